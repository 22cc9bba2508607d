import type { Itinerary } from '@maillage/itinerary-model';

export type Times = Pick<Itinerary, 'departure' | 'arrival' | 'transfers'>;

/** Whether another is as good in all and better in something. */
export const isBeaten = (itinerary: Times, other: Times): boolean =>
  other.departure >= itinerary.departure &&
  other.arrival <= itinerary.arrival &&
  other.transfers <= itinerary.transfers &&
  (other.departure > itinerary.departure || other.arrival < itinerary.arrival || other.transfers < itinerary.transfers);

/** Whether a lighter combination does it as well, or nearly so with no more changes: that is told once. */
export const isNearlyKnown = (lighter: readonly Times[], heavier: Times, nearSeconds: number): boolean =>
  lighter.some(
    ({ departure, arrival, transfers }) =>
      departure >= heavier.departure - nearSeconds &&
      arrival <= heavier.arrival + nearSeconds &&
      transfers <= heavier.transfers,
  );

/** A heavier itinerary that is no better than this is nearly known. */
export const worthOf = ({ departure, arrival, transfers }: Times, nearSeconds: number): Times => ({
  departure: (departure + nearSeconds) as Times['departure'],
  arrival: (arrival - nearSeconds) as Times['arrival'],
  transfers,
});
