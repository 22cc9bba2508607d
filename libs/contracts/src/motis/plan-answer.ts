import type { NoItinerary } from '@maillage/itinerary-model';
import { z } from 'zod';
import { described } from './described.js';
import { comparisonSchema } from './emission-answer.js';
import { tripAnswer } from './itinerary-answer.js';
import { instant, placeSchema } from './place-answer.js';
import { answerRanking } from './ranking-answer.js';

/** Which network answered, and how far it was searched. Not part of MOTIS. */
const network = z
  .looseObject({
    generation: z
      .int()
      .meta(described('Augmente à chaque changement des horaires.', 'Grows with every change of the timetable.')),
    realtimeSequence: z.int().optional(),
    searchedUntil: instant
      .optional()
      .meta(described('La fin de la fenêtre une fois agrandie.', 'The end of the window after it grew.')),
  })
  .meta({
    id: 'Network',
    ...described(
      'Le réseau qui a répondu, et jusqu’où il a été cherché.',
      'Which network answered, and how far it was searched.',
    ),
  });

const reason = z.enum([
  'ALREADY_AT_DESTINATION',
  'OUTSIDE_TERRITORY',
  'OUTSIDE_SERVICE_PERIOD',
  'NO_STOP_IN_REACH',
  'NO_CONNECTION',
  'WALKING_IS_FASTER',
]) satisfies z.ZodType<NoItinerary['reason']>;

/** Why there is no journey by transit. Not part of MOTIS. */
const noItinerary = z
  .looseObject({
    reason,
    title: z.string().optional(),
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

/** Answer of `plan`. */
export const planAnswer = z
  .looseObject({
    requestParameters: z
      .record(z.string(), z.string())
      .meta(
        described(
          'Les paramètres tels que compris, sans lieux ni coordonnées.',
          'The parameters as understood, without places and coordinates.',
        ),
      ),
    debugOutput: z.record(z.string(), z.int()),
    from: placeSchema,
    to: placeSchema,
    direct: z.array(tripAnswer),
    itineraries: z.array(tripAnswer),
    previousPageCursor: z.string(),
    nextPageCursor: z.string(),
    co2: comparisonSchema.optional(),
    ranking: answerRanking.optional(),
    network: network.optional(),
    noItinerary: noItinerary.optional(),
  })
  .meta({
    id: 'PlanAnswer',
    ...described(
      'Les trajets par heure de départ ; `direct` : ceux sans transport en commun.',
      'Journeys by departure; `direct` holds the ways without a ride.',
    ),
  });
