import type { Rule } from '@maillage/feed-reading';

export const invalidSequence: Rule = {
  code: 'INVALID_SEQUENCE',
  severity: 'error',
  what: {
    fr: "Un numéro d'ordre n'est pas un entier de 0 à 2 147 483 647.",
    en: 'A sequence number is not a whole number from 0 to 2,147,483,647.',
  },
  why: {
    fr: "L'ordre des arrêts serait inconnu.",
    en: 'The order of the stops would be unknown.',
  },
  remedy: {
    fr: "Numérotez les passages d'une course par des entiers croissants.",
    en: 'Number the calls of a trip with increasing whole numbers.',
  },
  docs: 'A `stop_sequence` is missing, not a whole number or too large. The feed is refused.',
};
