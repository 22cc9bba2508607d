import type { Rule } from '@maillage/feed-reading';

export const duplicateColumn: Rule = {
  code: 'DUPLICATE_COLUMN',
  severity: 'error',
  what: {
    fr: "Une colonne figure deux fois dans l'en-tête.",
    en: 'A column is named twice in the header.',
  },
  why: {
    fr: 'On ne peut pas savoir laquelle vaut.',
    en: 'Nobody can tell which one counts.',
  },
  remedy: {
    fr: "Supprimez l'une des deux.",
    en: 'Remove one of them.',
  },
  docs: 'The header names a column twice. The feed is refused.',
};
