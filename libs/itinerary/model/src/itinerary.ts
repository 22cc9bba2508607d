import type { Instant, ServiceDay } from '@maillage/kernel';

/** One way from origin to destination: what the traveller does, leg by leg, without a gap in space. */
export interface Itinerary {
  /** Leaving the origin. */
  readonly departure: Instant;
  /** Reaching the destination. */
  readonly arrival: Instant;
  /** Changes between vehicles; staying seated is none. */
  readonly transfers: number;
  readonly legs: readonly Leg[];
}

export type Leg = WalkLeg | RideLeg;

/** Where a leg begins or ends: a row in the stops of the network, `ORIGIN` or `DESTINATION`. */
export type LegEnd = number;

export const ORIGIN: LegEnd = -1;
export const DESTINATION: LegEnd = -2;

export interface WalkLeg {
  readonly kind: 'walk';
  readonly from: LegEnd;
  readonly to: LegEnd;
  readonly departure: Instant;
  readonly arrival: Instant;
  readonly metres: number;
}

/** Riding one trip from one position of its pattern to a later one. */
export interface RideLeg {
  readonly kind: 'ride';
  /** Row in the trips of the network. */
  readonly trip: number;
  readonly serviceDay: ServiceDay;
  /** 0-based positions in the trip's pattern. */
  readonly boardPosition: number;
  readonly alightPosition: number;
  readonly departure: Instant;
  readonly arrival: Instant;
  /** The rider stayed seated from the leg before. */
  readonly seated: boolean;
}
