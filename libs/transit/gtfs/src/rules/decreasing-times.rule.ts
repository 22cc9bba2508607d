import type { Rule } from '@maillage/feed-reading';

export const decreasingTimes: Rule = {
  code: 'DECREASING_TIMES',
  severity: 'warning',
  what: {
    fr: 'Une course remonte le temps.',
    en: 'A trip goes back in time.',
  },
  why: {
    fr: 'On ne peut pas savoir laquelle des heures est fausse ; elle est écartée.',
    en: 'Nobody can tell which time is wrong; it is dropped.',
  },
  remedy: {
    fr: 'Continuez au-delà de 24:00:00 après minuit.',
    en: 'Go on beyond 24:00:00 after midnight.',
  },
  docs: 'A time of a trip is earlier than one before it. The trip is dropped; above 5 % of the trips the feed is refused.',
};
