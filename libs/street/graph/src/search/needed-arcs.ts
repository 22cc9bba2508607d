import type { Arcs } from '../street-graph.js';

/** An arc that costs as much is never replaced, nor replaces one. */
const MOST = 2 ** 20;

/**
 * Which arcs shortest ways need: 0 where one over a third vertex costs no more, as along the outlines of squares. Costs are positive, so
 * that an arc is replaced by cheaper ones, down to those that stay.
 */
export function neededArcs({ offset, words }: Arcs, prices: Int32Array): Uint8Array {
  const needed = new Uint8Array(prices.length).fill(1);
  /** Of other ways to the vertices that arcs lead to; 0 elsewhere. */
  const least = new Int32Array(offset.length - 1);
  for (let vertex = 0; vertex < offset.length - 1; vertex++) {
    const [begin, end] = [offset[vertex], offset[vertex + 1]];
    if (end - begin < 2) continue;
    let dearest = 0;
    for (let arc = begin; arc < end; arc++) {
      least[words[2 * arc]] = MOST;
      if (prices[arc] > dearest && prices[arc] < MOST) dearest = prices[arc];
    }
    for (let first = begin; first < end; first++) {
      if (prices[first] >= dearest) continue;
      const between = words[2 * first];
      for (let second = offset[between]; second < offset[between + 1]; second++) {
        const head = words[2 * second];
        const price = prices[first] + prices[second];
        if (price < least[head]) least[head] = price;
      }
    }
    for (let arc = begin; arc < end; arc++) {
      const head = words[2 * arc];
      if (prices[arc] >= MOST) continue;
      if (prices[arc] >= least[head]) needed[arc] = 0;
      else least[head] = prices[arc];
    }
    for (let arc = begin; arc < end; arc++) least[words[2 * arc]] = 0;
  }
  return needed;
}
