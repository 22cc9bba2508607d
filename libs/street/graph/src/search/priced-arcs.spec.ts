import { describe, expect, it } from '@jest/globals';
import { OWN_SPEED, slownessOf } from '../speed-class.js';
import { SearchState, UNREACHED } from './bucket-queue.js';
import { pricedArcs } from './priced-arcs.js';

/** A line of four vertices of which the first is far from the others by its number; arcs in metres. */
const COUNT = 2 ** 20;
const [A, B, C, D] = [0, COUNT - 3, COUNT - 2, COUNT - 1];

function arcsOf(arcs: readonly (readonly [from: number, to: number, metres: number])[]) {
  const sorted = arcs.toSorted(([a], [b]) => a - b);
  const offset = new Int32Array(COUNT + 1);
  for (const [from] of sorted) offset[from + 1]++;
  for (let vertex = 0; vertex < COUNT; vertex++) offset[vertex + 1] += offset[vertex];
  return {
    offset,
    words: Int32Array.from(sorted.flatMap(([, to, metres]) => [to, ((metres * 10) << 8) | OWN_SPEED])),
    edge: Int32Array.from(sorted, (_, arc) => arc << 1),
  };
}

describe('arcs with prices', () => {
  const arcs = arcsOf([
    [A, B, 5_000],
    [B, C, 4],
    [A, C, 5_001],
    [C, D, 1],
  ]);
  const slowness = slownessOf({ mode: 'foot', metresPerSecond: 1, walkMetresPerSecond: 1 });

  it('are made for a traveller who comes again, and kept for three', () => {
    expect(pricedArcs(arcs, slowness)).toBeUndefined();
    const priced = pricedArcs(arcs, slowness);
    expect(priced?.slotCount).toBe(COUNT);
    for (const metresPerSecond of [2, 3]) {
      const other = slownessOf({ mode: 'foot', metresPerSecond, walkMetresPerSecond: 1 });
      expect([pricedArcs(arcs, other), pricedArcs(arcs, slowness)]).toEqual([undefined, priced]);
    }
    for (const metresPerSecond of [4, 5, 6])
      pricedArcs(arcs, slownessOf({ mode: 'foot', metresPerSecond, walkMetresPerSecond: 1 }));
    expect(pricedArcs(arcs, slowness)).toBeUndefined();
  });

  it('cost the same, also where a cost or a vertex does not fit into a word', () => {
    const priced = pricedArcs(arcs, slowness) ?? pricedArcs(arcs, slowness);
    if (!priced) throw new RangeError('no prices');
    const state = new SearchState(COUNT);
    for (const limit of [49_999, 50_009, 50_019, 864_000]) {
      const found = [
        () => state.settle(arcs, slowness, limit, limit),
        () => state.settlePriced(priced, limit, limit),
      ].map((settle) => {
        state.start(limit);
        state.seed(A, 0, limit);
        settle();
        return [B, C, D].map((vertex) => state.costOf(vertex));
      });
      const within = (cost: number) => (cost <= limit ? cost : UNREACHED);
      expect(found[0]).toEqual([within(50_000), within(50_010), within(50_020)]);
      expect(found[1]).toEqual(found[0]);
    }
  });
});
