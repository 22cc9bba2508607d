import type { TripUpdate } from '@maillage/transit-model';
import type { AddedRun, RouteIndex, StopIndex } from '@maillage/transit-timetable';
import type { MatchReason } from '../match/match-reason.js';
import type { TripMatcher } from '../match/trip-matcher.js';
import { placeStops } from './place-stops.js';
import { retime } from './retime.js';
import { scheduleOf } from './run-times.js';

/** A copy of a trip at another date or time, which `trip_properties` gives; its delays count from the copied schedule. */
export function toDuplicatedRun(matcher: TripMatcher, update: TripUpdate): AddedRun | MatchReason {
  const { timetable, feed } = matcher;
  const { patterns, trips } = timetable;
  const { startDay: day, startSeconds, tripId } = update.properties ?? {};
  if (day === undefined || startSeconds === undefined || tripId === undefined) return 'INCOMPLETE';
  if (matcher.tripsNamed(tripId).length > 0) return 'EXISTING_TRIP';
  if (!matcher.days.covers(day)) return 'OUTSIDE_PERIOD';
  const original = matcher.tripsNamed(update.trip.tripId ?? '').at(0);
  if (original === undefined) return 'UNKNOWN_TRIP';
  const schedule = scheduleOf(timetable, original, startSeconds);
  const anchor = matcher.days.anchor(day);
  const placed = placeStops(matcher, original, update.stopTimes, anchor);
  if (placed === undefined) return 'STOP_MISMATCH';
  const live = retime(schedule, placed.stops, { anchor, delay: update.delay });
  if (live === undefined) return 'IMPLAUSIBLE_TIMES';
  const served = Array.from(live.arrival.keys()).filter((i) => live.skipped?.[i] !== 1);
  if (served.length < 2) return 'TOO_FEW_STOPS';
  const platforms = new Map(placed.stops.map(({ position, platform }) => [position, platform]));
  const pattern = trips.pattern[original];
  const first = patterns.stopOffset[pattern];
  const pick = (values: Int32Array): Int32Array => Int32Array.from(served, (i) => values[i]);
  return {
    kind: 'added',
    id: tripId,
    feed,
    day,
    route: patterns.route[pattern] as RouteIndex,
    likeTrip: original,
    headsign: (update.properties?.headsign ?? trips.headsign.text(original)) || nameOfLast(),
    stops: Int32Array.from(served, (i) => platforms.get(i) ?? patterns.stopWord[first + i] >> 2),
    arrival: pick(live.arrival),
    departure: pick(live.departure),
    boarding: Uint8Array.from(served, (i) => patterns.boarding[first + i]),
    wheelchair: update.vehicle?.wheelchair ?? trips.wheelchair[original],
    bikes: trips.bikes[original],
  };

  function nameOfLast(): string {
    return timetable.stops.name.text((patterns.stopWord[patterns.stopOffset[pattern + 1] - 1] >> 2) as StopIndex);
  }
}
