import { z } from 'zod';
import { described } from './described.js';
import { placeSchema } from './place-answer.js';

const duration = z
  .looseObject({
    duration: z.number().min(0).optional().meta(described('Secondes.', 'Seconds.')),
    distance: z.number().min(0).optional().meta(described('Mètres.', 'Metres.')),
  })
  .meta({
    id: 'Duration',
    ...described(
      'Le temps vers un lieu ; vide quand il n’est pas atteint dans les limites.',
      'How long it takes to a place; empty where it is not reached within the limits.',
    ),
  });

/** Answer of `one-to-many`, in the order that was asked. */
export const oneToManyAnswer = z.array(duration);

const withRides = z
  .looseObject({
    duration: z.number().min(0).meta(described('Secondes.', 'Seconds.')),
    transfers: z.int().min(0).meta(described('Correspondances.', 'Changes between rides.')),
  })
  .meta({
    id: 'ParetoSetEntry',
    ...described('Le plus court avec ce nombre de correspondances.', 'The quickest with this many changes.'),
  });

/** Answer of `one-to-many-intermodal`, both lists in the order that was asked. */
export const oneToManyIntermodalAnswer = z
  .looseObject({ street_durations: z.array(duration), transit_durations: z.array(z.array(withRides)) })
  .meta({
    id: 'OneToManyIntermodalResponse',
    ...described(
      'Le temps vers chaque lieu, dans les rues et en transport en commun.',
      'How long it takes to each place, along streets and by transit.',
    ),
  });

const reachablePlace = z
  .looseObject({
    place: placeSchema,
    duration: z.int().min(0).meta(described('Minutes, arrondies vers le haut.', 'Minutes, rounded up.')),
    k: z.int().min(0).meta(described('Véhicules pris ; 0 à pied.', 'Rides; 0 on foot.')),
  })
  .meta({ id: 'ReachablePlace', ...described('Un arrêt atteint.', 'A stop that is reached.') });

/** Answer of `one-to-all`, the nearest first. */
export const oneToAllAnswer = z.looseObject({ one: placeSchema, all: z.array(reachablePlace) }).meta({
  id: 'Reachable',
  ...described('Un lieu, et les arrêts qu’il atteint.', 'A place, and the stops that it reaches.'),
});
