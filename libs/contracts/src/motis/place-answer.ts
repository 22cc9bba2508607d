import { z } from 'zod';
import { described } from './described.js';
import { MODES } from './modes.js';

/** Answers may gain members; an unchanged client ignores them. */
export const instant = z.iso.datetime({ offset: true });
export const mode = z.enum(MODES).meta({ id: 'Mode' });

const timeRangeSchema = z.looseObject({ start: instant.optional(), end: instant.optional() }).meta({
  id: 'TimeRange',
  ...described('Une borne absente laisse l’intervalle ouvert.', 'A missing bound leaves the range open.'),
});

export const alertSchema = z
  .looseObject({
    headerText: z.string(),
    descriptionText: z.string(),
    cause: z.string().optional(),
    causeDetail: z.string().optional(),
    effect: z.string().optional(),
    effectDetail: z.string().optional(),
    url: z.string().optional(),
    ttsHeaderText: z.string().optional(),
    ttsDescriptionText: z.string().optional(),
    imageUrl: z.string().optional(),
    imageMediaType: z.string().optional(),
    imageAlternativeText: z.string().optional(),
    impactPeriod: z.array(timeRangeSchema).optional(),
    communicationPeriod: z.array(timeRangeSchema).optional(),
    severityLevel: z.string().optional(),
  })
  .meta({
    id: 'Alert',
    ...described(
      'Une perturbation du réseau, en texte sans balises. La langue suit `language` ou Accept-Language, à défaut le français.',
      'A disturbance of the network, as text without markup. The language follows `language` or Accept-Language, else French.',
    ),
  });

const pickupDropoff = z.enum(['NORMAL', 'NOT_ALLOWED']);

export const placeSchema = z
  .looseObject({
    name: z.string(),
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
    stopId: z.string().optional(),
    parentId: z.string().optional(),
    importance: z.number().min(0).max(1).optional(),
    level: z.number().optional(),
    tz: z.string().optional(),
    arrival: instant.optional(),
    departure: instant.optional(),
    scheduledArrival: instant.optional(),
    scheduledDeparture: instant.optional(),
    entrance: z
      .string()
      .optional()
      .meta(
        described(
          'L’entrée ou la sortie de la station par laquelle passe cette marche. Hors de MOTIS.',
          'The entrance or exit of the station by which this walk goes. Not part of MOTIS.',
        ),
      ),
    track: z.string().optional(),
    scheduledTrack: z.string().optional(),
    stopCode: z.string().optional(),
    description: z.string().optional(),
    vertexType: z.enum(['NORMAL', 'BIKESHARE', 'TRANSIT']).optional(),
    pickupType: pickupDropoff.optional(),
    dropoffType: pickupDropoff.optional(),
    cancelled: z.boolean().optional(),
    alerts: z.array(alertSchema).optional(),
    modes: z.array(mode).optional(),
  })
  .meta({
    id: 'Place',
    ...described(
      'Un point ou un arrêt, avec ses heures dans une étape ou un tableau.',
      'A point or a stop, with its times where it is part of a leg or a board.',
    ),
  });

const area = z
  .looseObject({
    name: z.string(),
    adminLevel: z.number(),
    matched: z.boolean(),
    unique: z.boolean().optional(),
    default: z.boolean().optional(),
  })
  .meta({
    id: 'Area',
    ...described('Une zone administrative autour d’un résultat.', 'An administrative area around a result.'),
  });

const matchSchema = z
  .looseObject({
    type: z.enum(['ADDRESS', 'PLACE', 'STOP']),
    name: z.string(),
    id: z.string(),
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
    tokens: z.array(z.tuple([z.number(), z.number()])),
    areas: z.array(area),
    score: z.number(),
    level: z.number().optional(),
    street: z.string().optional(),
    houseNumber: z.string().optional(),
    country: z.string().optional(),
    zip: z.string().optional(),
    tz: z.string().optional(),
    modes: z.array(mode).optional(),
    importance: z.number().optional(),
  })
  .meta({
    id: 'Match',
    ...described(
      'Un lieu trouvé. `tokens` : les parties du texte reconnues, position et longueur.',
      'A place that was found. `tokens` are the parts of the text that matched: index, length.',
    ),
  });

/** Answer of `geocode` and `reverse-geocode`, best first. */
export const matchesAnswer = z.array(matchSchema);

/** Answer of `map/stops`. */
export const mapStopsAnswer = z.array(placeSchema);
