import type { Rule } from '@maillage/feed-reading';

export const rowLength: Rule = {
  code: 'ROW_LENGTH',
  severity: 'warning',
  what: {
    fr: 'Une ligne compte {found} champs au lieu de {expected}.',
    en: 'A row has {found} fields instead of {expected}.',
  },
  why: {
    fr: 'Ses valeurs ne sont pas dans les bonnes colonnes ; elle est écartée.',
    en: 'Its values are not in the right columns; it is dropped.',
  },
  remedy: {
    fr: "Donnez à chaque ligne autant de champs que l'en-tête.",
    en: 'Give each row as many fields as the header.',
  },
  docs: 'A row is shorter or longer than the header. It is dropped; above 0.1 % of the rows the feed is refused by `TOO_MANY_DROPPED`.',
};
