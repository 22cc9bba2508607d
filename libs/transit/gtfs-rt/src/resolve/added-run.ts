import { dateAt, type Instant, type ServiceDay } from '@maillage/kernel';
import type { StopTimeEvent, StopTimeUpdate, TripUpdate } from '@maillage/transit-model';
import type { AddedRun, RouteIndex, StopIndex, TripIndex } from '@maillage/transit-timetable';
import type { MatchReason } from '../match/match-reason.js';
import type { TripMatcher } from '../match/trip-matcher.js';
import { newRunTimes, type RunTimes } from './run-times.js';
import { settleTimes, TOLD_ARRIVAL, TOLD_DEPARTURE } from './settle-times.js';

/** A stop of a run that the timetable does not have. */
interface NewCall {
  readonly stop: StopIndex;
  readonly arrival: number | undefined;
  readonly departure: number | undefined;
  readonly boarding: number;
}

/** The run that a feed adds, or puts in the place of `replaced`. */
export function toAddedRun(
  matcher: TripMatcher,
  update: TripUpdate,
  replaced: { readonly trip: TripIndex; readonly day: ServiceDay } | undefined,
): AddedRun | MatchReason {
  const { timetable, feed } = matcher;
  const route = routeOf(matcher, update, replaced?.trip);
  if (route === undefined) return 'UNKNOWN_ROUTE';
  const first = update.stopTimes.map(({ arrival, departure }) => departure?.time ?? arrival?.time).find(Boolean);
  if (first === undefined) return 'TOO_FEW_STOPS';
  const day = replaced?.day ?? update.trip.startDay ?? dateAt(first as Instant, timetable.feeds[feed].timezone);
  if (!matcher.days.covers(day)) return 'OUTSIDE_PERIOD';
  const calls = callsOf(matcher, update.stopTimes, matcher.days.anchor(day));
  const times = calls.length < 2 ? undefined : timesOf(calls);
  if (times === undefined) return 'TOO_FEW_STOPS';
  const told = new Uint8Array(calls.length).fill(TOLD_ARRIVAL | TOLD_DEPARTURE);
  if (!settleTimes(times, told) || !isCredible(times)) return 'IMPLAUSIBLE_TIMES';
  const like = replaced?.trip;
  return {
    kind: 'added',
    id:
      replaced === undefined
        ? (update.trip.tripId ?? update.properties?.tripId ?? update.entityId)
        : `${update.trip.tripId ?? update.entityId}:replacement`,
    feed,
    day,
    route,
    likeTrip: like,
    headsign: update.properties?.headsign ?? timetable.stops.name.text(calls[calls.length - 1].stop),
    stops: Int32Array.from(calls, ({ stop }) => stop),
    ...times,
    boarding: Uint8Array.from(calls, ({ boarding }) => boarding),
    wheelchair: update.vehicle?.wheelchair ?? (like === undefined ? 0 : timetable.trips.wheelchair[like]),
    bikes: like === undefined ? 0 : timetable.trips.bikes[like],
  };
}

function routeOf(
  { routes, timetable }: TripMatcher,
  { trip }: TripUpdate,
  replaced: TripIndex | undefined,
): RouteIndex | undefined {
  const named = trip.routeId === undefined ? undefined : routes.find(trip.routeId);
  if (named !== undefined || replaced === undefined) return named;
  return timetable.patterns.route[timetable.trips.pattern[replaced]] as RouteIndex;
}

/** The stops that are served and known; a station is served at its first platform. */
function callsOf(matcher: TripMatcher, updates: readonly StopTimeUpdate[], anchor: Instant): NewCall[] {
  const secondsOf = (event: StopTimeEvent | undefined) => (event?.time === undefined ? undefined : event.time - anchor);
  return updates.flatMap(
    ({ relationship, stopId, assignedStopId, arrival, departure, pickupType = 0, dropOffType = 0 }) => {
      const id = assignedStopId ?? stopId;
      const stop = id === undefined ? undefined : platformAt(matcher, matcher.stops.find(id));
      if (relationship === 'SKIPPED' || stop === undefined) return [];
      const boarding = (pickupType << 4) | (dropOffType << 2);
      return [{ stop, arrival: secondsOf(arrival), departure: secondsOf(departure), boarding }];
    },
  );
}

function platformAt({ timetable: { stops } }: TripMatcher, stop: StopIndex | undefined): StopIndex | undefined {
  if (stop === undefined || stops.locationType[stop] !== 1) return stop;
  const children = stops.children.subarray(stops.childOffset[stop], stops.childOffset[stop + 1]);
  return children.find((child) => stops.locationType[child] === 0) as StopIndex | undefined;
}

/** Times of all calls; what lies between two that are known is divided evenly. Undefined when an end has none. */
function timesOf(calls: readonly NewCall[]): RunTimes | undefined {
  const known = calls.map(({ arrival, departure }) => ({
    arrival: arrival ?? departure,
    departure: departure ?? arrival,
  }));
  if (known[0].departure === undefined || known[known.length - 1].arrival === undefined) return undefined;
  const times = newRunTimes(calls.length);
  let before = 0;
  for (let i = 0; i < known.length; i++) {
    const { arrival, departure } = known[i];
    if (arrival === undefined || departure === undefined) continue;
    times.arrival[i] = arrival;
    times.departure[i] = departure;
    const left = times.departure[before];
    for (let between = before + 1; between < i; between++) {
      const time = Math.round(left + ((between - before) / (i - before)) * (arrival - left));
      times.arrival[between] = times.departure[between] = time;
    }
    before = i;
  }
  times.arrival[0] = times.departure[0];
  times.departure[before] = times.arrival[before];
  return times;
}

const MAX_SERVICE_TIME = 4 * 86_400;

const isCredible = ({ arrival, departure }: RunTimes): boolean =>
  departure[0] > -86_400 && arrival[arrival.length - 1] < MAX_SERVICE_TIME;
