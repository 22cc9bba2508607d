import { type z } from 'zod';
import { MANY_LIMITS, type PlaceInput } from '@maillage/itinerary-model';
import type { Bilingual } from '@maillage/kernel';
import { choice, flag, integer, listOf } from './parameter-kinds.js';
import { parameter, type RawParameter } from './parameter.js';
import { parseCoordinate, readPlace } from './place-kinds.js';
import { STREET_LIMITS } from './plan-parameters.js';
import { oneToAllParameters, REACH_LIMITS } from './reach-parameters.js';
import { Refusal } from './refusal.js';

/** MOTIS's parameters of `one-to-many-intermodal`, those that have an effect here. */
export const oneToManyIntermodalParameters = oneToAllParameters.omit({ one: true, maxTravelTime: true }).extend({
  one: parameter(
    {
      description: followedByForm({ fr: 'Un lieu', en: 'One place' }),
      required: true,
      schema: { type: 'string' },
      example: '47.9826;4.8719',
    },
    (raw) => (typeof raw === 'string' ? readEnd(raw) : NO_PLACES),
  ),
  many: parameter(
    {
      description: followedByForm({
        fr: `Les autres lieux, ${MANY_LIMITS.transit} au plus, joints par des virgules ; la réponse garde leur ordre`,
        en: `The other places, ${MANY_LIMITS.transit} at most, joined by commas; the answer keeps their order`,
      }),
      required: true,
      schema: { type: 'array', maxItems: MANY_LIMITS.transit, items: { type: 'string' } },
      example: '47.9295;4.9283',
    },
    readMany,
  ),
  maxTravelTime: integer(
    { fr: 'Minutes au plus.', en: 'At most this many minutes.' },
    { absent: REACH_LIMITS.allMinutes, maximum: REACH_LIMITS.allMinutes },
  ),
  directMode: choice(
    { fr: 'Comment on se déplace sans transport en commun.', en: 'How one moves without a ride.' },
    ['WALK', 'BIKE', 'CAR'],
    'WALK',
  ),
  maxDirectTime: integer(
    {
      fr: `Secondes sans transport en commun, ${STREET_LIMITS.directSeconds} au plus.`,
      en: `Seconds without a ride, ${STREET_LIMITS.directSeconds} at most.`,
    },
    { absent: 1800, maximum: STREET_LIMITS.directSeconds },
  ),
  withDistance: flag(
    { fr: 'Donner aussi les mètres dans les rues.', en: 'Whether metres along streets are told.' },
    false,
  ),
});

export type OneToManyIntermodalParameters = z.output<typeof oneToManyIntermodalParameters>;

function followedByForm({ fr, en }: Bilingual): Bilingual {
  return {
    fr: `${fr} : \`latitude;longitude\` en degrés, ou l’identifiant d’un arrêt.`,
    en: `${en}: \`latitude;longitude\` in degrees, or the id of a stop.`,
  };
}

/** In a body, where places are items of a list, coordinates may have their comma. */
function readEnd(text: string): PlaceInput | Refusal {
  if (!text.includes(';')) return readPlace(text.trim());
  const read = parseCoordinate(text, ';');
  return read instanceof Refusal ? read : { kind: 'coordinate', ...read };
}

function readMany(raw: RawParameter): readonly PlaceInput[] | Refusal {
  if (raw === undefined) return NO_PLACES;
  const items = typeof raw === 'string' ? listOf(raw, MANY_LIMITS.transit) : itemsOf(raw);
  if (items instanceof Refusal) return items;
  const places: PlaceInput[] = [];
  for (const item of items) {
    const read = readEnd(item);
    if (read instanceof Refusal) return read;
    places.push(read);
  }
  return places;
}

const itemsOf = (raw: readonly string[]): readonly string[] | Refusal => {
  const items = raw.flatMap((item) => (item.includes(';') ? item.split(',') : [item]));
  return items.length <= MANY_LIMITS.transit ? items : TOO_MANY;
};

const NO_PLACES = new Refusal('MISSING_PARAMETER', {
  fr: 'ce paramètre est obligatoire, une fois',
  en: 'this parameter is required, once',
});
const TOO_MANY = new Refusal('LIMIT_EXCEEDED', {
  fr: `au plus ${MANY_LIMITS.transit} éléments`,
  en: `at most ${MANY_LIMITS.transit} items`,
});
