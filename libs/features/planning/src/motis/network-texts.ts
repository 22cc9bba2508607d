import type { ApiVersion } from '@maillage/itinerary-model';
import type { NetworkDirectory } from '@maillage/itinerary-planner';
import { Geometry } from './geometry.js';
import { Places } from './places.js';
import { Rides } from './rides.js';

/** The writers of one network in one version of the API; what repeats between answers is kept in them. */
export class NetworkTexts {
  readonly places: Places;
  readonly rides: Rides;
  readonly geometry: Geometry;

  constructor(
    readonly directory: NetworkDirectory,
    readonly version: ApiVersion,
  ) {
    this.places = new Places(directory, version);
    this.rides = new Rides(directory, version);
    this.geometry = new Geometry(directory, version);
  }
}
