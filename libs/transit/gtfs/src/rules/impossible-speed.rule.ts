import type { Rule } from '@maillage/feed-reading';

export const impossibleSpeed: Rule = {
  code: 'IMPOSSIBLE_SPEED',
  severity: 'warning',
  what: {
    fr: 'Une course irait à {speed} km/h entre deux arrêts.',
    en: 'A trip would run at {speed} km/h between two stops.',
  },
  why: {
    fr: 'Une heure ou une position est fausse ; la course est écartée.',
    en: 'A time or a position is wrong; the trip is dropped.',
  },
  remedy: {
    fr: 'Vérifiez les heures et les coordonnées des deux arrêts.',
    en: 'Check the times and coordinates of the two stops.',
  },
  docs: 'Two consecutive stops are more than 10 km apart and the trip would run faster than 700 km/h, a minute of rounding allowed. The trip is dropped; above 5 % of the trips the feed is refused.',
};
