import type { Place } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import type { RouteRequest } from './route-request.js';

const LENGTH = 26;
const PAGES = [undefined, 'LATER', 'EARLIER'] as const;

/**
 * A request as one flat array, so that a message to a thread is one small copy.
 * [0…2] from: stop, latitude, longitude; [3…5] to; then the other members in the order of `RouteRequest`; NaN is undefined.
 */
export function encodeRouteRequest(request: RouteRequest): Float64Array {
  return Float64Array.of(
    ...encodePlace(request.from),
    ...encodePlace(request.to),
    request.time,
    Number(request.arriveBy),
    Number(request.timetableView),
    PAGES.indexOf(request.page),
    request.windowSeconds,
    request.minItineraries,
    request.maxItineraries ?? NaN,
    request.maxTrips,
    request.maxTravelSeconds ?? NaN,
    request.minTransferSeconds,
    request.additionalTransferSeconds,
    request.transferTimeFactor,
    request.modes,
    Number(request.wheelchair),
    Number(request.bikes),
    request.walkingMetresPerSecond,
    request.maxAccessSeconds,
    request.maxEgressSeconds,
    request.maxDirectSeconds,
    LENGTH,
  );
}

/** @throws RangeError when the array was not made by `encodeRouteRequest` of this version. */
export function decodeRouteRequest(words: Float64Array): RouteRequest {
  if (words.length !== LENGTH || words[LENGTH - 1] !== LENGTH) throw new RangeError('not an encoded route request');
  let next = 0;
  const read = (): number => words[next++] as number;
  const readOptional = (): number | undefined => {
    const value = read();
    return Number.isNaN(value) ? undefined : value;
  };
  const readPlace = (): Place => ({ stop: read(), latitude: read(), longitude: read() });
  return {
    from: readPlace(),
    to: readPlace(),
    time: read() as Instant,
    arriveBy: read() === 1,
    timetableView: read() === 1,
    page: PAGES[read()],
    windowSeconds: read(),
    minItineraries: read(),
    maxItineraries: readOptional(),
    maxTrips: read(),
    maxTravelSeconds: readOptional(),
    minTransferSeconds: read(),
    additionalTransferSeconds: read(),
    transferTimeFactor: read(),
    modes: read(),
    wheelchair: read() === 1,
    bikes: read() === 1,
    walkingMetresPerSecond: read(),
    maxAccessSeconds: read(),
    maxEgressSeconds: read(),
    maxDirectSeconds: read(),
  };
}

const encodePlace = ({ stop, latitude, longitude }: Place): number[] => [stop, latitude, longitude];
