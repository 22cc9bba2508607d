import type { Rule } from '@maillage/feed-reading';

export const invalidValue: Rule = {
  code: 'INVALID_VALUE',
  severity: 'warning',
  what: {
    fr: "Une valeur n'est pas permise dans ce champ.",
    en: 'A value is not allowed in this field.',
  },
  why: {
    fr: "Elle est remplacée par la valeur par défaut, ou la ligne est écartée s'il n'y en a pas.",
    en: 'It is replaced by the default, or the row is dropped where there is none.',
  },
  remedy: {
    fr: 'Utilisez une valeur prévue par GTFS.',
    en: 'Use a value that GTFS provides.',
  },
  docs: 'A number or code is outside what GTFS allows. The default is taken (route type: bus); a transfer or calendar exception without a valid type is dropped.',
};
