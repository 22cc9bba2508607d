import type { Rule } from '@maillage/feed-reading';

export const overlappingFrequencies: Rule = {
  code: 'OVERLAPPING_FREQUENCIES',
  severity: 'error',
  what: {
    fr: "Deux fréquences d'une même course se recouvrent.",
    en: 'Two frequencies of one trip overlap.',
  },
  why: {
    fr: 'Les départs seraient comptés deux fois.',
    en: 'Departures would be counted twice.',
  },
  remedy: {
    fr: 'Faites commencer chaque période à la fin de la précédente.',
    en: 'Begin each period where the one before ends.',
  },
  docs: 'Two rows of `frequencies.txt` for one trip overlap in time. The feed is refused.',
};
