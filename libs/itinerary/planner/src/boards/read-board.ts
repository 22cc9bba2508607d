import type { Instant } from '@maillage/kernel';
import type { RealtimeTimetable } from '@maillage/transit-timetable';
import type { NetworkDirectory } from '../network/network-directory.js';
import type { Interval } from '../routing/grow-window.js';
import { listEvents, type BoardEvent, type EventFilter } from './list-events.js';

export interface BoardQuery extends EventFilter {
  readonly time: Instant;
  readonly side: 'LATER' | 'EARLIER';
  /** False: the instant itself belongs to the other side, as when it is a page's end. */
  readonly inclusive: boolean;
  /** The board holds at least this many events, and at least those of the window. */
  readonly count: number;
  readonly windowSeconds: number;
}

export interface Board {
  /** By time. */
  readonly events: readonly BoardEvent[];
  /** What is before this instant, and from this instant on, is not on the board. */
  readonly earlier: Instant;
  readonly later: Instant;
}

/** The events after (before) an instant, enough of them, those of one moment never parted. */
export function readBoard(
  directory: NetworkDirectory,
  query: BoardQuery,
  realtime: RealtimeTimetable = directory.realtime,
): Board {
  const { side, time, count, windowSeconds } = query;
  const edge = (query.inclusive ? time : time - 1) as Instant;
  const bounds = { from: directory.period.start, to: directory.period.lastArrival };
  let step = Math.max(windowSeconds, FIRST_STEP);
  let interval = reach(side, edge, windowSeconds > 0 || count === 0 ? windowSeconds : step);
  let events = listEvents(directory, query, interval, realtime);
  while (events.length < count && (side === 'LATER' ? interval.to < bounds.to : interval.from > bounds.from)) {
    const next = reach(side, edge, (step *= 2));
    events = merge(side, events, listEvents(directory, query, beyond(side, interval, next), realtime));
    interval = next;
  }
  const kept = cut(events, query, edge);
  return side === 'LATER'
    ? { events: kept, earlier: edge, later: ((kept.at(-1)?.time ?? interval.to) + 1) as Instant }
    : { events: kept, earlier: kept[0]?.time ?? interval.from, later: (edge + 1) as Instant };
}

const FIRST_STEP = 3600;

const reach = (side: BoardQuery['side'], edge: Instant, seconds: number): Interval =>
  side === 'LATER' ? { from: edge, to: (edge + seconds) as Instant } : { from: (edge - seconds) as Instant, to: edge };

const beyond = (side: BoardQuery['side'], known: Interval, next: Interval): Interval =>
  side === 'LATER'
    ? { from: (known.to + 1) as Instant, to: next.to }
    : { from: next.from, to: (known.from - 1) as Instant };

const merge = (side: BoardQuery['side'], near: BoardEvent[], far: BoardEvent[]): BoardEvent[] =>
  side === 'LATER' ? [...near, ...far] : [...far, ...near];

/** The window's events or the nearest `count`, whichever is more, and what happens at the same time as the last. */
function cut(
  events: readonly BoardEvent[],
  { side, count, windowSeconds }: BoardQuery,
  edge: Instant,
): readonly BoardEvent[] {
  const nearest = side === 'LATER' ? [...events] : [...events].reverse();
  const inWindow = nearest.filter(({ time }) => Math.abs(time - edge) <= windowSeconds && windowSeconds > 0).length;
  let size = Math.max(inWindow, Math.min(count, nearest.length));
  while (size > 0 && size < nearest.length && nearest[size]?.time === nearest[size - 1]?.time) size++;
  const kept = nearest.slice(0, size);
  return side === 'LATER' ? kept : kept.reverse();
}
