import { REACH_LIMITS, STREET_LIMITS } from '@maillage/contracts';
import type {
  GeocodeRequest,
  MapInitialRequest,
  MapStopsRequest,
  RentalsRequest,
  ReverseGeocodeRequest,
} from '@maillage/itinerary-model';
import { maskOf, type StopPlace } from '@maillage/itinerary-planner';
import { at, distanceMetres } from '@maillage/kernel';
import { PlaceSearch, type Answer } from '@maillage/ports';
import type { StopIndex } from '@maillage/transit-timetable';
import { arrayOf, objectOf, type JsonText } from './motis/json-text.js';
import { writeMatch } from './motis/matches.js';
import { writeRentals } from './motis/rentals.js';
import { toBody } from './motis/to-body.js';
import type { LoadedNetwork } from './networks/loaded-network.js';
import type { NetworkShelf } from './networks/network-shelf.js';

/** Finds stops of the loaded networks by name, by position and on the map. */
export class SearchPlaces extends PlaceSearch {
  constructor(private readonly shelf: NetworkShelf) {
    super();
  }

  override geocode(request: GeocodeRequest): Promise<Answer> {
    return this.#answer(request, (network) => geocodeIn(network, request));
  }

  override reverseGeocode(request: ReverseGeocodeRequest): Promise<Answer> {
    return this.#answer(request, (network) => reverseGeocodeIn(network, request));
  }

  override mapStops(request: MapStopsRequest): Promise<Answer> {
    return this.#answer(request, (network) => mapStopsIn(network, request));
  }

  override rentals(request: RentalsRequest): Promise<Answer> {
    return this.#answer(request, (network) => writeRentals(network, request));
  }

  override mapInitial(request: MapInitialRequest): Promise<Answer> {
    return this.#answer(request, mapInitialIn);
  }

  #answer({ territory }: { readonly territory: string }, find: (network: LoadedNetwork) => JsonText): Promise<Answer> {
    return this.shelf.borrow(territory, (network) => ({ body: toBody(find(network)), generation: network.generation }));
  }
}

/** Stops are the only places known yet. */
const wantsStops = (type: string | undefined): boolean => type === undefined || type === 'STOP';

function geocodeIn(network: LoadedNetwork, request: GeocodeRequest): JsonText {
  const { text, count, type, modes, bias, biasWeight } = request;
  if (!wantsStops(type)) return '[]';
  const found = network.geocoder.search({ text, count, bias, biasWeight }, servedBy(modes));
  return arrayOf(found.map(({ place, score, matched }) => writeMatch(network, place, -100 * score, matched)));
}

function reverseGeocodeIn(network: LoadedNetwork, { coordinate, count, type }: ReverseGeocodeRequest): JsonText {
  if (!wantsStops(type)) return '[]';
  const nearest = network.stopPlaces
    .map((place) => ({ place, metres: distanceMetres(coordinate, place) }))
    .filter(({ metres }) => metres <= NEAR_METRES)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, count);
  return arrayOf(nearest.map(({ place, metres }) => writeMatch(network, place, metres, [])));
}

/** What is farther away says nothing of a point. */
const NEAR_METRES = 10_000;

function mapStopsIn(network: LoadedNetwork, request: MapStopsRequest): JsonText {
  const { limit, apiVersion } = request;
  const { importance } = network.directory.traffic;
  const told = request.grouped ? placesInside(network, request) : stopsInside(network, request);
  const busiest = [...told].sort((a, b) => (importance[b] as number) - (importance[a] as number)).slice(0, limit);
  const { places } = network.texts(apiVersion);
  return arrayOf(busiest.map((stop) => objectOf(places.stop(stop))));
}

function stopsInside({ directory }: LoadedNetwork, { box, modes }: MapStopsRequest): readonly StopIndex[] {
  const wanted = wantedModes(modes);
  return directory.locator.inside(box).filter((stop) => ((directory.traffic.modes[stop] as number) & wanted) !== 0);
}

/** One for a station and its platforms, and for namesakes beside one another. */
function placesInside({ stopPlaces }: LoadedNetwork, { box, modes }: MapStopsRequest): readonly StopIndex[] {
  const { south, west, north, east } = box;
  return stopPlaces
    .filter(
      ({ latitude, longitude }) => latitude >= south && latitude <= north && longitude >= west && longitude <= east,
    )
    .filter(servedBy(modes))
    .map(({ stop }) => stop);
}

function mapInitialIn(network: LoadedNetwork): JsonText {
  const { latitude, longitude } = centreOf(network);
  return JSON.stringify({
    lat: latitude,
    lon: longitude,
    zoom: 12,
    serverConfig: {
      motisVersion: '',
      hasElevation: (network.streets?.graph.edges.climb.length ?? 0) > 0,
      hasRoutedTransfers: network.streets !== undefined,
      hasStreetRouting: network.streets !== undefined,
      maxOneToManySize: REACH_LIMITS.manyPlaces,
      maxOneToAllTravelTimeLimit: REACH_LIMITS.allMinutes,
      maxPrePostTransitTimeLimit: STREET_LIMITS.prePostTransitSeconds,
      maxDirectTimeLimit: STREET_LIMITS.directSeconds,
      shapesDebugEnabled: false,
    },
    network: {
      generation: network.generation,
      realtimeSequence: network.realtimeReceived.newest,
      availabilitySequence: network.availabilityReceived.newest,
    },
  });
}

/** Where the middle stop lies, so that a few far stations do not move the map. */
function centreOf({ directory: { timetable, servedStops } }: LoadedNetwork) {
  const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
  return {
    latitude: median(servedStops.map((stop) => at(timetable.stops.latitude, stop))),
    longitude: median(servedStops.map((stop) => at(timetable.stops.longitude, stop))),
  };
}

/** No mode at all stands for all. */
const wantedModes = (modes: readonly string[]): number => (modes.length === 0 ? -1 : maskOf(modes));

function servedBy(modes: readonly string[]): (place: StopPlace) => boolean {
  const wanted = wantedModes(modes);
  return (place) => (place.modes & wanted) !== 0;
}
