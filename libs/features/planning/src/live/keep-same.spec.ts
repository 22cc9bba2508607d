import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keepSame } from './keep-same.js';

const item = (entityId: string, delay?: number) => ({
  entityId,
  stops: [{ arrival: delay === undefined ? {} : { delay } }],
});

describe('what is told again', () => {
  it('stays the object that it was, wherever in the list', () => {
    const known = [item('a', 1), item('b', 2)];
    const kept = keepSame(known, [item('b', 2), item('c', 3), item('a', 1)]);
    expect([kept[0] === known[1], kept[2] === known[0]]).toEqual([true, true]);
  });

  it('stays the list that it was', () => {
    const known = [item('a', 1), item('b')];
    expect(keepSame(known, [item('a', 1), item('b')])).toBe(known);
    expect(keepSame(known, [item('b'), item('a', 1)])).not.toBe(known);
    expect(keepSame(known, [item('a', 1)])).not.toBe(known);
  });

  it('is what is told now, whatever it was before', () => {
    // as JSON is read
    const entity = fc
      .record({ entityId: fc.constantFrom('a', 'b', 'c'), what: fc.jsonValue({ maxDepth: 2 }) })
      .map((value): typeof value => JSON.parse(JSON.stringify(value)) as typeof value);
    fc.assert(
      fc.property(fc.array(entity, { maxLength: 4 }), fc.array(entity, { maxLength: 4 }), (known, items) => {
        expect(keepSame(known, items)).toStrictEqual(items);
      }),
    );
    for (const [before, now] of [
      [[], {}],
      [{ a: 1 }, {}],
      [{}, { a: 1 }],
      [{ a: undefined }, { b: undefined }],
      [[1], [1, 2]],
      [null, {}],
    ])
      expect(keepSame([{ entityId: 'a', what: before }], [{ entityId: 'a', what: now }])).toStrictEqual([
        { entityId: 'a', what: now },
      ]);
  });
});
