import type { BoundingBox, Coordinate } from '@maillage/kernel';
import type { PlaceInput } from './place.js';
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

/** Shared vehicles; what matches every filter that is given. Without any filter only who rents. */
export interface RentalsRequest {
  readonly territory: string;
  readonly box?: BoundingBox | undefined;
  readonly around?: { readonly place: PlaceInput; readonly radiusMetres: number } | undefined;
  /** Ids of rental systems; empty is no filter. */
  readonly providers: readonly string[];
  readonly withProviders: boolean;
  readonly withStations: boolean;
  readonly withVehicles: boolean;
  readonly withZones: boolean;
}

export interface MapInitialRequest {
  readonly territory: string;
}
