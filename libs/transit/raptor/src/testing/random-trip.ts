import fc from 'fast-check';
import type { Journey, Query, StopOffset } from '../journey.js';
import type { Views } from './network.js';
import { STOPS } from './random-network.js';

/** The range that is asked about. */
export const FROM = 8 * 3600;
export const TO = 10 * 3600;

interface Wish {
  readonly from: number;
  readonly to: number;
  readonly maxTrips: number;
  readonly walk: number;
}

export const randomTrip = (): fc.Arbitrary<Wish> =>
  fc
    .record({
      from: fc.nat({ max: STOPS - 1 }),
      by: fc.integer({ min: 1, max: STOPS - 1 }),
      maxTrips: fc.integer({ min: 1, max: 7 }),
      walk: fc.nat({ max: 600 }),
    })
    .map(({ from, by, maxTrips, walk }) => ({ from, to: (from + by) % STOPS, maxTrips, walk }));

/** From a stop, or from the next one after a walk; to a stop, or to the one before it and then on foot. */
export function queryOf({ stop }: Views, { from, to, maxTrips, walk }: Wish): Query {
  const offsets = (place: number, other: number, seconds: number): StopOffset[] => [
    { stop: stop(place), seconds: 0 },
    { stop: stop(other), seconds },
  ];
  return {
    access: offsets(from, (from + 1) % STOPS, walk),
    egress: offsets(to, (to + STOPS - 1) % STOPS, walk + 60),
    maxTrips,
  };
}

export const tell = (journeys: readonly Journey[]): string[] =>
  journeys.map(({ departure, arrival, trips }) => `${departure} ${arrival} ${trips}`).sort();

/** Each of different values once, without those that another one beats. */
export function paretoSet(journeys: readonly Journey[]): Journey[] {
  const unique = [...new Map(journeys.map((journey) => [tell([journey])[0], journey])).values()];
  return unique.filter(
    (journey) =>
      !unique.some(
        (other) =>
          other !== journey &&
          other.departure >= journey.departure &&
          other.arrival <= journey.arrival &&
          other.trips <= journey.trips,
      ),
  );
}
