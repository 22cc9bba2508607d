import type { Rule } from '@maillage/feed-reading';

export const futureOnly: Rule = {
  code: 'FUTURE_ONLY',
  severity: 'info',
  what: {
    fr: 'Le jeu de données commence le {first}.',
    en: 'The feed begins on {first}.',
  },
  why: {
    fr: "L'offre actuelle reste en service jusque-là s'il y en a une.",
    en: 'The current service stays until then, if there is one.',
  },
  remedy: {
    fr: 'Rien à faire.',
    en: 'Nothing to do.',
  },
  docs: 'The first day on which a trip runs is after today. With an active version the new one is scheduled for that day, without one it is ready at once.',
};
