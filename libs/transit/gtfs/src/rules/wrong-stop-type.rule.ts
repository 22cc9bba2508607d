import type { Rule } from '@maillage/feed-reading';

export const wrongStopType: Rule = {
  code: 'WRONG_STOP_TYPE',
  severity: 'warning',
  what: {
    fr: 'Un arrêt de type 0 était attendu, celui-ci est de type {type}.',
    en: 'Expected a stop of type 0, but got {type}.',
  },
  why: {
    fr: 'On ne peut pas y monter ; la ligne est écartée.',
    en: 'One cannot board there; the row is dropped.',
  },
  remedy: {
    fr: 'Renvoyez à un quai.',
    en: 'Refer to a platform.',
  },
  docs: 'A stop time names a station, an entrance, a node or a boarding area, or a transfer names something else than a stop or station. The row is dropped.',
};
