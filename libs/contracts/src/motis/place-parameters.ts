import { z } from 'zod';
import { choices, decimal, flag, integer, languages, modes, withinLimit } from './parameter-kinds.js';
import { required } from './parameter.js';
import { coordinate, optionalCoordinate } from './place-kinds.js';

export const PLACE_LIMITS = { results: 100 } as const;

const LOCATION_TYPES = ['ADDRESS', 'PLACE', 'STOP'] as const;

const numResults = (absent: number) =>
  integer('At most this many results.', { absent, minimum: 1, maximum: PLACE_LIMITS.results });

const type = () => choices('Only results of these types; all when absent.', LOCATION_TYPES, []);

export const geocodeParameters = z.object({
  text: required(
    {
      description: 'A name, whole or begun, accents and typing errors forgiven.',
      schema: { type: 'string', maxLength: 500 },
      example: 'gare cen',
    },
    withinLimit,
  ),
  type: type(),
  mode: modes('Only stops that these modes serve; all when absent.', []),
  place: optionalCoordinate('Results near this point come first', '48.5846,7.7351'),
  placeBias: decimal('How much nearness counts.', { absent: 1, maximum: 1000 }),
  numResults: numResults(10),
  language: languages(),
});

export type GeocodeParameters = z.output<typeof geocodeParameters>;

export const reverseGeocodeParameters = z.object({
  place: coordinate('Results around this point, nearest first', '48.5846,7.7351'),
  type: type(),
  numResults: numResults(5),
  language: languages(),
});

export type ReverseGeocodeParameters = z.output<typeof reverseGeocodeParameters>;

export const mapStopsParameters = z.object({
  min: coordinate('A corner of the map section', '48.57,7.73'),
  max: coordinate('The opposite corner', '48.59,7.77'),
  grouped: flag('One entry per station instead of one per platform.', false),
  modes: modes('Only stops that these modes serve; all when absent.', []),
  language: languages(),
});

export type MapStopsParameters = z.output<typeof mapStopsParameters>;

/** `map/initial` and `health` take none. */
export const noParameters = z.object({});
