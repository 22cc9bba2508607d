import type { Rule } from '@maillage/feed-reading';

export const feedIdentityChanged: Rule = {
  code: 'FEED_IDENTITY_CHANGED',
  severity: 'warning',
  what: {
    fr: "Ce jeu semble être celui d'un autre exploitant.",
    en: 'This feed seems to be that of another operator.',
  },
  why: {
    fr: 'Agences, identifiants et emprise géographique sont tous nouveaux.',
    en: 'Agencies, ids and area are all new.',
  },
  remedy: {
    fr: 'Confirmez la publication si le réseau a vraiment changé.',
    en: 'Confirm the publication if the network has really changed.',
  },
  docs: 'No agency, no stop id, no route id and no part of the area is shared with the active version. The version is held until a person confirms.',
};
