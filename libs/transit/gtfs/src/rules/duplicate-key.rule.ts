import type { Rule } from '@maillage/feed-reading';

export const duplicateKey: Rule = {
  code: 'DUPLICATE_KEY',
  severity: 'error',
  what: {
    fr: 'Deux lignes différentes ont la même clé.',
    en: 'Two different rows have the same key.',
  },
  why: {
    fr: 'On ne peut pas savoir laquelle est juste.',
    en: 'Nobody can tell which one is right.',
  },
  remedy: {
    fr: 'Gardez une seule des deux lignes.',
    en: 'Keep one of the two rows.',
  },
  docs: 'Two rows that differ share a primary key (stop, route, trip, agency, service, trip and sequence, service and date). The feed is refused.',
};
