import type { ApiVersion, ElevationCosts } from './plan-request.js';

/** MOTIS `refresh-itinerary`: an itinerary of an answer, computed anew. What is undefined stays as it was asked then. */
export interface RefreshRequest {
  readonly territory: string;
  readonly apiVersion: ApiVersion;
  /** The `id` of an itinerary of this service. */
  readonly itineraryId: string;
  readonly wheelchair?: boolean | undefined;
  readonly walkingMetresPerSecond?: number | undefined;
  readonly cyclingMetresPerSecond?: number | undefined;
  readonly elevationCosts: ElevationCosts;
  readonly maxMatchingMetres: number;
  readonly maxPreTransitSeconds: number;
  readonly maxPostTransitSeconds: number;
  readonly requireBikeTransport: boolean;
  readonly detailedLegs: boolean;
  readonly joinInterlinedLegs: boolean;
  readonly withScheduledSkippedStops: boolean;
  readonly language: readonly string[];
}
