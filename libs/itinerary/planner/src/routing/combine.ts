import type { Itinerary } from '@maillage/itinerary-model';

/** Itineraries of one combination of ways, which do not beat one another. */
export interface Found {
  readonly weight: number;
  readonly itineraries: readonly Itinerary[];
}

/** A heavier combination has to leave later or arrive earlier by more than this. */
const NEAR_SECONDS = 120;

/**
 * All that is worth telling of several combinations, the lightest first: what a lighter one does as well, or nearly so
 * with no more changes, is told once.
 */
export function combine(found: readonly Found[]): Itinerary[] {
  const kept: Itinerary[] = [];
  for (const { itineraries } of [...found].sort((a, b) => a.weight - b.weight)) {
    const lighter = [...kept];
    for (const itinerary of itineraries)
      if (!lighter.some((other) => isNearlyAsGood(other, itinerary))) kept.push(itinerary);
  }
  return kept;
}

const isNearlyAsGood = (lighter: Itinerary, heavier: Itinerary): boolean =>
  lighter.departure >= heavier.departure - NEAR_SECONDS &&
  lighter.arrival <= heavier.arrival + NEAR_SECONDS &&
  lighter.transfers <= heavier.transfers;
