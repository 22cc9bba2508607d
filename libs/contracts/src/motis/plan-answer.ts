import { z } from 'zod';
import { partialSchema } from './data-source-answer.js';
import { described } from './described.js';
import { comparisonSchema } from './emission-answer.js';
import { tripAnswer } from './itinerary-answer.js';
import { noItinerarySchema } from './no-itinerary-answer.js';
import { instant, placeSchema } from './place-answer.js';
import { answerRanking } from './ranking-answer.js';

/** Which network answered, and how far it was searched. Not part of MOTIS. */
const network = z
  .looseObject({
    generation: z
      .int()
      .meta(described('Augmente à chaque changement des horaires.', 'Grows with every change of the timetable.')),
    realtimeSequence: z
      .int()
      .optional()
      .meta(
        described(
          'Numéro du dernier message de temps réel pris en compte, le même chez tous les serveurs qui l’ont reçu ; 0 : les horaires seuls.',
          'Number of the newest realtime message that is used, the same on all servers that received it; 0: the timetable alone.',
        ),
      ),
    availabilitySequence: z
      .int()
      .optional()
      .meta(
        described(
          'De même pour les vélos et les places de parking ; 0 : rien n’en est connu.',
          'Likewise for shared vehicles and parking places; 0: nothing is known of them.',
        ),
      ),
    partial: partialSchema.optional(),
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
    noItinerary: noItinerarySchema.optional(),
  })
  .meta({
    id: 'PlanAnswer',
    ...described(
      'Les trajets par heure de départ ; `direct` : ceux sans transport en commun.',
      'Journeys by departure; `direct` holds the ways without a ride.',
    ),
  });
