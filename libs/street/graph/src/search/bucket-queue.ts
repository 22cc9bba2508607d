import { ALMOST_ONE } from '../speed-class.js';
import type { Arcs } from '../street-graph.js';
import { ARCS_PER_SLOT, FAR, FAR_BLOCK, type PricedArcs } from './priced-arcs.js';

export const UNREACHED = 0x7fffffff;
const NONE = -1;
/** A bucket holds the costs of 128 deciseconds: few arcs are shorter, few buckets are empty. */
const SHIFT = 7;
/** Bucket of what is looked at no more. */
const NOWHERE = 0;

/** The greatest cost in the bucket of a cost. */
export const lastInBucket = (cost: number): number => cost | ((1 << SHIFT) - 1);

const bucketOf = (cost: number): number => 1 + (cost >> SHIFT);

/**
 * Labels of one search over one graph, allocated once and reused. Costs alone are kept: which way one came is found again
 * from them, so that a label takes 4 bytes.
 */
export class SearchState {
  /** cost[vertex], or cost[slot] over priced arcs: deciseconds from the seeds, or UNREACHED */
  private cost: Int32Array;
  private priced: PricedArcs | undefined;
  /** heads[bucket]: its first entry; all are NONE between searches, but that of NOWHERE, which nobody reads. */
  private heads = new Int32Array(0);
  /** entries[2i] vertex, or slot, entries[2i + 1] next entry of the bucket; all that were reached are among them. */
  private entries = new Int32Array(2 * 1024);
  private entryCount = 0;
  /** The bucket at which the search rests, and the one behind its last. */
  private next = NOWHERE + 1;
  private end = NOWHERE + 1;

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
    const buckets = bucketOf(limit) + 1;
    if (this.heads.length < buckets) this.heads = new Int32Array(buckets).fill(NONE);
    else this.heads.fill(NONE, this.next, this.end);
    this.next = NOWHERE + 1;
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
    const bucket = bucketOf(cost);
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
    const last = bucketOf(until);
    for (let bucket = this.next; bucket <= last; bucket++)
      for (let item = heads[bucket]; item !== NONE; item = heads[bucket]) {
        heads[bucket] = NONE;
        for (; item !== NONE; item = entries[2 * item + 1]) {
          const vertex = entries[2 * item];
          const now = cost[vertex];
          if (bucketOf(now) !== bucket) continue;
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
            const into = bucketOf(next);
            entries[2 * entryCount + 1] = heads[into];
            heads[into] = entryCount++;
          }
        }
      }
    this.entryCount = entryCount;
    this.next = Math.max(this.next, last + 1);
    return settled;
  }

  /** The same over the priced arcs with which it was started. */
  settlePriced(priced: PricedArcs, limit: number, until: number): number {
    let settled = this.settleWithRoom(priced, limit, until);
    while (this.next <= bucketOf(until)) {
      this.grow(priced.mostArcs + 1);
      settled += this.settleWithRoom(priced, limit, until);
    }
    return settled;
  }

  /**
   * Until there is no room for entries. Whether an arc improves anything is as good as random, so it decides about no jump: what does not
   * is written, too, over what was there or where the next entry will be. Nothing is called, so that the compiler keeps where arrays are.
   */
  private settleWithRoom(priced: PricedArcs, limit: number, until: number): number {
    const { words, farBase, farSlot, farPrice, mostArcs } = priced;
    const { cost, heads, entries } = this;
    const beyond = limit + 1;
    const room = (entries.length >> 1) - mostArcs - 1;
    const last = bucketOf(until);
    let { entryCount, next: bucket } = this;
    let settled = 0;
    search: for (; bucket <= last; bucket++)
      for (let item = heads[bucket]; item !== NONE; item = heads[bucket]) {
        heads[bucket] = NONE;
        for (; item !== NONE; item = entries[2 * item + 1]) {
          const slot = entries[2 * item];
          const now = cost[slot];
          if (bucketOf(now) !== bucket) continue;
          if (entryCount > room) {
            putBack(heads, entries, bucket, item);
            break search;
          }
          settled++;
          let at = ARCS_PER_SLOT * slot - 1;
          let word: number;
          do {
            word = words[++at];
            let price = word >>> 18;
            const on = (word << 14) >> 16;
            let head = slot + on;
            if (price === FAR) {
              const far = farBase[slot >> FAR_BLOCK] + on;
              price = farPrice[far];
              head = farSlot[far];
            }
            const next = now + price;
            const known = cost[head];
            const less = next - known;
            // all bits where it is an improvement, none where not
            const better = (less & (next - beyond)) >> 31;
            // NOWHERE where it is none, or where it is one but leads no further
            const into = bucketOf(next) & better & ((word << 30) >> 31);
            cost[head] = known + (less & better);
            entries[2 * entryCount] = head;
            entries[2 * entryCount + 1] = heads[into];
            heads[into] = entryCount;
            entryCount -= better;
          } while ((word & 1) === 0);
        }
      }
    this.entryCount = entryCount;
    this.next = bucket;
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

/** An item of a bucket and all behind it. */
function putBack(heads: Int32Array, entries: Int32Array, bucket: number, item: number): void {
  let end = item;
  while (entries[2 * end + 1] !== NONE) end = entries[2 * end + 1];
  entries[2 * end + 1] = heads[bucket];
  heads[bucket] = item;
}
