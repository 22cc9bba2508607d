import type { Rule } from '@maillage/feed-reading';

export const invalidDate: Rule = {
  code: 'INVALID_DATE',
  severity: 'warning',
  what: {
    fr: "Une date n'est pas lisible ou hors de 1990–2150.",
    en: 'A date cannot be read or lies outside 1990–2150.',
  },
  why: {
    fr: 'La ligne est écartée.',
    en: 'The row is dropped.',
  },
  remedy: {
    fr: 'Écrivez une date réelle sous la forme AAAAMMJJ.',
    en: 'Write a real date as YYYYMMDD.',
  },
  docs: 'A date is not a real `YYYYMMDD` between 1990 and 2150. The row is dropped.',
};
