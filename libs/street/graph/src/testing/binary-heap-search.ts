import type { Arcs } from '../street-graph.js';

const UNREACHED = 0x7fffffff;

/** Dijkstra's algorithm with a binary heap on typed arrays, allocated once: what the bucket queue is measured against. */
export class BinaryHeapSearch {
  readonly cost: Int32Array;
  private readonly reached: Int32Array;
  private reachedCount = 0;
  private readonly keys: Float64Array;
  private size = 0;

  constructor(arcs: Arcs) {
    const count = arcs.offset.length - 1;
    this.cost = new Int32Array(count).fill(UNREACHED);
    this.reached = new Int32Array(count);
    this.keys = new Float64Array(arcs.edge.length + 8);
  }

  run({ offset, words }: Arcs, slowness: Float64Array, limit: number, seeds: readonly [number, number][]): number {
    const { cost, reached } = this;
    for (let i = 0; i < this.reachedCount; i++) cost[reached[i]] = UNREACHED;
    this.reachedCount = 0;
    this.size = 0;
    for (const [vertex, at] of seeds) this.improve(vertex, at, limit);
    let settled = 0;
    while (this.size > 0) {
      const key = this.pop();
      const now = Math.floor(key / VERTICES);
      const vertex = key % VERTICES;
      if (cost[vertex] !== now) continue;
      settled++;
      for (let arc = offset[vertex], end = offset[vertex + 1]; arc < end; arc++) {
        const word = words[2 * arc + 1];
        this.improve(words[2 * arc], now + Math.ceil((word >>> 8) * slowness[word & 0xff]), limit);
      }
    }
    return settled;
  }

  private improve(vertex: number, cost: number, limit: number): void {
    if (cost > limit || cost >= this.cost[vertex]) return;
    if (this.cost[vertex] === UNREACHED) this.reached[this.reachedCount++] = vertex;
    this.cost[vertex] = cost;
    this.push(cost * VERTICES + vertex);
  }

  private push(key: number): void {
    const { keys } = this;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (keys[parent] <= key) break;
      keys[at] = keys[parent];
      at = parent;
    }
    keys[at] = key;
  }

  private pop(): number {
    const { keys } = this;
    const least = keys[0];
    const key = keys[--this.size];
    let at = 0;
    for (let child = 1; child < this.size; child = 2 * at + 1) {
      if (child + 1 < this.size && keys[child + 1] < keys[child]) child++;
      if (keys[child] >= key) break;
      keys[at] = keys[child];
      at = child;
    }
    keys[at] = key;
    return least;
  }
}

/** Vertices that fit beside the cost in a double. */
const VERTICES = 2 ** 27;
