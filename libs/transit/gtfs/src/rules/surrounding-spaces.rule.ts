import type { Rule } from '@maillage/feed-reading';

export const surroundingSpaces: Rule = {
  code: 'SURROUNDING_SPACES',
  severity: 'warning',
  what: {
    fr: 'Des espaces entourent une valeur.',
    en: 'A value has spaces around it.',
  },
  why: {
    fr: "D'autres logiciels ne la reconnaîtraient pas ; les espaces sont retirés.",
    en: 'Other software would not recognise it; the spaces are taken off.',
  },
  remedy: {
    fr: 'Exportez les valeurs sans espaces autour.',
    en: 'Export values without spaces around them.',
  },
  docs: 'A row has spaces before or after a value. They are taken off and the value is used.',
};
