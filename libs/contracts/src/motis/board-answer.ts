import { z } from 'zod';
import { dataSource } from './data-source-answer.js';
import { described } from './described.js';
import { alertSchema, mode, placeSchema } from './place-answer.js';

/**
 * MOTIS's document also requires `bikesAllowed`, `wheelchairAccessible` and `reservation`, which its server leaves out
 * where the feed says nothing; so do we.
 */
const stopTimeSchema = z
  .looseObject({
    place: placeSchema,
    mode,
    realTime: z.boolean(),
    headsign: z.string(),
    tripFrom: placeSchema,
    tripTo: placeSchema,
    agencyId: z.string(),
    agencyName: z.string(),
    agencyUrl: z.string(),
    routeId: z.string(),
    directionId: z.string(),
    tripId: z.string(),
    routeShortName: z.string(),
    routeLongName: z.string(),
    tripShortName: z.string(),
    displayName: z.string(),
    pickupDropoffType: z.enum(['NORMAL', 'NOT_ALLOWED']),
    cancelled: z.boolean(),
    tripCancelled: z.boolean(),
    source: z.string(),
    dataSource: dataSource.optional(),
    routeUrl: z.string().optional(),
    routeColor: z.string().optional(),
    routeTextColor: z.string().optional(),
    routeType: z.int().optional(),
    previousStops: z.array(placeSchema).optional(),
    nextStops: z.array(placeSchema).optional(),
    bikesAllowed: z.boolean().optional(),
    wheelchairAccessible: z.enum(['ACCESSIBLE', 'NOT_ACCESSIBLE']).optional(),
    reservation: z.enum(['NONE', 'COMPULSORY']).optional(),
    alerts: z
      .array(alertSchema)
      .optional()
      .meta(
        described(
          'Ce qui perturbe la course ; ce qui perturbe l’arrêt est dans `place`. Hors de MOTIS.',
          'What disturbs the run; what disturbs the stop is in `place`. Not part of MOTIS.',
        ),
      ),
  })
  .meta({ id: 'StopTime', ...described('Un départ ou une arrivée.', 'One departure or arrival.') });

/** Answer of `stoptimes`. */
export const stopTimesAnswer = z
  .looseObject({
    stopTimes: z.array(stopTimeSchema),
    place: placeSchema,
    previousPageCursor: z.string(),
    nextPageCursor: z.string(),
  })
  .meta({ id: 'StopTimesAnswer' });

const routeSchema = z
  .looseObject({
    routeId: z.string(),
    routeShortName: z.string(),
    routeLongName: z.string(),
    mode,
    agencyId: z.string(),
    agencyName: z.string(),
    agencyUrl: z.string(),
    routeColor: z.string().optional(),
    routeTextColor: z.string().optional(),
    routeType: z.int().optional(),
    alerts: z
      .array(alertSchema)
      .optional()
      .meta(described('Ce qui la perturbe. Hors de MOTIS.', 'What disturbs it. Not part of MOTIS.')),
  })
  .meta({ id: 'Route', ...described('Ce que le voyageur appelle une ligne.', 'What the rider calls a line.') });

/** Answer of `stop`. */
export const stopAnswer = z
  .looseObject({ place: placeSchema, routes: z.array(routeSchema) })
  .meta({ id: 'StopAnswer' });
