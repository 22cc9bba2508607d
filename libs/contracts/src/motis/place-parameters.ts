import { z } from 'zod';
import { choices, decimal, flag, integer, languages, modes, withinLimit } from './parameter-kinds.js';
import { required } from './parameter.js';
import { coordinate, optionalCoordinate } from './place-kinds.js';

const PLACE_LIMITS = { results: 100 } as const;

const LOCATION_TYPES = ['ADDRESS', 'PLACE', 'STOP'] as const;

const numResults = (absent: number) =>
  integer(
    { fr: 'Pas plus que ce nombre de résultats.', en: 'At most this many results.' },
    { absent, minimum: 1, maximum: PLACE_LIMITS.results },
  );

const type = () =>
  choices(
    {
      fr: 'Seulement les résultats de ces types ; tous à défaut.',
      en: 'Only results of these types; all when absent.',
    },
    LOCATION_TYPES,
    [],
  );

export const geocodeParameters = z.object({
  text: required(
    {
      description: {
        fr: 'Un nom entier ou commencé, sans souci des accents ni des fautes de frappe.',
        en: 'A name, whole or begun, accents and typing errors forgiven.',
      },
      schema: { type: 'string', maxLength: 500 },
      example: 'gare cen',
    },
    withinLimit,
  ),
  type: type(),
  mode: modes(
    {
      fr: 'Seulement les arrêts desservis par ces modes ; tous à défaut.',
      en: 'Only stops that these modes serve; all when absent.',
    },
    [],
  ),
  place: optionalCoordinate(
    { fr: 'Les résultats proches de ce point d’abord', en: 'Results near this point come first' },
    '47.9826,4.8719',
  ),
  placeBias: decimal({ fr: 'Poids de la proximité.', en: 'How much nearness counts.' }, { absent: 1, maximum: 1000 }),
  numResults: numResults(10),
  language: languages(),
});

export type GeocodeParameters = z.output<typeof geocodeParameters>;

export const reverseGeocodeParameters = z.object({
  place: coordinate(
    { fr: 'Résultats autour de ce point, le plus proche d’abord', en: 'Results around this point, nearest first' },
    '47.9826,4.8719',
  ),
  type: type(),
  numResults: numResults(5),
  language: languages(),
});

export type ReverseGeocodeParameters = z.output<typeof reverseGeocodeParameters>;

export const mapStopsParameters = z.object({
  min: coordinate({ fr: 'Un coin de la partie de carte', en: 'A corner of the map section' }, '47.94,4.86'),
  max: coordinate({ fr: 'Le coin opposé', en: 'The opposite corner' }, '47.97,4.91'),
  grouped: flag(
    { fr: 'Une entrée par gare au lieu d’une par quai.', en: 'One entry per station instead of one per platform.' },
    false,
  ),
  modes: modes(
    {
      fr: 'Seulement les arrêts desservis par ces modes ; tous à défaut.',
      en: 'Only stops that these modes serve; all when absent.',
    },
    [],
  ),
  language: languages(),
});

export type MapStopsParameters = z.output<typeof mapStopsParameters>;
