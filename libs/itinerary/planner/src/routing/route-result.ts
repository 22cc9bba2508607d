import type { Itinerary, NoItinerary } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';

/** What the planner found. */
export interface RouteResult {
  /** Without any ride. */
  readonly direct: readonly Itinerary[];
  readonly itineraries: readonly Itinerary[];
  /** A page before this instant, and one from this instant on, hold what this answer does not. */
  readonly earlier: Instant;
  readonly later: Instant;
  /** How far, in the direction of the search, the timetable was looked at. */
  readonly searchedUntil: Instant;
  readonly noItinerary: NoItinerary | undefined;
}
