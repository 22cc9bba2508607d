import { describe, expect, it } from '@jest/globals';
import { SequenceTable } from './sequence-table.js';

describe('lists of stop_sequence', () => {
  it('are kept once, and what begins a longer one is found in that', () => {
    const table = new SequenceTable();
    const lists = [[1, 2], [1, 2, 3], [0, 10], [1, 2, 3], [1, 3], [0]];
    const ids = lists.map((list) => table.idOf(Int32Array.from(list)));
    expect(ids).toEqual([0, 1, 2, 1, 3, 4]);
    const { offset, values } = table.place();
    expect(Array.from(values)).toEqual([1, 2, 3, 0, 10, 1, 3]);
    expect(
      lists.map((list, i) => Array.from(values.slice(offset[ids[i] ?? 0], (offset[ids[i] ?? 0] ?? 0) + list.length))),
    ).toEqual(lists);
  });
});
