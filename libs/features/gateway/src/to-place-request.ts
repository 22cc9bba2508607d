import type {
  GeocodeParameters,
  MapStopsParameters,
  RentalsParameters,
  ReverseGeocodeParameters,
} from '@maillage/contracts';
import type { GeocodeRequest, MapStopsRequest, RentalsRequest, ReverseGeocodeRequest } from '@maillage/itinerary-model';
import { boxOf } from './box-of.js';
import type { Asked } from './asked.js';

/** MOTIS has no limit and answers 360 kB for the whole world; a map shows no more than this many. */
const MAP_STOPS_LIMIT = 5_000;

export const toGeocodeRequest = (asked: Asked, given: GeocodeParameters): GeocodeRequest => ({
  ...common(asked, given),
  text: given.text,
  count: given.numResults,
  type: onlyType(given.type),
  modes: given.mode,
  bias: given.place,
  biasWeight: given.placeBias,
});

export const toReverseGeocodeRequest = (asked: Asked, given: ReverseGeocodeParameters): ReverseGeocodeRequest => ({
  ...common(asked, given),
  coordinate: given.place,
  count: given.numResults,
  type: onlyType(given.type),
});

export const toMapStopsRequest = (
  asked: Asked,
  { min, max, modes, grouped, language }: MapStopsParameters,
): MapStopsRequest => ({
  ...common(asked, { language }),
  apiVersion: asked.version,
  box: boxOf(min, max),
  modes,
  grouped,
  limit: MAP_STOPS_LIMIT,
});

export const toRentalsRequest = ({ record }: Asked, given: RentalsParameters): RentalsRequest => ({
  territory: record.territory.id,
  ...(given.min && given.max && { box: boxOf(given.min, given.max) }),
  ...(given.point && given.radius !== undefined && { around: { place: given.point, radiusMetres: given.radius } }),
  // Each provider is a group of its own.
  providers: [...given.providers, ...given.providerGroups],
  withProviders: given.withProviders,
  withStations: given.withStations,
  withVehicles: given.withVehicles,
  withZones: given.withZones,
});

/** Several types are no restriction as long as stops, the only places known yet, are among them. */
const onlyType = (types: readonly string[]): string | undefined =>
  types.length === 0 || (types.length > 1 && types.includes('STOP')) ? undefined : types[0];

const common = ({ record, languages }: Asked, { language }: { readonly language: readonly string[] }) => ({
  territory: record.territory.id,
  language: language.length > 0 ? language : languages,
});
