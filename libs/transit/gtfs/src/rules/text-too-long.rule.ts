import type { Rule } from '@maillage/feed-reading';

export const textTooLong: Rule = {
  code: 'TEXT_TOO_LONG',
  severity: 'warning',
  what: {
    fr: 'Un texte dépasse {limit} caractères.',
    en: 'A text is longer than {limit} characters.',
  },
  why: {
    fr: 'Il ne tiendrait sur aucun écran ; il est coupé.',
    en: 'It would fit no screen; it is cut.',
  },
  remedy: {
    fr: 'Raccourcissez le texte.',
    en: 'Shorten the text.',
  },
  docs: 'A name or description is longer than 1,000 characters. It is cut there; ids are never cut.',
};
