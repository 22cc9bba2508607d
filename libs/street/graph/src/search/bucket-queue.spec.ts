import { describe, expect, it } from '@jest/globals';
import { OWN_SPEED, slownessOf } from '../speed-class.js';
import type { Arcs } from '../street-graph.js';
import { HeapSearch } from '../testing/heap-search.js';
import { SearchState, UNREACHED } from './bucket-queue.js';
import { pricedArcs } from './priced-arcs.js';

const SIDE = 70;
/** A lane that ends beyond each of them, and one that leads from nowhere into it. */
const CROSSINGS = SIDE * SIDE;
const COUNT = 3 * CROSSINGS;

/** Streets between crossings, some of them across the corner, every seventh one-way, lengths from 1 to 1,000 m, in no order. */
function drawTown(): Arcs {
  let state = 1;
  const random = (below: number): number => (state = (state * 48271) % 0x7fffffff) % below;
  const leaving: number[][] = Array.from({ length: COUNT }, () => []);
  const connect = (from: number, to: number): void => {
    const decimetres = 1 + random(random(4) === 0 ? 10_000 : 400);
    leaving[from].push(to, (decimetres << 8) | OWN_SPEED);
  };
  for (let crossing = 0; crossing < CROSSINGS; crossing++) {
    const across = random(3) === 0 ? [(crossing + SIDE + 1) % CROSSINGS, (crossing + SIDE) % CROSSINGS] : [];
    const others = [crossing % SIDE < SIDE - 1 ? crossing + 1 : crossing, (crossing + SIDE) % CROSSINGS, ...across];
    for (const other of others) {
      connect(crossing, other);
      if (random(7) > 0) connect(other, crossing);
    }
    connect(crossing, CROSSINGS + crossing);
    connect(CROSSINGS + crossing, crossing);
    connect(2 * CROSSINGS + crossing, crossing);
  }
  const words = Int32Array.from(leaving.flat());
  const offset = new Int32Array(COUNT + 1);
  leaving.forEach((arcs, vertex) => (offset[vertex + 1] = offset[vertex] + arcs.length / 2));
  return { offset, words, edge: new Int32Array(words.length / 2) };
}

describe('the bucket queue', () => {
  const arcs = drawTown();
  const slowness = slownessOf({ mode: 'foot', metresPerSecond: 1.2, walkMetresPerSecond: 1.2 });
  const priced = pricedArcs(arcs, slowness) ?? pricedArcs(arcs, slowness);
  if (!priced) throw new RangeError('no prices');

  it.each([
    ['a crossing', 17],
    ['the end of a lane', CROSSINGS + 2_000],
    ['where one only leaves', 2 * CROSSINGS + 3_000],
  ])('knows the costs that a heap knows, from %s', (_, start) => {
    const heap = new HeapSearch(arcs);
    const state = new SearchState(COUNT);
    for (const limit of [0, 130, 40_000, 600, 5_000]) {
      heap.run(arcs, slowness, limit, start);
      for (const prices of [priced, undefined]) {
        state.start(limit, prices);
        state.seed(start, 0, limit);
        if (prices) for (const until of [100, limit >> 1, limit]) state.settlePriced(prices, limit, until);
        else state.settle(arcs, slowness, limit, limit);
        expect(Array.from({ length: COUNT }, (__, vertex) => state.costOf(vertex))).toEqual([...heap.cost]);
      }
    }
    expect(heap.cost.filter((cost) => cost < UNREACHED).length).toBeGreaterThan(10);
  });

  it('keeps the better of a seed at the end of a lane and the way there', () => {
    const state = new SearchState(COUNT);
    const [crossing, end] = [100, CROSSINGS + 100];
    for (const cost of [0, 50_000]) {
      state.start(60_000, priced);
      state.seed(end, cost, 60_000);
      state.seed(crossing, 20_000, 60_000);
      state.settlePriced(priced, 60_000, 60_000);
      expect(state.costOf(end) < 50_000).toBe(true);
      expect(state.costOf(crossing) < 20_000).toBe(cost === 0);
      expect(state.reachedCount).toBeGreaterThan(1_000);
      expect(Array.from({ length: state.reachedCount }, (_, entry) => state.reached(entry))).toContain(end);
    }
  });
});
