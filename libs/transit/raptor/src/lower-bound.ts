import { UNREACHED, type DayView } from '@maillage/transit-timetable';
import type { StopOffset } from './journey.js';
import { BUCKETS } from './buckets.js';
import { shortestHops, type Hops } from './shortest-hops.js';
import { walksOf } from './walks.js';

const NONE = -1;
const NO_HOPS = new Int32Array(0);
/** Journeys take up to so many times the bound of the nearest start, and so much longer; farther stops are rarely looked at. */
const DETOUR = 1.2;
const WAITING_SECONDS = 300;

/**
 * Seconds to the goal that no way undercuts: shortest rides between neighbours and walks, without waiting and without
 * changing. One search backwards from the goal per query, in buckets (Dial 1969).
 */
export class LowerBound {
  #view: DayView | undefined;
  #hops: Hops = { offset: NO_HOPS, from: NO_HOPS, seconds: NO_HOPS, rides: NO_HOPS };
  readonly #seconds: Int32Array;
  /** Stops with the same distance are a doubly linked list. */
  readonly #head = new Int32Array(BUCKETS);
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #isStart: Uint8Array;
  #goal: readonly StopOffset[] | undefined;

  constructor(stopCount: number) {
    this.#seconds = new Int32Array(stopCount);
    this.#next = new Int32Array(stopCount);
    this.#previous = new Int32Array(stopCount);
    this.#isStart = new Uint8Array(stopCount);
  }

  /** Whether they are known already. */
  isFor(view: DayView, goal: readonly StopOffset[]): boolean {
    return goal === this.#goal && view === this.#view;
  }

  /**
   * Bounds as far as they are of use to who starts at one of these stops; what is farther counts as that far. The array is
   * overwritten by the next call, unless it is for the same goal on the same view.
   */
  compute(view: DayView, goal: readonly StopOffset[], starts: readonly StopOffset[]): Int32Array {
    if (this.isFor(view, goal)) return this.#seconds;
    if (view !== this.#view) this.#hops = shortestHops(view);
    this.#view = view;
    this.#goal = goal;
    const seconds = this.#seconds.fill(UNREACHED);
    const head = this.#head.fill(NONE);
    const next = this.#next;
    const previous = this.#previous;
    const { offset, from, seconds: hopSeconds } = this.#hops;
    const { back, backOffset } = walksOf(view);
    let open = 0;
    let now = BUCKETS;
    for (const { stop, seconds: away } of goal) {
      const distance = Math.min(away, BUCKETS - 1);
      if (distance >= seconds[stop]) continue;
      if (seconds[stop] === UNREACHED) open++;
      else unlink(head, next, previous, stop, seconds[stop]);
      seconds[stop] = distance;
      link(head, next, previous, stop, distance);
      now = Math.min(now, distance);
    }
    for (const { stop } of starts) this.#isStart[stop] = 1;
    let limit = UNREACHED;
    for (; open > 0 && now < limit; now++) {
      const bucket = now & (BUCKETS - 1);
      for (let stop = head[bucket]; stop !== NONE; stop = head[bucket]) {
        unlink(head, next, previous, stop, now);
        open--;
        if (limit === UNREACHED && this.#isStart[stop] === 1) limit = Math.floor(DETOUR * now) + WAITING_SECONDS;
        for (let h = offset[stop], end = offset[stop + 1]; h < end; h++) {
          const neighbour = from[h];
          const distance = now + hopSeconds[h];
          if (distance >= seconds[neighbour]) continue;
          if (seconds[neighbour] === UNREACHED) open++;
          else unlink(head, next, previous, neighbour, seconds[neighbour]);
          seconds[neighbour] = distance;
          link(head, next, previous, neighbour, distance);
        }
        for (let w = 2 * backOffset[stop], end = 2 * backOffset[stop + 1]; w < end; w += 2) {
          const distance = now + Math.min(back[w + 1], BUCKETS - 1);
          if (distance >= limit) break;
          const neighbour = back[w];
          if (distance >= seconds[neighbour]) continue;
          if (seconds[neighbour] === UNREACHED) open++;
          else unlink(head, next, previous, neighbour, seconds[neighbour]);
          seconds[neighbour] = distance;
          link(head, next, previous, neighbour, distance);
        }
      }
    }
    for (const { stop } of starts) this.#isStart[stop] = 0;
    if (limit < UNREACHED)
      for (let stop = 0; stop < seconds.length; stop++) if (seconds[stop] > limit) seconds[stop] = limit;
    return seconds;
  }
}

function link(head: Int32Array, next: Int32Array, previous: Int32Array, stop: number, distance: number): void {
  const bucket = distance & (BUCKETS - 1);
  const first = head[bucket];
  next[stop] = first;
  previous[stop] = NONE;
  if (first !== NONE) previous[first] = stop;
  head[bucket] = stop;
}

function unlink(head: Int32Array, next: Int32Array, previous: Int32Array, stop: number, distance: number): void {
  const before = previous[stop];
  const after = next[stop];
  if (before === NONE) head[distance & (BUCKETS - 1)] = after;
  else next[before] = after;
  if (after !== NONE) previous[after] = before;
}
