import type { Rule } from '@maillage/feed-reading';

export const invalidUrl: Rule = {
  code: 'INVALID_URL',
  severity: 'warning',
  what: {
    fr: "Une adresse n'est pas une adresse web.",
    en: 'An address is not a web address.',
  },
  why: {
    fr: 'Elle ne serait pas sûre à ouvrir ; elle est vidée.',
    en: 'It would not be safe to open; it is emptied.',
  },
  remedy: {
    fr: 'Commencez par https:// ou http://.',
    en: 'Begin with https:// or http://.',
  },
  docs: 'A URL does not begin with `http://` or `https://`. It is left empty.',
};
