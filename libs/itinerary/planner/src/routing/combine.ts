import type { Itinerary } from '@maillage/itinerary-model';

export type Times = Pick<Itinerary, 'departure' | 'arrival' | 'transfers'>;

/** Seconds by which a heavier combination of ways has to leave later or arrive earlier than a lighter one. */
const NEAR_SECONDS = 120;

/** Whether a lighter combination does it as well, or nearly so with no more changes: that is told once. */
export const isNearlyKnown = (lighter: readonly Times[], heavier: Times): boolean =>
  lighter.some(
    ({ departure, arrival, transfers }) =>
      departure >= heavier.departure - NEAR_SECONDS &&
      arrival <= heavier.arrival + NEAR_SECONDS &&
      transfers <= heavier.transfers,
  );
