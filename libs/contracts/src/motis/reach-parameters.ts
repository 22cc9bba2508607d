import { z } from 'zod';
import { MANY_LIMITS, MOST_REACH_MINUTES } from '@maillage/itinerary-model';
import type { Bilingual, Coordinate } from '@maillage/kernel';
import { choice, decimal, flag, integer, languages, listOf, modes, requiredInteger, time } from './parameter-kinds.js';
import { parameter, required, type RawParameter } from './parameter.js';
import { parseCoordinate, place } from './place-kinds.js';
import { STREET_LIMITS } from './plan-parameters.js';
import { Refusal } from './refusal.js';

/** `map/initial` names them. */
export const REACH_LIMITS = { manyPlaces: MANY_LIMITS.streets, allMinutes: MOST_REACH_MINUTES } as const;

const matching = (absent: number) =>
  decimal(
    { fr: 'Mètres entre une coordonnée et le réseau des rues.', en: 'Metres from a coordinate to the street network.' },
    { absent },
  );

const elevationCosts = () =>
  choice(
    {
      fr: 'Combien comptent les pentes à vélo, là où le relief est connu.',
      en: 'How much slopes count by bicycle, where heights are known.',
    },
    ['NONE', 'LOW', 'HIGH'],
    'NONE',
  );

/** MOTIS's parameters of `one-to-many`. It calls five of them required; those that have a plain meaning may be left out here. */
export const oneToManyParameters = z.object({
  one: required(
    {
      description: { fr: 'Un lieu : `latitude;longitude`.', en: 'One place: `latitude;longitude`.' },
      schema: { type: 'string' },
      example: '47.9826;4.8719',
    },
    (text) => parseCoordinate(text, ';'),
  ),
  many: parameter(
    {
      description: {
        fr: `Les autres lieux, ${REACH_LIMITS.manyPlaces} au plus : \`latitude;longitude,latitude;longitude\`. La réponse garde leur ordre.`,
        en: `The other places, ${REACH_LIMITS.manyPlaces} at most: \`latitude;longitude,latitude;longitude\`. The answer keeps their order.`,
      },
      required: true,
      schema: { type: 'array', maxItems: REACH_LIMITS.manyPlaces, items: { type: 'string' } },
      example: '47.9295;4.9283',
    },
    readMany,
  ),
  mode: choice({ fr: 'Comment on se déplace.', en: 'How one moves.' }, ['WALK', 'BIKE', 'CAR'], 'WALK'),
  max: requiredInteger(
    { fr: 'Secondes au plus, six heures au plus.', en: 'At most this many seconds, six hours at most.' },
    0,
    STREET_LIMITS.directSeconds,
  ),
  maxMatchingDistance: matching(250),
  elevationCosts: elevationCosts(),
  arriveBy: flag({ fr: 'Vers `one` au lieu d’en partir.', en: 'To `one` instead of from it.' }, false),
  withDistance: flag({ fr: 'Donner aussi les mètres.', en: 'Whether metres are told too.' }, false),
});

export type OneToManyParameters = z.output<typeof oneToManyParameters>;

function readMany(raw: RawParameter): readonly Coordinate[] | Refusal {
  if (raw === undefined) return NO_PLACES;
  const items = listOf(raw, REACH_LIMITS.manyPlaces);
  if (items instanceof Refusal) return items;
  const places: Coordinate[] = [];
  for (const item of items) {
    const read = parseCoordinate(item, ';');
    if (read instanceof Refusal) return read;
    places.push(read);
  }
  return places;
}

const NO_PLACES = new Refusal('MISSING_PARAMETER', {
  fr: 'ce paramètre est obligatoire',
  en: 'this parameter is required',
});

const minutes = (description: Bilingual) => integer(description, { absent: 0, maximum: 1_440 });

const waySeconds = (description: Bilingual) => integer(description, { absent: 900 });

/** MOTIS's parameters of `one-to-all`, those that have an effect here. */
export const oneToAllParameters = z.object({
  one: place({ fr: 'Le lieu', en: 'The place' }, '47.9826,4.8719'),
  time: time({
    fr: 'Départ, ou arrivée avec `arriveBy`. À défaut, l’heure présente du territoire.',
    en: 'Departure, or arrival with `arriveBy`. The present of the territory when absent.',
  }),
  maxTravelTime: requiredInteger(
    { fr: 'Minutes au plus.', en: 'At most this many minutes.' },
    0,
    REACH_LIMITS.allMinutes,
  ),
  arriveBy: flag({ fr: 'Vers `one` au lieu d’en partir.', en: 'To `one` instead of from it.' }, false),
  maxTransfers: integer({ fr: 'Correspondances au plus.', en: 'At most this many changes.' }, { absent: undefined }),
  minTransferTime: minutes({ fr: 'Minutes au moins par correspondance.', en: 'Least minutes for each change.' }),
  additionalTransferTime: minutes({ fr: 'Minutes en plus par correspondance.', en: 'Minutes more for each change.' }),
  transferTimeFactor: decimal(
    { fr: 'Multiplie le temps des correspondances.', en: 'Multiplies the time of changes.' },
    { absent: 1, minimum: 1, maximum: 10 },
  ),
  transitModes: modes({ fr: 'Modes de transport en commun.', en: 'Transit modes.' }, ['TRANSIT']),
  preTransitModes: modes({ fr: 'Modes jusqu’au premier arrêt.', en: 'Modes to the first stop.' }, ['WALK']),
  postTransitModes: modes({ fr: 'Modes après le dernier arrêt.', en: 'Modes from the last stop.' }, ['WALK']),
  maxPreTransitTime: waySeconds({
    fr: 'Secondes jusqu’au premier arrêt, une heure au plus.',
    en: 'Seconds to the first stop, at most an hour.',
  }),
  maxPostTransitTime: waySeconds({
    fr: 'Secondes après le dernier arrêt, une heure au plus.',
    en: 'Seconds from the last stop, at most an hour.',
  }),
  pedestrianProfile: choice({ fr: 'Qui marche.', en: 'Who walks.' }, ['FOOT', 'WHEELCHAIR'], 'FOOT'),
  pedestrianSpeed: decimal(
    { fr: 'Vitesse de marche en mètres par seconde.', en: 'Walking speed in metres per second.' },
    { absent: undefined, minimum: 0.1, maximum: 10 },
  ),
  cyclingSpeed: decimal(
    { fr: 'Vitesse à vélo en mètres par seconde.', en: 'Cycling speed in metres per second.' },
    { absent: undefined, minimum: 0.7, maximum: 20 },
  ),
  elevationCosts: elevationCosts(),
  maxMatchingDistance: matching(250),
  requireBikeTransport: flag(
    { fr: 'Seulement les véhicules qui prennent les vélos.', en: 'Only rides that take bikes.' },
    false,
  ),
  language: languages(),
});

export type OneToAllParameters = z.output<typeof oneToAllParameters>;

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** Body of a `POST` whose parameters need not be in the address: parameters by name. More places than are answered may be written, so that the refusal says so. */
export const parametersBody = z.record(z.string(), z.union([scalar, z.array(scalar).max(100_000)]));
