import { distanceMetres } from '@maillage/kernel';
import type { TripDescriptor } from '@maillage/transit-model';
import type { RouteIndex, StopIndex, Timetable, TripIndex } from '@maillage/transit-timetable';
import type { MatchReason } from './match-reason.js';
import type { MatchedRun, MatchHints, TripMatcher } from './trip-matcher.js';

/** A run by the name that an earlier version of the timetable had for it. */
export interface BridgedRun extends MatchedRun {
  /** The trip of the earlier version: stop sequences and ids that the feed gives are its. */
  readonly earlierTrip: TripIndex;
}

const SAME_PLACE_METRES = 100;

/**
 * Where the names of trips have changed: the run that the earlier version knows by the name, sought in the active one by
 * route, direction, start time and stops. Of several that fit none is taken: rather no delay than a wrong one.
 */
export function bridgeRun(
  earlier: TripMatcher,
  active: TripMatcher,
  descriptor: TripDescriptor,
  hints: MatchHints,
): BridgedRun | MatchReason {
  const known = earlier.match(descriptor, hints);
  if (typeof known === 'string') return known;
  const { trip: earlierTrip, day } = known;
  const { trips, patterns, routes } = earlier.timetable;
  const routeId = routes.id.text(patterns.route[trips.pattern[earlierTrip]] as RouteIndex);
  const route = active.routes.find(routeId);
  if (route === undefined) return 'UNKNOWN_TRIP';
  const same = active
    .tripsStarting(route, trips.start[earlierTrip])
    .filter((trip) => isSameTrip(earlier.timetable, earlierTrip, active.timetable, trip));
  const running = same.filter((trip) => active.days.runs(trip, day));
  if (running.length === 1) return { trip: running[0], day, earlierTrip };
  if (running.length > 1) return 'AMBIGUOUS';
  return same.length > 0 ? 'NO_SERVICE_THAT_DAY' : 'UNKNOWN_TRIP';
}

function isSameTrip(left: Timetable, leftTrip: TripIndex, right: Timetable, rightTrip: TripIndex): boolean {
  if (right.trips.headwaySeconds[rightTrip] > 0) return false;
  if (left.trips.direction[leftTrip] !== right.trips.direction[rightTrip]) return false;
  const leftStops = stopsOf(left, leftTrip);
  const rightStops = stopsOf(right, rightTrip);
  return (
    leftStops.length === rightStops.length && leftStops.every((stop, i) => isSameStop(left, stop, right, rightStops[i]))
  );
}

function stopsOf({ trips, patterns }: Timetable, trip: TripIndex): StopIndex[] {
  const pattern = trips.pattern[trip];
  const words = patterns.stopWord.subarray(patterns.stopOffset[pattern], patterns.stopOffset[pattern + 1]);
  return Array.from(words, (word) => (word >> 2) as StopIndex);
}

/** The same id, or the same name at the same place. */
function isSameStop(left: Timetable, leftStop: StopIndex, right: Timetable, rightStop: StopIndex): boolean {
  if (left.stops.id.text(leftStop) === right.stops.id.text(rightStop)) return true;
  if (left.stops.name.text(leftStop) !== right.stops.name.text(rightStop)) return false;
  return distanceMetres(placeOf(left, leftStop), placeOf(right, rightStop)) <= SAME_PLACE_METRES;
}

const placeOf = ({ stops }: Timetable, stop: StopIndex) => ({
  latitude: stops.latitude[stop],
  longitude: stops.longitude[stop],
});
