import type { Rule } from '@maillage/feed-reading';

export const nullLiteral: Rule = {
  code: 'NULL_LITERAL',
  severity: 'warning',
  what: {
    fr: 'Le texte « {value} » tient lieu de valeur absente.',
    en: 'The text “{value}” stands for an absent value.',
  },
  why: {
    fr: "GTFS n'a pas de mot pour « absent ».",
    en: 'GTFS has no word for “absent”.',
  },
  remedy: {
    fr: 'Laissez le champ vide.',
    en: 'Leave the field empty.',
  },
  docs: 'A reference holds `NULL`, `N/A`, `\\N`, `None` or the like. It is read as empty; a row that needs the reference is dropped.',
};
