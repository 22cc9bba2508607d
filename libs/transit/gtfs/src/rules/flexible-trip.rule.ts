import type { Rule } from '@maillage/feed-reading';

export const flexibleTrip: Rule = {
  code: 'FLEXIBLE_TRIP',
  severity: 'warning',
  what: {
    fr: 'Un passage décrit un transport à la demande (zone ou plage horaire).',
    en: 'A stop time describes on-demand service (a zone or a time window).',
  },
  why: {
    fr: "Le transport à la demande n'est pas encore lu ; la ligne est écartée.",
    en: 'On-demand service is not read yet; the row is dropped.',
  },
  remedy: {
    fr: 'Rien à faire.',
    en: 'Nothing to do.',
  },
  docs: 'A stop time has a pickup and drop-off window, a location or a location group (GTFS-Flex). It is dropped and does not count as dangling; the rest of the feed is kept.',
};
