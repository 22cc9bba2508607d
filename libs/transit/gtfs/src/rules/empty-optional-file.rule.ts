import type { Rule } from '@maillage/feed-reading';

export const emptyOptionalFile: Rule = {
  code: 'EMPTY_OPTIONAL_FILE',
  severity: 'info',
  what: {
    fr: 'Un fichier facultatif ne contient aucune ligne.',
    en: 'An optional file holds no row.',
  },
  why: {
    fr: "Il est lu comme s'il était absent.",
    en: 'It is read as if it were absent.',
  },
  remedy: {
    fr: "Rien à faire si c'est voulu.",
    en: 'Nothing to do if this is meant.',
  },
  docs: 'An optional file is empty or has a header only. It is treated as absent.',
};
