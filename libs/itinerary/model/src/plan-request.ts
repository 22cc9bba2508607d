import type { Instant } from '@maillage/kernel';
import type { RentalFormFactor, RentalPropulsion } from './facility.js';
import type { PlaceInput } from './place.js';
import type { WayMode } from './street-mode.js';

/** Versions of the itinerary API; they differ in a few members of the answer (see docs of the gateway). */
export type ApiVersion = 1 | 2 | 3 | 4 | 5 | 6;

/** MOTIS: `REALTIME` plans on runs as they are known to run; the others plan on the timetable, the last tells nothing else. */
export type RealtimeMode = 'REALTIME' | 'REALTIME_ANNOTATION_ONLY' | 'OFF';

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
  readonly directModes: readonly WayMode[];
  readonly preTransitModes: readonly WayMode[];
  readonly postTransitModes: readonly WayMode[];
  readonly directRental: RentalWishes;
  readonly preTransitRental: RentalWishes;
  readonly postTransitRental: RentalWishes;
  /** Stops to pass in this order, at most two. */
  readonly via: readonly ViaRequest[];
  readonly wheelchair: boolean;
  readonly walkingMetresPerSecond: number;
  readonly cyclingMetresPerSecond: number;
  readonly elevationCosts: ElevationCosts;
  readonly maxPreTransitSeconds: number;
  readonly maxPostTransitSeconds: number;
  readonly maxDirectSeconds: number;
  readonly maxMatchingMetres: number;
  readonly detailedLegs: boolean;
  readonly joinInterlinedLegs: boolean;
  readonly withScheduledSkippedStops: boolean;
  readonly requireBikeTransport: boolean;
  /** Ways without a ride that take longer than this many times the fastest itinerary are left out. */
  readonly fastestDirectFactor: number;
  /** `REALTIME` when undefined. */
  readonly realtimeMode?: RealtimeMode | undefined;
  /** MOTIS's JSON when undefined. */
  readonly answerFormat?: AnswerFormat | undefined;
  /** Say of each itinerary why it stands where it stands. */
  readonly explain: boolean;
  readonly language: readonly string[];
}

/** `geojson`: RFC 7946, to draw on a map. */
export type AnswerFormat = 'json' | 'geojson';

/** How much slopes count for those on foot and on bicycles. */
export type ElevationCosts = 'NONE' | 'LOW' | 'HIGH';

export interface ViaRequest {
  /** A stop of the network by its scoped id. */
  readonly stop: string;
  readonly minimumStaySeconds: number;
}

/** Which rental vehicles one takes; an empty list allows all. */
export interface RentalWishes {
  readonly formFactors: readonly RentalFormFactor[];
  readonly propulsions: readonly RentalPropulsion[];
  /** Ids of rental systems. */
  readonly providers: readonly string[];
}

export interface PageCursor {
  readonly direction: 'LATER' | 'EARLIER';
  readonly instant: Instant;
}
