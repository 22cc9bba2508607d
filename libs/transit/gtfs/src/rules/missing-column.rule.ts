import type { Rule } from '@maillage/feed-reading';

export const missingColumn: Rule = {
  code: 'MISSING_COLUMN',
  severity: 'error',
  what: {
    fr: 'Une colonne obligatoire manque.',
    en: 'A required column is missing.',
  },
  why: {
    fr: 'Les lignes de ce fichier ne peuvent pas être comprises sans elle.',
    en: 'The rows of this file cannot be understood without it.',
  },
  remedy: {
    fr: 'Ajoutez la colonne.',
    en: 'Add the column.',
  },
  docs: 'A column that the file cannot do without is not in its header. The feed is refused.',
};
