import { DESTINATION, ORIGIN, type Itinerary, type Place } from '@maillage/itinerary-model';
import { at, distanceMetres, type Coordinate, type Instant } from '@maillage/kernel';
import type { StopOffset } from '@maillage/transit-raptor';
import type { StopIndex, Timetable } from '@maillage/transit-timetable';
import { familyOf } from '../network/stop-family.js';
import type { StopLocator } from '../network/stop-locator.js';
import type { RouteRequest } from './route-request.js';

/** Until streets are known, a walk is this much longer than the crow's flight. */
const DETOUR = 1.3;

export const walkMetres = (from: Coordinate, to: Coordinate): number => Math.round(distanceMetres(from, to) * DETOUR);

const walkSeconds = (crowMetres: number, metresPerSecond: number): number =>
  Math.ceil((crowMetres * DETOUR) / metresPerSecond);

/** Seconds of walking from end to end. */
export const directSeconds = ({ from, to, walkingMetresPerSecond }: RouteRequest): number =>
  walkSeconds(distanceMetres(from, to), walkingMetresPerSecond);

/**
 * The stops that can be reached from a place (or from which it can be reached): what belongs to a named stop at once,
 * everything else around on foot.
 */
export function stopsInReach(
  timetable: Timetable,
  locator: StopLocator,
  place: Place,
  limits: { readonly seconds: number; readonly metresPerSecond: number },
): readonly StopOffset[] {
  const own = new Set(place.stop >= 0 ? familyOf(timetable, place.stop as StopIndex) : []);
  const atOnce = [...own].map((stop) => ({ stop, seconds: 0 }));
  if (limits.seconds <= 0) return atOnce;
  const crowMetres = (limits.seconds * limits.metresPerSecond) / DETOUR;
  const onFoot = locator
    .within(place, crowMetres)
    .map(({ stop, metres }) => ({ stop, seconds: walkSeconds(metres, limits.metresPerSecond) }))
    .filter(({ stop, seconds }) => seconds <= limits.seconds && !own.has(stop));
  return [...atOnce, ...onFoot];
}

/** The whole way on foot, leaving at the asked time or arriving by it. */
export function directItinerary(request: RouteRequest, seconds: number): Itinerary {
  const departure = (request.arriveBy ? request.time - seconds : request.time) as Instant;
  const arrival = (departure + seconds) as Instant;
  const metres = walkMetres(request.from, request.to);
  return {
    departure,
    arrival,
    transfers: 0,
    legs: [
      { kind: 'street', mode: 'WALK', from: ORIGIN, to: DESTINATION, departure, arrival, metres, line: undefined },
    ],
  };
}

export const pointOf = ({ stops }: Timetable, stop: StopIndex): Coordinate => ({
  latitude: at(stops.latitude, stop),
  longitude: at(stops.longitude, stop),
});
