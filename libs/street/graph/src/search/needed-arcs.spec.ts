import { describe, expect, it } from '@jest/globals';
import { neededArcs } from './needed-arcs.js';

type Arc = readonly [from: number, to: number, price: number];

/** Which of the arcs are needed, told in the order of their tails. */
function needed(...arcs: readonly Arc[]): readonly Arc[] {
  const count = Math.max(...arcs.flatMap(([from, to]) => [from, to])) + 1;
  const sorted = arcs.toSorted(([a], [b]) => a - b);
  const offset = Int32Array.from({ length: count + 1 }, (_, vertex) => arcs.filter(([from]) => from < vertex).length);
  const words = Int32Array.from(sorted.flatMap(([, to]) => [to, 0]));
  const found = neededArcs(
    { offset, words, edge: new Int32Array(arcs.length) },
    Int32Array.from(sorted, (arc) => arc[2]),
  );
  return sorted.filter((_, row) => found[row] === 1);
}

const [A, B, C, D] = [0, 1, 2, 3];
const ENDLESS = 1_677_721_500;

describe('arcs that shortest ways need', () => {
  it.each<[string, readonly Arc[], readonly Arc[]]>([
    [
      'a side that is longer than the other two',
      [
        [A, B, 3],
        [B, C, 3],
        [A, C, 7],
      ],
      [
        [A, B, 3],
        [B, C, 3],
      ],
    ],
    [
      'a side that is as long as the other two',
      [
        [A, B, 3],
        [B, C, 3],
        [A, C, 6],
      ],
      [
        [A, B, 3],
        [B, C, 3],
      ],
    ],
    [
      'a shorter side',
      [
        [A, B, 3],
        [B, C, 3],
        [A, C, 5],
      ],
      [
        [A, B, 3],
        [A, C, 5],
        [B, C, 3],
      ],
    ],
    [
      'the dearer of two',
      [
        [A, B, 3],
        [A, B, 2],
        [A, B, 2],
      ],
      [
        [A, B, 3],
        [A, B, 2],
      ],
    ],
    [
      'over one that is itself not needed',
      [
        [A, B, 1],
        [B, C, 1],
        [A, C, 2],
        [C, D, 1],
        [A, D, 3],
      ],
      [
        [A, B, 1],
        [B, C, 1],
        [C, D, 1],
      ],
    ],
    [
      'what is closed',
      [
        [A, B, ENDLESS],
        [B, C, ENDLESS],
        [A, C, ENDLESS],
      ],
      [
        [A, B, ENDLESS],
        [A, C, ENDLESS],
        [B, C, ENDLESS],
      ],
    ],
    [
      'over what is closed',
      [
        [A, B, ENDLESS],
        [B, C, 1],
        [A, C, 9],
      ],
      [
        [A, B, ENDLESS],
        [A, C, 9],
        [B, C, 1],
      ],
    ],
  ])('%s', (_, arcs, expected) => {
    expect(needed(...arcs)).toEqual(expected);
  });
});
