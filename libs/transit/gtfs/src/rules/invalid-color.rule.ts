import type { Rule } from '@maillage/feed-reading';

export const invalidColor: Rule = {
  code: 'INVALID_COLOR',
  severity: 'warning',
  what: {
    fr: "Une couleur n'est pas faite de six chiffres hexadécimaux.",
    en: 'A colour is not six hexadecimal digits.',
  },
  why: {
    fr: 'Une couleur par défaut est affichée.',
    en: 'A default colour is shown.',
  },
  remedy: {
    fr: 'Écrivez RRVVBB sans croisillon, par exemple 0A58CA.',
    en: 'Write RRGGBB without a hash, e.g. 0A58CA.',
  },
  docs: 'A colour is not six hexadecimal digits (a leading `#` is accepted). It is left empty.',
};
