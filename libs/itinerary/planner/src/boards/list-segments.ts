import { at, type BoundingBox, type Instant, type ServiceDay } from '@maillage/kernel';
import {
  updateOf,
  type PatternIndex,
  type RealtimeTimetable,
  type StopIndex,
  type Timetable,
  type TripIndex,
} from '@maillage/transit-timetable';
import type { NetworkDirectory } from '../network/network-directory.js';
import { modeBitOf } from '../network/pattern-mode.js';
import { anchorOf, liveCallAt, type TripRun } from '../network/trip-run.js';
import type { Interval } from '../routing/grow-window.js';
import { daysAround, listStarts } from './list-starts.js';

/** A run between one call and the next. */
export interface TripSegment extends TripRun {
  /** Of the call that it leaves. */
  readonly position: number;
  /** As it is known now. */
  readonly departure: Instant;
  readonly arrival: Instant;
}

export interface SegmentFilter {
  /** Segments whose stops span a box that touches this one. */
  readonly box: BoundingBox;
  /** Mask of transit modes. */
  readonly modes: number;
  /** No more than this many. */
  readonly limit: number;
}

/** What moves in a part of the map in an interval whose end is left out; undefined when that is more than the limit. */
export function listSegments(
  directory: NetworkDirectory,
  { box, modes, limit }: SegmentFilter,
  interval: Interval,
  realtime: RealtimeTimetable = directory.realtime,
): TripSegment[] | undefined {
  const timetable = realtime.planned;
  const { patterns } = timetable;
  const days = daysAround(directory, interval);
  const segments: TripSegment[] = [];
  for (let row = 0; row < patterns.count; row++) {
    const pattern = row as PatternIndex;
    const positions = (modes & modeBitOf(timetable, pattern)) === 0 ? [] : positionsInside(timetable, pattern, box);
    if (positions.length === 0) continue;
    for (let trip = patterns.tripOffset[row] as number; trip < (patterns.tripOffset[row + 1] as number); trip++)
      for (const day of days)
        for (const position of positions)
          for (const segment of segmentsOf(directory, realtime, trip as TripIndex, day, position, interval)) {
            if (segments.length === limit) return undefined;
            segments.push(segment);
          }
  }
  segments.push(...liveSegments(realtime, { box, modes }, interval));
  return segments.length > limit ? undefined : segments;
}

/** Runs that are known to run otherwise than planned, added ones among them, where they are now. */
function liveSegments(
  realtime: RealtimeTimetable,
  { box, modes }: Omit<SegmentFilter, 'limit'>,
  { from, to }: Interval,
): TripSegment[] {
  const { timetable } = realtime;
  const { trips } = timetable;
  const segments: TripSegment[] = [];
  for (const { trip, day, update, isCleared } of realtime.runs.values()) {
    if (isCleared || update.kind === 'cancelled') continue;
    const pattern = at(trips.pattern, trip) as PatternIndex;
    if ((modes & modeBitOf(timetable, pattern)) === 0) continue;
    const start = (anchorOf(timetable, trip, day) + at(trips.start, trip)) as Instant;
    const run: TripRun = { trip, serviceDay: day, start };
    for (const position of positionsInside(timetable, pattern, box)) {
      const { departure } = liveCallAt(realtime, run, position);
      const { arrival } = liveCallAt(realtime, run, position + 1);
      if (departure < to && arrival >= from) segments.push({ ...run, position, departure, arrival });
    }
  }
  return segments;
}

function segmentsOf(
  directory: NetworkDirectory,
  realtime: RealtimeTimetable,
  trip: TripIndex,
  serviceDay: ServiceDay,
  position: number,
  { from, to }: Interval,
): TripSegment[] {
  // what is known of a run tells where it is
  if (updateOf(realtime, trip, serviceDay)) return [];
  const { trips, profiles } = realtime.planned;
  const profile = at(trips.profile, trip) + position;
  const leaves = profiles.departure[profile] as number;
  const comes = profiles.arrival[profile + 1] as number;
  const inside = { from: (from - comes) as Instant, to: (to - 1 - leaves) as Instant };
  return listStarts(directory, trip, serviceDay, inside).map((start) => ({
    trip,
    serviceDay,
    start,
    position,
    departure: (start + leaves) as Instant,
    arrival: (start + comes) as Instant,
  }));
}

/** The positions from which a pattern runs through the box to the next one. */
function positionsInside({ patterns, stops }: Timetable, pattern: PatternIndex, box: BoundingBox): number[] {
  const first = patterns.stopOffset[pattern] as number;
  const last = (patterns.stopOffset[pattern + 1] as number) - 1;
  const found: number[] = [];
  for (let i = first; i < last; i++) {
    const from = ((patterns.stopWord[i] as number) >> 2) as StopIndex;
    const to = ((patterns.stopWord[i + 1] as number) >> 2) as StopIndex;
    const [south, north] = ordered(at(stops.latitude, from), at(stops.latitude, to));
    const [west, east] = ordered(at(stops.longitude, from), at(stops.longitude, to));
    if (south <= box.north && north >= box.south && west <= box.east && east >= box.west) found.push(i - first);
  }
  return found;
}

const ordered = (a: number, b: number): [number, number] => (a < b ? [a, b] : [b, a]);
