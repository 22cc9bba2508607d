import type { Rule } from '@maillage/feed-reading';

export const parentCycle: Rule = {
  code: 'PARENT_CYCLE',
  severity: 'error',
  what: {
    fr: 'Des arrêts sont parents les uns des autres en rond.',
    en: 'Stops are parents of one another in a circle.',
  },
  why: {
    fr: "La hiérarchie des arrêts n'a pas de sommet.",
    en: 'The hierarchy of stops has no top.',
  },
  remedy: {
    fr: 'Rattachez chaque quai à une station sans parent.',
    en: 'Attach each platform to a station without a parent.',
  },
  docs: 'Following `parent_station` from a stop leads back to it. The feed is refused.',
};
