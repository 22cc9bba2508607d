import type { Coordinate, Instant } from '@maillage/kernel';
import type { PlaceInput } from './place.js';
import type { ApiVersion, ElevationCosts, PlanRequest } from './plan-request.js';

/** Longer lists are refused: every place is looked for beside the streets, and with transit walked to. */
export const MANY_LIMITS = { streets: 5_000, transit: 500 } as const;

/** Minutes; a day view looks farther than that. */
export const MOST_REACH_MINUTES = 240;

/** MOTIS `one-to-many`: how long it takes along streets from one place to many, or from many to one. */
export interface OneToManyRequest {
  readonly territory: string;
  readonly one: Coordinate;
  readonly many: readonly Coordinate[];
  readonly mode: 'WALK' | 'BIKE' | 'CAR';
  readonly maxSeconds: number;
  readonly maxMatchingMetres: number;
  /** True: from the many to the one. */
  readonly arriveBy: boolean;
  readonly elevationCosts: ElevationCosts;
  readonly withDistance: boolean;
}

/** What transit is used for a reach, and how; as in a plan request. */
type TransitWishes = Pick<
  PlanRequest,
  | 'maxTransfers'
  | 'minTransferSeconds'
  | 'additionalTransferSeconds'
  | 'transferTimeFactor'
  | 'transitModes'
  | 'preTransitModes'
  | 'postTransitModes'
  | 'maxPreTransitSeconds'
  | 'maxPostTransitSeconds'
  | 'maxMatchingMetres'
  | 'wheelchair'
  | 'walkingMetresPerSecond'
  | 'cyclingMetresPerSecond'
  | 'elevationCosts'
  | 'requireBikeTransport'
>;

/** MOTIS `one-to-all`: every stop that is reached within a time, or from which one arrives within it. */
export interface OneToAllRequest extends TransitWishes {
  readonly territory: string;
  readonly apiVersion: ApiVersion;
  readonly one: PlaceInput;
  /** Undefined: the territory's present. */
  readonly time?: Instant | undefined;
  /** True: from all stops to the one place, where one arrives by `time`. */
  readonly arriveBy: boolean;
  readonly maxTravelSeconds: number;
  readonly language: readonly string[];
}

/** MOTIS `one-to-many-intermodal`: the same for places that are named, with streets all the way beside it. */
export interface OneToManyIntermodalRequest extends TransitWishes {
  readonly territory: string;
  readonly one: PlaceInput;
  readonly many: readonly PlaceInput[];
  readonly time?: Instant | undefined;
  readonly arriveBy: boolean;
  readonly maxTravelSeconds: number;
  readonly directMode: 'WALK' | 'BIKE' | 'CAR';
  readonly maxDirectSeconds: number;
  readonly withDistance: boolean;
}
