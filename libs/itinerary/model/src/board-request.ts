import type { BoundingBox, Coordinate, Instant } from '@maillage/kernel';
import type { AnswerFormat, ApiVersion, PageCursor } from './plan-request.js';

/** Departures or arrivals at a stop, or around a point. */
export interface StopTimesRequest {
  readonly territory: string;
  readonly apiVersion: ApiVersion;
  readonly stopId?: string | undefined;
  readonly center?: Coordinate | undefined;
  readonly radiusMetres?: number | undefined;
  /** True: only stops within the radius, not their siblings in the same station. */
  readonly exactRadius: boolean;
  readonly time?: Instant | undefined;
  readonly arriveBy: boolean;
  readonly direction: 'EARLIER' | 'LATER';
  readonly windowSeconds?: number | undefined;
  readonly modes: readonly string[];
  readonly count: number;
  readonly pageCursor?: PageCursor | undefined;
  readonly fetchStops: boolean;
  readonly language: readonly string[];
}

export interface TripRequest {
  readonly territory: string;
  readonly apiVersion: ApiVersion;
  readonly tripId: string;
  /** MOTIS's JSON when undefined. */
  readonly answerFormat?: AnswerFormat | undefined;
  readonly detailedLegs: boolean;
  readonly joinInterlinedLegs: boolean;
  readonly language: readonly string[];
}

export interface StopRequest {
  readonly territory: string;
  readonly apiVersion: ApiVersion;
  readonly stopId: string;
  readonly language: readonly string[];
}

/** What moves on a part of the map in an interval. */
export interface MapTripsRequest {
  readonly territory: string;
  readonly apiVersion: ApiVersion;
  readonly box: BoundingBox;
  readonly from: Instant;
  readonly to: Instant;
  /** Of the map: the farther away, the fewer modes are shown. */
  readonly zoom: number;
  /** Decimals of the lines. */
  readonly precision: number;
  readonly language: readonly string[];
}
