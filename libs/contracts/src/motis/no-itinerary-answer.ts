import type { Constraint, NoItinerary, Widening } from '@maillage/itinerary-model';
import { z } from 'zod';
import { described } from './described.js';
import { instant } from './place-answer.js';

const reason = z.enum([
  'ALREADY_AT_DESTINATION',
  'OUTSIDE_TERRITORY',
  'OUTSIDE_SERVICE_PERIOD',
  'NO_STOP_IN_REACH',
  'NO_CONNECTION',
  'WALKING_IS_FASTER',
]) satisfies z.ZodType<NoItinerary['reason']>;

const ends = z.enum(['from', 'to', 'both']);

const constraint = z
  .looseObject({
    kind: z.enum([
      'LAST_DEPARTURE_GONE',
      'FIRST_ARRIVAL_LATER',
      'NOTHING_AT_THAT_TIME',
      'NO_SERVICE_THAT_DAY',
      'OUTSIDE_TERRITORY',
      'OUTSIDE_SERVICE_PERIOD',
      'NOT_ON_STREETS',
      'STOP_TOO_FAR',
      'NOT_ACCESSIBLE',
      'NO_BICYCLES_ON_BOARD',
      'MODES_EXCLUDED',
      'TOO_MANY_TRANSFERS',
      'TRAVEL_TIME_TOO_LONG',
      'VIA_NOT_POSSIBLE',
      'NOTHING_LEADS_THERE',
    ]) satisfies z.ZodType<Constraint['kind']>,
    time: instant
      .optional()
      .meta(described('Le dernier départ ou la première arrivée.', 'The last departure or the first arrival.')),
    place: ends.optional(),
    stopId: z.string().optional().meta(described('L’arrêt le plus proche.', 'The nearest stop.')),
    metres: z.number().optional().meta(described('À vol d’oiseau.', 'As the crow flies.')),
    limitMetres: z.number().optional().meta(described('La marche demandée.', 'The walk that was asked for.')),
    transfers: z.int().optional(),
    minutes: z.int().optional(),
  })
  .meta({
    id: 'Constraint',
    ...described('Ce qui fait obstacle.', 'What stands in the way.'),
  });

const widening = z
  .looseObject({
    kind: z.enum([
      'OTHER_TIME',
      'LONGER_WALK',
      'BICYCLE',
      'WALK_ALL_THE_WAY',
      'WITHOUT_CONSTRAINT',
    ]) satisfies z.ZodType<Widening['kind']>,
    title: z.string(),
    parameters: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .meta(described('À changer dans la demande ; le reste demeure.', 'To change in the request; the rest stays.')),
    startTime: instant,
    endTime: instant,
  })
  .meta({
    id: 'Widening',
    ...described(
      'Le changement le plus proche de la demande qui donne un trajet : il a été cherché.',
      'The nearest change of the request that yields a journey: it was searched.',
    ),
  });

/** Why there is no journey by transit. Not part of MOTIS. */
export const noItinerarySchema = z
  .looseObject({
    reason,
    title: z.string().optional(),
    detail: z.string().optional(),
    constraint: constraint.optional(),
    widening: widening.optional(),
    searches: z.int().optional().meta(described('Recherches faites pour expliquer.', 'Searches that explaining took.')),
    place: z
      .enum(['from', 'to', 'both'])
      .optional()
      .meta(described('Le bout du trajet que la raison concerne.', 'The end that the reason is about.')),
    firstDate: z.iso
      .date()
      .optional()
      .meta(described('Le premier jour des horaires.', 'The first day of the timetable.')),
    lastDate: z.iso
      .date()
      .optional()
      .meta(described('Le dernier jour des horaires.', 'The last day of the timetable.')),
  })
  .meta({
    id: 'NoItinerary',
    ...described('Pourquoi aucun trajet en transport en commun.', 'Why there is no journey by transit.'),
  });
