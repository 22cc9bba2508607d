import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  facilityEnd,
  STREET_MODES,
  type Explanation,
  type Itinerary,
  type Leg,
  type LegAvailability,
  type NoItinerary,
  type RentalVehicle,
  type StreetLeg,
  type StreetLine,
} from '@maillage/itinerary-model';
import type { Instant, ServiceDay } from '@maillage/kernel';
import { decodeRouteResult, encodeRouteResult } from './route-result-codec.js';
import type { RouteResult } from './route-result.js';

const BASE = 4_102_444_800; // 2100-01-01, beyond 32 bits
const instant = fc.integer({ min: BASE, max: BASE + 90 * 86_400 }).map((seconds) => seconds as Instant);
const row = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const end = fc.integer({ min: -900, max: 500_000 });
const position = fc.integer({ min: 0, max: 300 });
const metres = fc.integer({ min: 0, max: 100_000 });

const level = fc.integer({ min: -128, max: 127 });
const climb = fc.integer({ min: -1, max: 5_000 });
const step = fc.record({
  name: row,
  kind: position,
  turn: position,
  metres,
  seconds: position,
  firstPoint: position,
  exit: position,
  fromLevel: level,
  toLevel: level,
  metresUp: climb,
  metresDown: climb,
});
const degrees = fc.integer({ min: -180_000_000, max: 180_000_000 });
const line: fc.Arbitrary<StreetLine> = fc.record({
  points: fc.array(fc.tuple(degrees, degrees), { maxLength: 6 }).map((points) => Int32Array.from(points.flat())),
  steps: fc.array(step, { maxLength: 3 }),
});
const count = fc.option(fc.integer({ min: 0, max: 900 }), { nil: undefined });
const rest: fc.Arbitrary<LegAvailability | undefined> = fc.option(
  fc.record({
    basis: fc.constantFrom('live' as const, 'presumed' as const, 'untold' as const),
    count,
    ageSeconds: count,
    feed: fc.string(),
  }),
  { nil: undefined },
);
const vehicle: fc.Arbitrary<RentalVehicle> = fc.record({
  kind: fc.constant('rental-vehicle' as const),
  id: fc.string({ unit: 'grapheme' }),
  name: fc.constant(''),
  latitude: fc.integer({ min: -90, max: 90 }),
  longitude: fc.integer({ min: -180, max: 180 }),
  system: position,
  vehicleType: position,
  rangeMetres: count,
});
/** Rows of no end above. */
const beyond = fc.integer({ min: 1_000, max: 2 ** 31 - 1 });
const street = fc.record({
  kind: fc.constant('street' as const),
  mode: fc.constantFrom(...STREET_MODES),
  from: end,
  to: end,
  departure: instant,
  arrival: instant,
  metres,
  line: fc.option(line, { nil: undefined }),
  taken: rest,
  left: rest,
  entrance: fc.option(position, { nil: undefined }),
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
  legs: fc.array(fc.oneof<fc.Arbitrary<Leg>[]>(street, ride), { maxLength: 9 }),
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
const explanation: fc.Arbitrary<Explanation | undefined> = fc.option(
  fc.record({
    constraint: instant.map((last) => ({ kind: 'LAST_DEPARTURE_GONE', last }) as const),
    widening: fc.record({ kind: fc.constant('OTHER_TIME' as const), departure: instant, arrival: instant }),
    searches: position,
  }),
  { nil: undefined },
);
const result: fc.Arbitrary<RouteResult> = fc.record({
  direct: fc.array(itinerary, { maxLength: 1 }),
  itineraries: fc.array(itinerary, { maxLength: 5 }),
  earlier: instant,
  later: instant,
  searchedUntil: instant,
  noItinerary: reason,
  explanation,
  realtimeSequence: fc.nat(),
  leftOut: fc.record({ slowerThanDirect: position, nearlyTheSame: position, tooLong: position, notThere: position }),
  live: fc.record({
    sequence: position,
    vehicles: fc.array(fc.tuple(beyond, vehicle), { maxLength: 3 }).map((list) => new Map(list)),
  }),
});

describe('a result as an array', () => {
  it('comes back as it was', () => {
    fc.assert(fc.property(result, (given) => expect(decodeRouteResult(encodeRouteResult(given))).toEqual(given)));
  });

  it('tells a line once, however many legs follow it', () => {
    const [shared] = fc.sample(
      line.filter(({ points }) => points.length > 4),
      { numRuns: 1, seed: 3 },
    );
    const [leg] = fc.sample(street, { numRuns: 1, seed: 3 });
    const [plain] = fc.sample(result, { numRuns: 1, seed: 3 });
    if (!shared || !leg || !plain) throw new RangeError('nothing was made up');
    const of = (count: number): number => {
      const legs = Array.from({ length: count }, () => ({ ...leg, line: shared }));
      const itineraries = [{ departure: leg.departure, arrival: leg.arrival, transfers: 0, legs }];
      return encodeRouteResult({ ...plain, itineraries, direct: [] }).length;
    };
    expect(of(3) - of(2)).toBe(10);
  });

  it('tells which vehicle is ridden, where it is none of the network', () => {
    const [leg, plain, told] = [street, result, vehicle].map(
      (made) => fc.sample<unknown>(made, { numRuns: 1, seed: 5 })[0],
    ) as [StreetLeg, RouteResult, RentalVehicle];
    const riding = { ...leg, mode: 'RENTAL', from: facilityEnd(7) } as const;
    const itineraries = [{ departure: leg.departure, arrival: leg.arrival, transfers: 0, legs: [riding] }];
    const live = { sequence: 1, vehicles: new Map([[7, told]]) };
    const decoded = decodeRouteResult(encodeRouteResult({ ...plain, itineraries, live }));
    expect(decoded.itineraries[0]?.legs).toEqual([{ ...riding, vehicle: told }]);
  });

  it('is known by its first word', () => {
    expect(() => decodeRouteResult(Int32Array.of(1, 2, 3))).toThrow(RangeError);
  });
});
