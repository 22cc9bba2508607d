import { z } from 'zod';
import { described } from './described.js';

const level = z.enum(['LEGAL_1', 'NATIONAL', 'MIXED']);
const perimeter = z.enum(['ENERGY', 'ENERGY_AND_CONSTRUCTION', 'MIXED']);

const figure = z.looseObject({
  grams: z
    .number()
    .min(0)
    .meta(described('Grammes de CO2 équivalent par voyageur.', 'Grams of CO2 equivalent per traveller.')),
  factor: z.number().min(0).meta(described('Grammes par voyageur et kilomètre.', 'Grams per traveller and kilometre.')),
  level: level.meta(
    described(
      'LEGAL_1 : niveau 1 de l’arrêté du 10 avril 2012. NATIONAL : une moyenne nationale.',
      'LEGAL_1: level 1 of the French arrêté of 10 April 2012. NATIONAL: a national average.',
    ),
  ),
  perimeter: perimeter.meta(
    described('L’énergie seule, ou la construction du véhicule avec.', 'Energy alone, or with the vehicle’s making.'),
  ),
  source: z.string(),
  year: z.int().meta(described('L’année du facteur le plus ancien.', 'Of the oldest factor.')),
});

const unknown = z.looseObject({
  unknown: z
    .enum(['NO_FACTOR'])
    .meta(
      described(
        'Aucun facteur connu pour une partie du trajet : jamais compté comme zéro.',
        'A part has no known factor: never taken for nothing.',
      ),
    ),
  atLeastGrams: z.number().min(0).meta(described('Ce que le reste émet.', 'What the rest emits.')),
});

/** CO2 of a leg or an itinerary. Not part of MOTIS. */
export const emissionSchema = z.union([figure, unknown]).meta({
  id: 'Emission',
  ...described(
    'Émission de gaz à effet de serre d’un voyageur, avec ce que vaut le chiffre.',
    'What one traveller emits, with what the figure is worth.',
  ),
});

export const comparisonSchema = z
  .looseObject({
    car: figure.extend({
      distance: z.number().min(0).meta(described('Mètres en voiture.', 'Metres by car.')),
      estimated: z
        .boolean()
        .meta(
          described(
            'Vol d’oiseau × 1,3 : aucun trajet en voiture demandé.',
            'Crow’s flight × 1.3: no way by car was asked for.',
          ),
        ),
    }),
  })
  .meta({
    id: 'EmissionComparison',
    ...described('Le même trajet en voiture, pour comparer.', 'The same way by car, to compare.'),
  });
