import type { Rule } from '@maillage/feed-reading';

export const delimiter: Rule = {
  code: 'DELIMITER',
  severity: 'error',
  what: {
    fr: 'Les colonnes sont séparées par {delimiter_fr} au lieu de virgules.',
    en: 'Columns are separated by {delimiter_en} instead of commas.',
  },
  why: {
    fr: 'GTFS impose la virgule.',
    en: 'GTFS demands the comma.',
  },
  remedy: {
    fr: 'Exportez avec la virgule comme séparateur.',
    en: 'Export with the comma as separator.',
  },
  docs: 'The header has no comma but semicolons or tabs. The feed is refused.',
};
