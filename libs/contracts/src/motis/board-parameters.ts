import { z } from 'zod';
import { parseTripInstanceId } from '@maillage/kernel';
import { choice, flag, integer, languages, modes, pageCursor, text, time, withinLimit } from './parameter-kinds.js';
import { required } from './parameter.js';
import { optionalCoordinate } from './place-kinds.js';
import { Refusal } from './refusal.js';

/** MOTIS's limit for events; the others keep an answer within a few megabytes. */
export const BOARD_LIMITS = { count: 1024, windowSeconds: 86_400, radiusMetres: 10_000 } as const;

export const stopTimesParameters = z
  .object({
    stopId: text('The stop, station or platform.', 'cts_HOFER_01'),
    center: optionalCoordinate(
      'Stops around this point, with `radius`, when `stopId` is not given or not known',
      '48.5846,7.7351',
    ),
    radius: integer('Metres around the stop or the point.', { absent: undefined, maximum: BOARD_LIMITS.radiusMetres }),
    exactRadius: flag('Only stops inside the radius, not their siblings in the same station.', false),
    time: time('From this moment on. The present of the territory when absent.'),
    arriveBy: flag('True: arrivals. False: departures.', false),
    direction: choice(
      'Events after or before `time`: LATER for departures and EARLIER for arrivals when absent.',
      ['EARLIER', 'LATER'],
      undefined,
    ),
    window: integer('Seconds; the answer holds at least the events of this window.', {
      absent: undefined,
      maximum: BOARD_LIMITS.windowSeconds,
    }),
    mode: modes('Modes of the rides.', ['TRANSIT']),
    n: integer('The answer holds at least this many events.', { absent: undefined, maximum: BOARD_LIMITS.count }),
    pageCursor: pageCursor(),
    fetchStops: flag('Whether events have the stops that follow (or precede, for arrivals).', false),
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
      description: 'One run of a trip, as legs and boards name it: `YYYYMMDD_HH:MM_<feed>_<trip>`.',
      schema: { type: 'string' },
      example: '20260120_07:25_cts_A-1012',
    },
    (written) => (parseTripInstanceId(written) ? withinLimit(written) : NOT_A_TRIP),
  ),
  detailedLegs: flag('Whether legs have their geometry.', true),
  joinInterlinedLegs: flag('Whether runs in which one stays seated are one leg.', true),
  language: languages(),
});

export type TripParameters = z.output<typeof tripParameters>;

export const stopParameters = z.object({
  stopId: required(
    { description: 'The stop, station or platform.', schema: { type: 'string' }, example: 'cts_HOFER_01' },
    withinLimit,
  ),
  language: languages(),
});

export type StopParameters = z.output<typeof stopParameters>;

const NEITHER_STOP_NOR_CENTER = new Refusal('MISSING_PARAMETER', {
  fr: 'donner stopId, ou center avec radius',
  en: 'give stopId, or center with radius',
});
const NO_RADIUS = new Refusal('MISSING_PARAMETER', { fr: 'center demande radius', en: 'center needs radius' });
const NEITHER_COUNT_NOR_WINDOW = new Refusal('MISSING_PARAMETER', { fr: 'donner n ou window', en: 'give n or window' });
const NOT_A_TRIP = new Refusal('INVALID_TRIP_ID', {
  fr: 'reprendre tel quel le tripId d’un itinéraire ou d’un tableau',
  en: 'send the tripId of an itinerary or a board unchanged',
});
