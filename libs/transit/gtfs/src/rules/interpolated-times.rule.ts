import type { Rule } from '@maillage/feed-reading';

export const interpolatedTimes: Rule = {
  code: 'INTERPOLATED_TIMES',
  severity: 'info',
  what: {
    fr: 'Passages sans heure, interpolés : {count}.',
    en: 'Stop times without a time, interpolated: {count}.',
  },
  why: {
    fr: 'Ces heures sont approximatives.',
    en: 'These times are approximate.',
  },
  remedy: {
    fr: 'Rien à faire si ces arrêts ne sont pas des points horaires.',
    en: 'Nothing to do if these stops are no timepoints.',
  },
  docs: 'Stop times without a time are filled in, by `shape_dist_traveled` where the trip gives it, else evenly by position, and marked approximate. Told once per feed.',
};
