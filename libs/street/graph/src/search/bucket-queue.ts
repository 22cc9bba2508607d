import { ALMOST_ONE } from '../speed-class.js';
import type { Arcs } from '../street-graph.js';
import { ARCS_PER_SLOT, FAR, type PricedArcs } from './priced-arcs.js';

export const UNREACHED = 0x7fffffff;
const NONE = -1;
/** A bucket holds the costs of 64 deciseconds: few arcs are shorter, and the first of all buckets stay in the nearest cache. */
const SHIFT = 6;

/** The greatest cost in the bucket of a cost. */
export const lastInBucket = (cost: number): number => cost | ((1 << SHIFT) - 1);

/**
 * Labels of one search over one graph, allocated once and reused. Costs alone are kept: which way one came is found again
 * from them, so that a label takes 4 bytes.
 */
export class SearchState {
  /** cost[vertex], or cost[slot] over priced arcs: deciseconds from the seeds, or UNREACHED */
  private cost: Int32Array;
  private priced: PricedArcs | undefined;
  /** heads[cost >> SHIFT]: first entry of the bucket; all are NONE between searches. */
  private heads = new Int32Array(0);
  /** entries[2i] vertex, or slot, entries[2i + 1] next entry of the bucket; all that were reached are among them. */
  private entries = new Int32Array(2 * 1024);
  private entryCount = 0;
  /** The bucket at which the search rests, and the one behind its last. */
  private next = 0;
  private end = 0;

  constructor(vertexCount: number) {
    this.cost = new Int32Array(vertexCount).fill(UNREACHED);
  }

  /** Forgets the search before; the next one goes over priced arcs, or by vertices. */
  start(limit: number, priced?: PricedArcs): void {
    const { cost, entries, entryCount } = this;
    for (let i = 0; i < entryCount; i++) cost[entries[2 * i]] = UNREACHED;
    this.entryCount = 0;
    this.priced = priced;
    if (priced && cost.length < priced.slotCount) this.cost = new Int32Array(priced.slotCount).fill(UNREACHED);
    const buckets = (limit >> SHIFT) + 1;
    if (this.heads.length < buckets) this.heads = new Int32Array(buckets).fill(NONE);
    else this.heads.fill(NONE, this.next, this.end);
    this.next = 0;
    this.end = buckets;
  }

  costOf(vertex: number): number {
    return this.cost[this.priced ? this.priced.slotOf[vertex] : vertex];
  }

  /** At least as many as were reached, as some come several times. */
  get reachedCount(): number {
    return this.entryCount;
  }

  reached(entry: number): number {
    const reached = this.entries[2 * entry];
    return this.priced ? this.priced.vertexOf[reached] : reached;
  }

  seed(vertex: number, cost: number, limit: number): void {
    const at = this.priced ? this.priced.slotOf[vertex] : vertex;
    if (cost > limit || cost >= this.cost[at]) return;
    if (2 * this.entryCount === this.entries.length) this.grow(1);
    this.cost[at] = cost;
    const bucket = cost >> SHIFT;
    this.entries[2 * this.entryCount] = at;
    this.entries[2 * this.entryCount + 1] = this.heads[bucket];
    this.heads[bucket] = this.entryCount++;
  }

  /**
   * Dial's algorithm with buckets wider than the shortest arc: a vertex that is improved within its own bucket comes there
   * again, until the bucket is empty, so that costs are exact (Goldberg and Silverstein, Implementations of Dijkstra's Algorithm
   * Based on Multi-Level Buckets, 1997). It rests when costs of up to `until`, and those in one bucket with it, are exact, and
   * goes on when asked again. Returns how many vertices were settled, those that came again counted again.
   */
  settle({ offset, words }: Arcs, slowness: Float64Array, limit: number, until: number): number {
    const { cost, heads } = this;
    let { entries, entryCount } = this;
    let settled = 0;
    const last = until >> SHIFT;
    for (let bucket = this.next; bucket <= last; bucket++)
      for (let item = heads[bucket]; item !== NONE; item = heads[bucket]) {
        heads[bucket] = NONE;
        for (; item !== NONE; item = entries[2 * item + 1]) {
          const vertex = entries[2 * item];
          const now = cost[vertex];
          if (now >> SHIFT !== bucket) continue;
          settled++;
          const begin = offset[vertex];
          const end = offset[vertex + 1];
          if (2 * (entryCount + end - begin) > entries.length) entries = this.grow(end - begin, entryCount);
          for (let arc = begin; arc < end; arc++) {
            const head = words[2 * arc];
            const word = words[2 * arc + 1];
            const next = now + (((word >>> 8) * slowness[word & 0xff] + ALMOST_ONE) | 0);
            if (next >= cost[head] || next > limit) continue;
            cost[head] = next;
            entries[2 * entryCount] = head;
            entries[2 * entryCount + 1] = heads[next >> SHIFT];
            heads[next >> SHIFT] = entryCount++;
          }
        }
      }
    this.entryCount = entryCount;
    this.next = Math.max(this.next, last + 1);
    return settled;
  }

  /**
   * The same over the priced arcs with which it was started. Whether an arc improves anything is as good as random, so it decides about
   * no jump: what does not is written, too, over what was there or where the next entry will be.
   */
  settlePriced({ words, far, mostArcs }: PricedArcs, limit: number, until: number): number {
    const { cost, heads } = this;
    const beyond = limit + 1;
    let { entries, entryCount } = this;
    let settled = 0;
    const last = until >> SHIFT;
    for (let bucket = this.next; bucket <= last; bucket++)
      for (let item = heads[bucket]; item !== NONE; item = heads[bucket]) {
        heads[bucket] = NONE;
        for (; item !== NONE; item = entries[2 * item + 1]) {
          const slot = entries[2 * item];
          const now = cost[slot];
          if (now >> SHIFT !== bucket) continue;
          settled++;
          if (2 * (entryCount + mostArcs) >= entries.length) entries = this.grow(mostArcs, entryCount);
          let at = ARCS_PER_SLOT * slot - 1;
          let word: number;
          do {
            word = words[++at];
            let price = word >>> 20;
            let head = slot + ((word << 12) >> 13);
            if (price === FAR) {
              const arc = far.get(at);
              if (arc === undefined) continue;
              price = arc.deciseconds;
              head = arc.slot;
            }
            const next = now + price;
            const known = cost[head];
            const less = next - known;
            // all bits where it is an improvement, none where not
            const better = (less & (next - beyond)) >> 31;
            const into = (next & better) >> SHIFT;
            const first = heads[into];
            cost[head] = known + (less & better);
            entries[2 * entryCount] = head;
            entries[2 * entryCount + 1] = first;
            heads[into] = first + ((entryCount - first) & better);
            entryCount -= better;
          } while ((word & 1) === 0);
        }
      }
    this.entryCount = entryCount;
    this.next = Math.max(this.next, last + 1);
    return settled;
  }

  /** Room for `more` entries after those that there are. */
  private grow(more: number, count = this.entryCount): Int32Array<ArrayBuffer> {
    const entries = new Int32Array(Math.max(2 * this.entries.length, 2 * (count + more)));
    entries.set(this.entries);
    this.entries = entries;
    return entries;
  }
}
