import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Itinerary, Leg, NoItinerary } from '@maillage/itinerary-model';
import type { Instant, ServiceDay } from '@maillage/kernel';
import { decodeRouteRequest, encodeRouteRequest } from './route-request-codec.js';
import type { RouteRequest } from './route-request.js';
import { decodeRouteResult, encodeRouteResult } from './route-result-codec.js';
import type { RouteResult } from './route-result.js';

const BASE = 4_102_444_800; // 2100-01-01, beyond 32 bits
const instant = fc.integer({ min: BASE, max: BASE + 90 * 86_400 }).map((seconds) => seconds as Instant);
const row = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const end = fc.integer({ min: -2, max: 500_000 });
const position = fc.integer({ min: 0, max: 300 });
const metres = fc.integer({ min: 0, max: 100_000 });

const walk = fc.record({
  kind: fc.constant('street' as const),
  mode: fc.constant('WALK' as const),
  from: end,
  to: end,
  departure: instant,
  arrival: instant,
  metres,
  line: fc.constant(undefined),
});
const ride = fc.record({
  kind: fc.constant('ride' as const),
  trip: row,
  serviceDay: fc.integer({ min: 0, max: 50_000 }).map((day) => day as ServiceDay),
  boardPosition: position,
  alightPosition: position,
  departure: instant,
  arrival: instant,
  seated: fc.boolean(),
});
const itinerary: fc.Arbitrary<Itinerary> = fc.record({
  departure: instant,
  arrival: instant,
  transfers: fc.integer({ min: 0, max: 6 }),
  legs: fc.array(fc.oneof<fc.Arbitrary<Leg>[]>(walk, ride), { maxLength: 9 }),
});
const place = fc.constantFrom('from' as const, 'to' as const, 'both' as const);
const reason: fc.Arbitrary<NoItinerary | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom(
    { reason: 'ALREADY_AT_DESTINATION' } as const,
    { reason: 'NO_CONNECTION' } as const,
    { reason: 'WALKING_IS_FASTER' } as const,
  ),
  place.map((where) => ({ reason: 'OUTSIDE_TERRITORY', place: where }) as const),
  place.map((where) => ({ reason: 'NO_STOP_IN_REACH', place: where }) as const),
  fc.constant({ reason: 'OUTSIDE_SERVICE_PERIOD', firstDate: '1999-12-31', lastDate: '2100-02-28' } as const),
);
const result: fc.Arbitrary<RouteResult> = fc.record({
  direct: fc.array(itinerary, { maxLength: 1 }),
  itineraries: fc.array(itinerary, { maxLength: 5 }),
  earlier: instant,
  later: instant,
  searchedUntil: instant,
  noItinerary: reason,
});

describe('a result as an array', () => {
  it('comes back as it was', () => {
    fc.assert(fc.property(result, (given) => expect(decodeRouteResult(encodeRouteResult(given))).toEqual(given)));
  });

  it('is known by its first word', () => {
    expect(() => decodeRouteResult(Int32Array.of(1, 2, 3))).toThrow(RangeError);
  });
});

const end2 = fc.record({
  stop: fc.integer({ min: -1, max: 500_000 }),
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});
const seconds = fc.integer({ min: 0, max: 604_800 });
const request: fc.Arbitrary<RouteRequest> = fc.record({
  from: end2,
  to: end2,
  time: instant,
  arriveBy: fc.boolean(),
  timetableView: fc.boolean(),
  page: fc.constantFrom(undefined, 'LATER' as const, 'EARLIER' as const),
  windowSeconds: seconds,
  minItineraries: position,
  maxItineraries: fc.option(position, { nil: undefined }),
  maxTrips: fc.integer({ min: 1, max: 7 }),
  maxTravelSeconds: fc.option(seconds, { nil: undefined }),
  minTransferSeconds: seconds,
  additionalTransferSeconds: seconds,
  transferTimeFactor: fc.double({ min: 1, max: 100, noNaN: true }),
  modes: fc.integer({ min: 0, max: 0xffff }),
  wheelchair: fc.boolean(),
  bikes: fc.boolean(),
  walkingMetresPerSecond: fc.double({ min: 0.1, max: 10, noNaN: true }),
  maxAccessSeconds: seconds,
  maxEgressSeconds: seconds,
  maxDirectSeconds: seconds,
});

describe('a request as an array', () => {
  it('comes back as it was', () => {
    fc.assert(fc.property(request, (given) => expect(decodeRouteRequest(encodeRouteRequest(given))).toEqual(given)));
  });

  it('is known by its last word', () => {
    expect(() => decodeRouteRequest(new Float64Array(26))).toThrow(RangeError);
  });
});
