import { ALMOST_ONE } from '../speed-class.js';
import type { Arcs } from '../street-graph.js';

const UNREACHED = 0x7fffffff;

/**
 * Dijkstra's algorithm with a heap of four children on typed arrays, allocated once: what the bucket queue is measured against. No
 * slower than a heap of two, nor than one of costs and vertices in one number.
 */
export class HeapSearch {
  readonly cost: Int32Array;
  private readonly reached: Int32Array;
  private reachedCount = 0;
  /** The heap: costs, and their vertices; entries that were improved stay in it. */
  private readonly costs: Int32Array;
  private readonly vertices: Int32Array;

  constructor(arcs: Arcs) {
    const count = arcs.offset.length - 1;
    this.cost = new Int32Array(count).fill(UNREACHED);
    this.reached = new Int32Array(count);
    this.costs = new Int32Array(arcs.edge.length + 8);
    this.vertices = new Int32Array(arcs.edge.length + 8);
  }

  /** Returns how many vertices were settled. */
  run({ offset, words }: Arcs, slowness: Float64Array, limit: number, start: number): number {
    const { cost, reached, costs, vertices } = this;
    for (let i = 0; i < this.reachedCount; i++) cost[reached[i]] = UNREACHED;
    cost[start] = 0;
    reached[0] = start;
    costs[0] = 0;
    vertices[0] = start;
    let reachedCount = 1;
    let size = 1;
    let settled = 0;
    while (size > 0) {
      const now = costs[0];
      const vertex = vertices[0];
      const lastCost = costs[--size];
      let at = 0;
      for (let child = 1; child < size; child = 4 * at + 1) {
        let least = child;
        for (let other = child + 1; other < child + 4 && other < size; other++)
          if (costs[other] < costs[least]) least = other;
        if (costs[least] >= lastCost) break;
        costs[at] = costs[least];
        vertices[at] = vertices[least];
        at = least;
      }
      costs[at] = lastCost;
      vertices[at] = vertices[size];
      if (cost[vertex] !== now) continue;
      settled++;
      for (let arc = offset[vertex], end = offset[vertex + 1]; arc < end; arc++) {
        const head = words[2 * arc];
        const word = words[2 * arc + 1];
        const next = now + (((word >>> 8) * slowness[word & 0xff] + ALMOST_ONE) | 0);
        const known = cost[head];
        if (next >= known || next > limit) continue;
        if (known === UNREACHED) reached[reachedCount++] = head;
        cost[head] = next;
        let hole = size++;
        while (hole > 0) {
          const parent = (hole - 1) >> 2;
          if (costs[parent] <= next) break;
          costs[hole] = costs[parent];
          vertices[hole] = vertices[parent];
          hole = parent;
        }
        costs[hole] = next;
        vertices[hole] = head;
      }
    }
    this.reachedCount = reachedCount;
    return settled;
  }
}
