import { at, type Instant, type ServiceDay } from '@maillage/kernel';
import {
  updateOf,
  type PatternIndex,
  type RealtimeTimetable,
  type StopIndex,
  type TripIndex,
} from '@maillage/transit-timetable';
import type { NetworkDirectory } from '../network/network-directory.js';
import { modeBitOf } from '../network/pattern-mode.js';
import type { TripRun } from '../network/trip-run.js';
import { listLiveEvents } from './live-events.js';
import type { Interval } from '../routing/grow-window.js';
import { daysAround, listStarts } from './list-starts.js';

/** A run calling at a stop. */
export interface BoardEvent extends TripRun {
  readonly position: number;
  /** Its departure there, or its arrival on a board of arrivals, as it is known now. */
  readonly time: Instant;
  readonly scheduledTime: Instant;
  /** The run does not come, or does not stop here: listed at its planned time. */
  readonly isCancelled: boolean;
}

export interface EventFilter {
  readonly stops: readonly StopIndex[];
  readonly arrivals: boolean;
  /** Mask of transit modes. */
  readonly modes: number;
}

/** What departs from the stops, or arrives there, in an interval, by time: what does not come after all is listed too, unless it was deleted. */
export function listEvents(
  directory: NetworkDirectory,
  filter: EventFilter,
  interval: Interval,
  realtime: RealtimeTimetable,
): BoardEvent[] {
  const { served } = directory;
  const timetable = realtime.planned;
  const events: BoardEvent[] = [];
  const days = daysAround(directory, interval);
  for (const stop of filter.stops) {
    for (let i = served.offset[stop] as number; i < (served.offset[stop + 1] as number); i++) {
      const [pattern, position] = [served.pattern[i] as PatternIndex, served.position[i] as number];
      if (!isListed(directory, filter, pattern, position)) continue;
      const end = timetable.patterns.tripOffset[pattern + 1] as number;
      for (let trip = timetable.patterns.tripOffset[pattern] as number; trip < end; trip++)
        for (const day of days)
          addEvents(directory, realtime, filter, interval, trip as TripIndex, day, position, events);
    }
  }
  events.push(...listLiveEvents(realtime, filter, interval));
  return events.sort((a, b) => a.time - b.time || a.trip - b.trip);
}

function isListed(
  directory: Pick<NetworkDirectory, 'timetable'>,
  filter: EventFilter,
  pattern: PatternIndex,
  position: number,
): boolean {
  const { patterns } = directory.timetable;
  const first = patterns.stopOffset[pattern] as number;
  const word = patterns.stopWord[first + position] as number;
  const isEnd = filter.arrivals ? position === 0 : first + position + 1 === patterns.stopOffset[pattern + 1];
  const mode = modeBitOf(directory.timetable, pattern);
  return !isEnd && (word & (filter.arrivals ? 2 : 1)) !== 0 && (filter.modes & mode) !== 0;
}

function addEvents(
  directory: NetworkDirectory,
  realtime: RealtimeTimetable,
  { arrivals }: EventFilter,
  { from, to }: Interval,
  trip: TripIndex,
  serviceDay: ServiceDay,
  position: number,
  events: BoardEvent[],
): void {
  const { trips, profiles } = realtime.planned;
  const offset = (arrivals ? profiles.arrival : profiles.departure)[at(trips.profile, trip) + position] as number;
  const leaving = { from: (from - offset) as Instant, to: (to - offset) as Instant };
  const starts = listStarts(directory, trip, serviceDay, leaving);
  const update = starts.length === 0 ? undefined : updateOf(realtime, trip, serviceDay);
  // what is known of a retimed run tells when, and where
  if (update?.kind === 'retimed' || (update?.kind === 'cancelled' && update.isDeleted)) return;
  for (const start of starts) {
    const time = (start + offset) as Instant;
    events.push({ trip, serviceDay, start, position, time, scheduledTime: time, isCancelled: update !== undefined });
  }
}
