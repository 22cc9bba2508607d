import type { BoundingBox, Coordinate } from '@maillage/kernel';
import type { ApiVersion } from './plan-request.js';

export interface GeocodeRequest {
  readonly territory: string;
  readonly text: string;
  readonly count: number;
  readonly type?: string | undefined;
  readonly modes: readonly string[];
  /** Results near this point come first. */
  readonly bias?: Coordinate | undefined;
  readonly biasWeight: number;
  readonly language: readonly string[];
}

export interface ReverseGeocodeRequest {
  readonly territory: string;
  readonly coordinate: Coordinate;
  readonly count: number;
  readonly type?: string | undefined;
  readonly language: readonly string[];
}

export interface MapStopsRequest {
  readonly territory: string;
  readonly apiVersion: ApiVersion;
  readonly box: BoundingBox;
  readonly modes: readonly string[];
  readonly grouped: boolean;
  readonly limit: number;
  readonly language: readonly string[];
}

export interface MapInitialRequest {
  readonly territory: string;
}
