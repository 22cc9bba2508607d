import type { Rule } from '@maillage/feed-reading';

export const csvSyntax: Rule = {
  code: 'CSV_SYNTAX',
  severity: 'error',
  what: {
    fr: 'Le fichier ne se découpe plus en lignes : {reason_fr}.',
    en: 'The file cannot be split into rows any further: {reason_en}.',
  },
  why: {
    fr: 'Tout ce qui suit serait lu de travers.',
    en: 'All that follows would be misread.',
  },
  remedy: {
    fr: "Corrigez la ligne indiquée ; un guillemet dans un texte s'écrit doublé.",
    en: 'Mend the row that is named; a quote inside a text is written twice.',
  },
  docs: 'A quote is never closed, text follows a closing quote, a field is longer than 64 kB or a row has more than 512 fields. Reading stops there and the feed is refused.',
};
