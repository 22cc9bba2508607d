import type { Rule } from '@maillage/feed-reading';

export const remoteStop: Rule = {
  code: 'REMOTE_STOP',
  severity: 'warning',
  what: {
    fr: 'Un arrêt est à plus de {limit} km du reste du réseau.',
    en: 'A stop is more than {limit} km from the rest of the network.',
  },
  why: {
    fr: 'Ses coordonnées sont fausses ; il est écarté avec ses horaires.',
    en: 'Its coordinates are wrong; it is dropped with its stop times.',
  },
  remedy: {
    fr: 'Vérifiez les coordonnées.',
    en: 'Check the coordinates.',
  },
  docs: 'A stop is more than 900 km from the middle half of all stops, and more than three times as far as that is wide (so that a network across Europe passes). It is dropped; above 5 % of the stops the feed is refused.',
};
