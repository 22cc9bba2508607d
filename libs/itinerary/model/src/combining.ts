import type { WayMode } from './street-mode.js';

/** How the itineraries of several combinations of ways become one list; `docs/ranking.md` publishes it. */
export interface CombiningRules {
  /** What it costs to have the vehicle there. Of two ways that are nearly as good the lighter one is told. */
  readonly weights: Readonly<Record<WayMode, number>>;
  /** Seconds by which the heavier way has to leave later or arrive earlier to be told beside the lighter one. */
  readonly nearSeconds: number;
  /** Who has a vehicle anyway rides on in it, unless a ride by public transport is quicker by so many seconds, or spares them of the way. */
  readonly worthARideSeconds: number;
}

/** Walking weighs nothing; one's own car the most. */
export const USUAL_COMBINING: CombiningRules = {
  weights: { WALK: 0, RENTAL: 1, BIKE: 2, BIKE_PARKING: 2, CAR_DROPOFF: 3, CAR_PARKING: 4, CAR: 5 },
  nearSeconds: 120,
  worthARideSeconds: 120,
};
