import { z } from 'zod';
import { WAY_MODES } from '@maillage/itinerary-model';
import { described } from './described.js';

const criterion = z.enum(['arrival', 'departure', 'duration', 'transfers', 'walking', 'waiting', 'co2']);

/** Why an itinerary stands where it stands. Not part of MOTIS; with `explain=true`. */
export const itineraryRanking = z
  .looseObject({
    position: z.int().min(1),
    score: z
      .number()
      .min(0)
      .meta(
        described(
          'La somme des contributions, en minutes : la plus basse est la meilleure.',
          'The sum of the contributions, in minutes: the lowest is best.',
        ),
      ),
    contributions: z.array(
      z.looseObject({
        criterion,
        value: z.number().meta(described('Dans l’unité du critère.', 'In the unit of the criterion.')),
        weight: z.number().min(0),
        score: z.number().meta(described('value × weight.', 'value × weight.')),
        presumed: z
          .boolean()
          .optional()
          .meta(
            described(
              'Inconnu, compté comme le pire connu de la réponse.',
              'Unknown, counted as the worst that the answer knows.',
            ),
          ),
      }),
    ),
    reason: z.string(),
  })
  .meta({
    id: 'ItineraryRanking',
    ...described('Pourquoi ce trajet est à cette place.', 'Why this itinerary stands where it stands.'),
  });

/** The criteria and weights of the territory, and what was left out. */
export const answerRanking = z
  .looseObject({
    criteria: z.array(
      z.looseObject({
        criterion,
        title: z.string(),
        unit: z.enum(['MINUTE', 'CHANGE', 'KILOGRAM']),
        weight: z.number().min(0).meta(described('Minutes par unité.', 'Minutes per unit.')),
      }),
    ),
    combining: z
      .looseObject({
        weights: z.partialRecord(z.enum(WAY_MODES), z.number().min(0)),
        nearSeconds: z.int().min(0),
        worthARideSeconds: z.int().min(0),
      })
      .optional()
      .meta(
        described(
          'Quels moyens d’accès sont donnés quand plusieurs mènent aux mêmes véhicules (voir docs/ranking.md).',
          'Which ways are told where several lead to the same rides (see docs/ranking.md).',
        ),
      ),
    leftOut: z.array(
      z.looseObject({
        reason: z.enum(['SLOWER_THAN_DIRECT', 'NEARLY_THE_SAME', 'TOO_LONG']),
        count: z.int().min(1),
      }),
    ),
  })
  .meta({
    id: 'Ranking',
    ...described(
      'Les critères publiés, leurs poids, et combien de trajets ont été écartés, par raison.',
      'The published criteria, their weights, and how many itineraries were left out, by reason.',
    ),
  });
