import { Problem } from '@maillage/kernel';

export const plannerUnavailable = (): Problem =>
  new Problem(
    503,
    'PLANNER_UNAVAILABLE',
    {
      fr: 'Le calcul d’itinéraires est momentanément indisponible',
      en: 'Itinerary planning is unavailable for a moment',
    },
    { fr: 'Réessayez dans quelques secondes.', en: 'Try again in a few seconds.' },
  );

/** Nobody reads it: whoever asked is gone. */
export const cancelled = (): Problem =>
  new Problem(499, 'REQUEST_CANCELLED', { fr: 'Requête abandonnée', en: 'Request abandoned' });
