import type { TripUpdate } from '@maillage/transit-model';
import type { CancelledRun, RetimedRun, TripIndex } from '@maillage/transit-timetable';
import type { MatchReason } from '../match/match-reason.js';
import type { MatchedRun, TripMatcher } from '../match/trip-matcher.js';
import { placeStops } from './place-stops.js';
import { retime } from './retime.js';
import { scheduleOf } from './run-times.js';

/** What names the stops in the feed: the trip itself, or that of the version of the timetable that the feed speaks of. */
export interface Numbering {
  readonly matcher: TripMatcher;
  readonly trip: TripIndex;
}

/** A run with the times that a feed tells; one that stops nowhere any more is cancelled. */
export function toRetimedRun(
  matcher: TripMatcher,
  { trip, day }: MatchedRun,
  update: TripUpdate,
  numbering: Numbering,
): RetimedRun | CancelledRun | MatchReason {
  if (update.stopTimes.length === 0 && update.delay === undefined) return 'NO_INFORMATION';
  const anchor = matcher.days.anchor(day);
  const placed = placeStops(numbering.matcher, numbering.trip, update.stopTimes, anchor);
  if (placed === undefined) return 'STOP_MISMATCH';
  const live = retime(scheduleOf(matcher.timetable, trip, matcher.timetable.trips.start[trip]), placed.stops, {
    anchor,
    delay: update.delay,
  });
  if (live === undefined) return 'IMPLAUSIBLE_TIMES';
  const { arrival, departure, skipped } = live;
  const skippedCount = skipped?.reduce((count, isSkipped) => count + isSkipped, 0) ?? 0;
  if (arrival.length - skippedCount < 2) return { kind: 'cancelled', trip, day };
  return {
    kind: 'retimed',
    trip,
    day,
    arrival,
    departure,
    skipped,
    stops: numbering.matcher === matcher ? platformsOf(matcher, trip, placed.stops) : undefined,
  };
}

function platformsOf(
  { timetable: { patterns, trips } }: TripMatcher,
  trip: TripIndex,
  placed: readonly { readonly position: number; readonly platform: number | undefined }[],
): Int32Array | undefined {
  if (placed.every(({ platform }) => platform === undefined)) return undefined;
  const pattern = trips.pattern[trip];
  const stops = patterns.stopWord
    .slice(patterns.stopOffset[pattern], patterns.stopOffset[pattern + 1])
    .map((word) => word >> 2);
  for (const { position, platform } of placed) stops[position] = platform ?? stops[position];
  return stops;
}
