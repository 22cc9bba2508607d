import type { Instant } from '@maillage/kernel';
import type { PlaceInput } from './place.js';

/** Versions of the itinerary API; they differ in a few members of the answer (see docs of the gateway). */
export type ApiVersion = 1 | 2 | 3 | 4 | 5 | 6;

/** What the gateway asks the planner: every member is set, defaults are MOTIS's. Times in seconds, speeds in m/s. */
export interface PlanRequest {
  readonly territory: string;
  readonly apiVersion: ApiVersion;
  readonly from: PlaceInput;
  readonly to: PlaceInput;
  /** Undefined: the territory's present. */
  readonly time?: Instant | undefined;
  readonly arriveBy: boolean;
  /** True: all Pareto journeys of a window. False: the best for one departure (or arrival). */
  readonly timetableView: boolean;
  readonly searchWindowSeconds: number;
  readonly numItineraries: number;
  readonly maxItineraries?: number | undefined;
  /** `LATER|<unix seconds>` or `EARLIER|<unix seconds>`. */
  readonly pageCursor?: PageCursor | undefined;
  /** Changes between rides, 0 is direct. */
  readonly maxTransfers?: number | undefined;
  readonly maxTravelSeconds?: number | undefined;
  readonly minTransferSeconds: number;
  readonly additionalTransferSeconds: number;
  readonly transferTimeFactor: number;
  /** MOTIS mode names; `TRANSIT` stands for all. */
  readonly transitModes: readonly string[];
  readonly directModes: readonly string[];
  readonly preTransitModes: readonly string[];
  readonly postTransitModes: readonly string[];
  readonly wheelchair: boolean;
  readonly walkingMetresPerSecond: number;
  readonly maxPreTransitSeconds: number;
  readonly maxPostTransitSeconds: number;
  readonly maxDirectSeconds: number;
  readonly maxMatchingMetres: number;
  readonly detailedLegs: boolean;
  readonly joinInterlinedLegs: boolean;
  readonly withScheduledSkippedStops: boolean;
  readonly requireBikeTransport: boolean;
  readonly language: readonly string[];
}

export interface PageCursor {
  readonly direction: 'LATER' | 'EARLIER';
  readonly instant: Instant;
}
