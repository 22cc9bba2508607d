import type { Itinerary } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';

/** Both ends inclusive, whole seconds. */
export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

export interface WindowSearch {
  readonly first: Interval;
  /** The side on which the window grows. */
  readonly side: 'LATER' | 'EARLIER';
  /** It never leaves these. */
  readonly bounds: Interval;
  /** It grows until it holds this many. */
  readonly minimum: number;
  readonly maximum: number | undefined;
  /** The instant that places an itinerary in the window: its departure, or its arrival. */
  readonly keyOf: (itinerary: Itinerary) => Instant;
  /** Every itinerary whose key lies in the interval. */
  readonly search: (interval: Interval) => readonly Itinerary[];
  /** Without those that others beat: nobody looks beyond an interval for what beats an itinerary inside. */
  readonly unbeaten: (found: readonly Itinerary[]) => Itinerary[];
  /**
   * Where the next itinerary on that side lies when one goes on from an instant: before the one that is answered there is
   * none, and none at all where it answers nothing. Undefined: nobody knows.
   */
  readonly nextFrom: ((instant: Instant) => Instant | undefined) | undefined;
  /** Asked before the window grows, with what it holds: whether it is worth it. */
  readonly mayGrow: (found: number) => boolean;
}

export interface WindowResult extends Interval {
  readonly itineraries: readonly Itinerary[];
  readonly searchedUntil: Instant;
}

/**
 * Searches a window and, while it holds too few itineraries, the time after (or before) it. What is answered is
 * everything inside the interval of the result, so that a page that begins where it ends neither loses nor repeats any.
 */
export function growWindow(task: WindowSearch): WindowResult {
  const { side, bounds, keyOf } = task;
  let { from, to } = clip(task.first, bounds);
  let found = from <= to ? task.unbeaten(task.search({ from, to })) : [];
  let step = FIRST_STEP;
  let grown = false;
  while (found.length < task.minimum && isInside(side, from, to, bounds) && task.mayGrow(found.length)) {
    const more =
      found.length === 0 && task.nextFrom ? untilNext(task, task.nextFrom, from, to) : stepOn(task, from, to, step);
    if (!more) break;
    found = task.unbeaten([...found, ...task.search(more)]);
    if (side === 'LATER') to = more.to;
    else from = more.from;
    step = Math.min(step * 2, LONGEST_STEP);
    grown = true;
  }
  const searchedUntil = side === 'LATER' ? to : from;
  const nearestFirst = found.sort((a, b) => (side === 'LATER' ? keyOf(a) - keyOf(b) : keyOf(b) - keyOf(a)));
  const inFirst = nearestFirst.filter((it) => keyOf(it) >= task.first.from && keyOf(it) <= task.first.to).length;
  const wanted = grown ? wholeGroups(nearestFirst, Math.max(inFirst, task.minimum), keyOf, 'up') : found.length;
  const limit = task.maximum === undefined ? wanted : Math.min(wanted, task.maximum);
  const kept = nearestFirst.slice(0, limit < wanted ? wholeGroups(nearestFirst, limit, keyOf, 'down') : limit);
  const last = kept.at(-1);
  if (kept.length < found.length && last) {
    if (side === 'LATER') to = keyOf(last);
    else from = keyOf(last);
  }
  return { itineraries: kept, from, to, searchedUntil };
}

/** As far as the next itinerary, in one step; nothing lies before it. */
function untilNext(
  { side, bounds }: WindowSearch,
  nextFrom: (instant: Instant) => Instant | undefined,
  from: Instant,
  to: Instant,
): Interval | undefined {
  const begin = (side === 'LATER' ? to + 1 : from - 1) as Instant;
  const next = nextFrom(begin);
  if (next === undefined) return undefined;
  return side === 'LATER'
    ? { from: begin, to: Math.min(next, bounds.to) as Instant }
    : { from: Math.max(next, bounds.from) as Instant, to: begin };
}

const stepOn = ({ side, bounds }: WindowSearch, from: Instant, to: Instant, step: number): Interval =>
  side === 'LATER'
    ? { from: (to + 1) as Instant, to: Math.min(to + step, bounds.to) as Instant }
    : { from: Math.max(from - step, bounds.from) as Instant, to: (from - 1) as Instant };

const FIRST_STEP = 2 * 3600;
const LONGEST_STEP = 24 * 3600;

const clip = (interval: Interval, bounds: Interval): Interval => ({
  from: Math.max(interval.from, bounds.from) as Instant,
  to: Math.min(interval.to, bounds.to) as Instant,
});

const isInside = (side: WindowSearch['side'], from: Instant, to: Instant, bounds: Interval): boolean =>
  side === 'LATER' ? to < bounds.to : from > bounds.from;

/** `count`, moved so that it does not part itineraries of one instant; down to none only if the first group is too large. */
function wholeGroups(
  sorted: readonly Itinerary[],
  count: number,
  keyOf: WindowSearch['keyOf'],
  direction: 'up' | 'down',
): number {
  if (count >= sorted.length) return sorted.length;
  let size = count;
  const parts = (): boolean => {
    const [before, after] = [sorted[size - 1], sorted[size]];
    return before !== undefined && after !== undefined && keyOf(before) === keyOf(after);
  };
  while (parts()) size += direction === 'up' ? 1 : -1;
  return size === 0 ? count : size;
}
