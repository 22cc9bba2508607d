import type { ApiVersion, NetworkFacilities } from '@maillage/itinerary-model';
import type { NetworkDirectory } from '@maillage/itinerary-planner';
import { CallTexts } from './call-texts.js';
import { Geometry } from './geometry.js';
import { Places } from './places.js';
import type { StreetGraph } from '@maillage/street-graph';
import { Rides } from './rides.js';
import { StreetLegs } from './street-legs.js';

/** The writers of one network in one version of the API; what repeats between answers is kept in them. */
export class NetworkTexts {
  readonly places: Places;
  readonly rides: Rides;
  readonly geometry: Geometry;
  readonly streets: StreetLegs;
  readonly #calls: CallTexts;
  readonly #callsWithSkipped: CallTexts;

  constructor(
    readonly directory: NetworkDirectory,
    readonly version: ApiVersion,
    facilities: NetworkFacilities,
    streetNames: StreetGraph['names'] | undefined,
  ) {
    this.places = new Places(directory, version);
    this.rides = new Rides(directory, version);
    this.geometry = new Geometry(directory, version);
    this.streets = new StreetLegs(facilities, streetNames, version);
    this.#calls = new CallTexts(directory, this.places, false);
    this.#callsWithSkipped = new CallTexts(directory, this.places, true);
  }

  /** `withSkipped`: whether stops without boarding and alighting are told. */
  calls(withSkipped: boolean): CallTexts {
    return withSkipped ? this.#callsWithSkipped : this.#calls;
  }
}
