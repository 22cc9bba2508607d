import type { Explanation, Itinerary, NoItinerary, RentalVehicle } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';

/** How many itineraries were found and not told, by reason. */
export interface LeftOut {
  /** A way without a ride takes no longer. */
  readonly slowerThanDirect: number;
  /** A lighter combination of ways does as well, or nearly so. */
  readonly nearlyTheSame: number;
  /** Longer than the longest that was asked for. */
  readonly tooLong: number;
  /** No vehicle, no dock, no place is there then, or it is closed. */
  readonly notThere: number;
}

export const NOTHING_LEFT_OUT: LeftOut = { slowerThanDirect: 0, nearlyTheSame: 0, tooLong: 0, notThere: 0 };

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
  /** Undefined where the reason says enough, or where something was found. */
  readonly explanation?: Explanation | undefined;
  readonly leftOut: LeftOut;
  /** The value of realtime that was planned with; 0 or nothing: the timetable as planned. */
  readonly realtimeSequence?: number;
  /** What is known of facilities just now, as far as the itineraries rest on it. */
  readonly live: LiveRows;
}

export interface LiveRows {
  /** Of the availability; 0 when nothing was ever told. */
  readonly sequence: number;
  /** By the row at which legs begin: vehicles that stand free and are none of the network's facilities. */
  readonly vehicles: ReadonlyMap<number, RentalVehicle>;
}

export const NOTHING_LIVE: LiveRows = { sequence: 0, vehicles: new Map() };
