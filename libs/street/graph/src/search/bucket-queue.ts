import { ALMOST_ONE } from '../speed-class.js';
import type { Arcs } from '../street-graph.js';

export const UNREACHED = 0x7fffffff;
const NONE = -1;

/** Labels of one search over one graph, allocated once and reused. */
export class SearchState {
  /** labels[2v] deciseconds from the seeds or UNREACHED, labels[2v + 1] arc by which v was reached, ~seed when it is one */
  private readonly labels: Int32Array;
  private readonly reached: Int32Array;
  private reachedCount = 0;
  /** heads[cost]: first entry of the bucket; all are NONE between searches. */
  private heads = new Int32Array(0);
  /** Bit `cost & 31` of word `cost >>> 5` is set when the bucket has entries. */
  private filled = new Int32Array(0);
  /** entries[2i] vertex, entries[2i + 1] next entry of the bucket. */
  private entries = new Int32Array(0);
  private entryCount = 0;

  constructor(vertexCount: number) {
    this.labels = new Int32Array(2 * vertexCount).fill(UNREACHED);
    this.reached = new Int32Array(vertexCount);
  }

  /** Forgets the search before. */
  start(limit: number, arcCount: number, seedCount: number): void {
    for (let i = 0; i < this.reachedCount; i++) this.labels[2 * this.reached[i]] = UNREACHED;
    this.reachedCount = 0;
    this.entryCount = 0;
    if (this.heads.length <= limit) {
      this.heads = new Int32Array(limit + 1).fill(NONE);
      this.filled = new Int32Array((limit >>> 5) + 1);
    }
    const entries = arcCount + seedCount;
    if (this.entries.length < 2 * entries) this.entries = new Int32Array(2 * entries);
  }

  costOf(vertex: number): number {
    return this.labels[2 * vertex];
  }

  parentOf(vertex: number): number {
    return this.labels[2 * vertex + 1];
  }

  seed(vertex: number, cost: number, parent: number, limit: number): void {
    if (cost > limit || cost >= this.labels[2 * vertex]) return;
    if (this.labels[2 * vertex] === UNREACHED) this.reached[this.reachedCount++] = vertex;
    this.labels[2 * vertex] = cost;
    this.labels[2 * vertex + 1] = parent;
    this.entries[2 * this.entryCount] = vertex;
    this.entries[2 * this.entryCount + 1] = this.heads[cost];
    this.heads[cost] = this.entryCount++;
    this.filled[cost >>> 5] |= 1 << (cost & 31);
  }

  /**
   * Dial's algorithm: one bucket per decisecond up to the limit. Every arc costs at least 1, so that a bucket is
   * complete when it is opened. Returns how many vertices were settled.
   */
  settle({ offset, words }: Arcs, slowness: Float64Array, limit: number): number {
    const { labels, reached, heads, filled, entries } = this;
    let { reachedCount, entryCount } = this;
    let pending = entryCount;
    let settled = 0;
    for (let group = 0; pending > 0; group++)
      while (filled[group] !== 0) {
        const first = 31 - Math.clz32(filled[group] & -filled[group]);
        filled[group] ^= 1 << first;
        const now = (group << 5) | first;
        let item = heads[now];
        heads[now] = NONE;
        for (; item !== NONE; item = entries[2 * item + 1]) {
          pending--;
          const vertex = entries[2 * item];
          if (labels[2 * vertex] !== now) continue;
          settled++;
          for (let arc = offset[vertex], end = offset[vertex + 1]; arc < end; arc++) {
            const head = words[2 * arc];
            const word = words[2 * arc + 1];
            const next = now + (((word >>> 8) * slowness[word & 0xff] + ALMOST_ONE) | 0);
            const known = labels[2 * head];
            if (next >= known || next > limit) continue;
            if (known === UNREACHED) reached[reachedCount++] = head;
            labels[2 * head] = next;
            labels[2 * head + 1] = arc;
            entries[2 * entryCount] = head;
            entries[2 * entryCount + 1] = heads[next];
            heads[next] = entryCount++;
            filled[next >>> 5] |= 1 << (next & 31);
            pending++;
          }
        }
      }
    this.reachedCount = reachedCount;
    this.entryCount = entryCount;
    return settled;
  }
}
