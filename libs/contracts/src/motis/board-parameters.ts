import { z } from 'zod';
import { parseTripInstanceId } from '@maillage/kernel';
import { choice, flag, integer, languages, modes, pageCursor, text, time, withinLimit } from './parameter-kinds.js';
import { required } from './parameter.js';
import { optionalCoordinate } from './place-kinds.js';
import { Refusal } from './refusal.js';

/** MOTIS's limit for events; the others keep an answer within a few megabytes. */
const BOARD_LIMITS = { count: 1024, windowSeconds: 86_400, radiusMetres: 10_000 } as const;

export const stopTimesParameters = z
  .object({
    stopId: text({ fr: 'L’arrêt, la gare ou le quai.', en: 'The stop, station or platform.' }, 'bus_S1001'),
    center: optionalCoordinate(
      {
        fr: 'Arrêts autour de ce point, avec `radius`, quand `stopId` est absent ou inconnu',
        en: 'Stops around this point, with `radius`, when `stopId` is not given or not known',
      },
      '47.9826,4.8719',
    ),
    radius: integer(
      { fr: 'Mètres autour de l’arrêt ou du point.', en: 'Metres around the stop or the point.' },
      { absent: undefined, maximum: BOARD_LIMITS.radiusMetres },
    ),
    exactRadius: flag(
      {
        fr: 'Seulement les arrêts dans le rayon, sans les autres de la même gare.',
        en: 'Only stops inside the radius, not their siblings in the same station.',
      },
      false,
    ),
    time: time({
      fr: 'À partir de ce moment. À défaut, l’heure présente du territoire.',
      en: 'From this moment on. The present of the territory when absent.',
    }),
    arriveBy: flag({ fr: 'Vrai : arrivées. Faux : départs.', en: 'True: arrivals. False: departures.' }, false),
    direction: choice(
      {
        fr: 'Passages après ou avant `time` : à défaut LATER pour les départs, EARLIER pour les arrivées.',
        en: 'Events after or before `time`: LATER for departures and EARLIER for arrivals when absent.',
      },
      ['EARLIER', 'LATER'],
      undefined,
    ),
    window: integer(
      {
        fr: 'En secondes ; la réponse contient au moins les passages de cette fenêtre.',
        en: 'Seconds; the answer holds at least the events of this window.',
      },
      {
        absent: undefined,
        maximum: BOARD_LIMITS.windowSeconds,
      },
    ),
    mode: modes({ fr: 'Modes des véhicules.', en: 'Modes of the rides.' }, ['TRANSIT']),
    n: integer(
      { fr: 'La réponse contient au moins ce nombre de passages.', en: 'The answer holds at least this many events.' },
      { absent: undefined, maximum: BOARD_LIMITS.count },
    ),
    pageCursor: pageCursor(),
    fetchStops: flag(
      {
        fr: 'Donner les arrêts qui suivent (ou précèdent, pour les arrivées).',
        en: 'Whether events have the stops that follow (or precede, for arrivals).',
      },
      false,
    ),
    language: languages(),
  })
  .superRefine((asked, context) => {
    const refuse = (name: string, refusal: Refusal) =>
      context.addIssue({ code: 'custom', message: refusal.code, path: [name], params: { refusal } });
    if (asked.stopId === undefined && asked.center === undefined) refuse('stopId', NEITHER_STOP_NOR_CENTER);
    else if (asked.stopId === undefined && asked.radius === undefined) refuse('radius', NO_RADIUS);
    else if (asked.n === undefined && asked.window === undefined) refuse('n', NEITHER_COUNT_NOR_WINDOW);
  });

export type StopTimesParameters = z.output<typeof stopTimesParameters>;

export const tripParameters = z.object({
  tripId: required(
    {
      description: {
        fr: 'Une course, telle que la nomment étapes et tableaux : `AAAAMMJJ_HH:MM_<flux>_<course>`.',
        en: 'One run of a trip, as legs and boards name it: `YYYYMMDD_HH:MM_<feed>_<trip>`.',
      },
      schema: { type: 'string' },
      example: '20260120_05:30_bus_1-SEM-0-0530',
    },
    (written) => (parseTripInstanceId(written) ? withinLimit(written) : NOT_A_TRIP),
  ),
  detailedLegs: flag({ fr: 'Donner le tracé des étapes.', en: 'Whether legs have their geometry.' }, true),
  joinInterlinedLegs: flag(
    {
      fr: 'Joindre en une étape les courses où l’on reste assis.',
      en: 'Whether runs in which one stays seated are one leg.',
    },
    true,
  ),
  language: languages(),
});

export type TripParameters = z.output<typeof tripParameters>;

export const stopParameters = z.object({
  stopId: required(
    {
      description: { fr: 'L’arrêt, la gare ou le quai.', en: 'The stop, station or platform.' },
      schema: { type: 'string' },
      example: 'bus_S1001',
    },
    withinLimit,
  ),
  language: languages(),
});

export type StopParameters = z.output<typeof stopParameters>;

const NEITHER_STOP_NOR_CENTER = new Refusal('MISSING_PARAMETER', {
  fr: 'donnez stopId, ou center avec radius',
  en: 'give stopId, or center with radius',
});
const NO_RADIUS = new Refusal('MISSING_PARAMETER', { fr: 'center demande radius', en: 'center needs radius' });
const NEITHER_COUNT_NOR_WINDOW = new Refusal('MISSING_PARAMETER', { fr: 'donnez n ou window', en: 'give n or window' });
const NOT_A_TRIP = new Refusal('INVALID_TRIP_ID', {
  fr: 'reprenez tel quel le tripId d’un itinéraire ou d’un tableau',
  en: 'send the tripId of an itinerary or a board unchanged',
});
