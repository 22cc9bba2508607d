import type { Rule } from '@maillage/feed-reading';

export const untimedTrip: Rule = {
  code: 'UNTIMED_TRIP',
  severity: 'warning',
  what: {
    fr: "Une course n'a pas d'heure à son premier ou dernier arrêt.",
    en: 'A trip has no time at its first or last stop.',
  },
  why: {
    fr: 'Ses heures ne peuvent pas être interpolées ; elle est écartée.',
    en: 'Its times cannot be interpolated; it is dropped.',
  },
  remedy: {
    fr: 'Donnez les heures du premier et du dernier arrêt.',
    en: 'Give the times of the first and last stop.',
  },
  docs: 'The first or last stop time of a trip has neither an arrival nor a departure. The trip is dropped.',
};
