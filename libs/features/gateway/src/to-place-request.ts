import type { GeocodeParameters, MapStopsParameters, ReverseGeocodeParameters } from '@maillage/contracts';
import type { GeocodeRequest, MapStopsRequest, ReverseGeocodeRequest } from '@maillage/itinerary-model';
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

/** The corners may come in any order. */
export const toMapStopsRequest = (
  asked: Asked,
  { min, max, modes, grouped, language }: MapStopsParameters,
): MapStopsRequest => ({
  ...common(asked, { language }),
  apiVersion: asked.version,
  box: {
    south: Math.min(min.latitude, max.latitude),
    north: Math.max(min.latitude, max.latitude),
    west: Math.min(min.longitude, max.longitude),
    east: Math.max(min.longitude, max.longitude),
  },
  modes,
  grouped,
  limit: MAP_STOPS_LIMIT,
});

/** Several types are no restriction as long as stops, the only places known yet, are among them. */
const onlyType = (types: readonly string[]): string | undefined =>
  types.length === 0 || (types.length > 1 && types.includes('STOP')) ? undefined : types[0];

const common = ({ record, languages }: Asked, { language }: { readonly language: readonly string[] }) => ({
  territory: record.territory.id,
  language: language.length > 0 ? language : languages,
});
