import type { ApiVersion } from '@maillage/itinerary-model';
import { Geocoder, listPlaces, NetworkDirectory, type StopPlace } from '@maillage/itinerary-planner';
import type { Timetable } from '@maillage/transit-timetable';
import { Places } from '../motis/places.js';

/** A generation of a territory's network, ready to answer. */
export class LoadedNetwork {
  readonly directory: NetworkDirectory;
  readonly stopPlaces: readonly StopPlace[];
  readonly geocoder: Geocoder<StopPlace>;
  readonly #places = new Map<ApiVersion, Places>();

  constructor(
    readonly territory: string,
    readonly generation: number,
    timetable: Timetable,
  ) {
    this.directory = new NetworkDirectory(timetable);
    this.stopPlaces = listPlaces(this.directory);
    this.geocoder = new Geocoder(this.stopPlaces);
  }

  /** Its name among the router's networks. */
  get key(): string {
    return `${this.territory}/${String(this.generation)}`;
  }

  places(version: ApiVersion): Places {
    const places = this.#places.get(version) ?? new Places(this.directory, version);
    this.#places.set(version, places);
    return places;
  }
}
