import type { Rule } from '@maillage/feed-reading';

export const swappedCoordinates: Rule = {
  code: 'SWAPPED_COORDINATES',
  severity: 'warning',
  what: {
    fr: "Latitude et longitude d'un arrêt sont interverties.",
    en: 'Latitude and longitude of a stop are swapped.',
  },
  why: {
    fr: "L'arrêt serait à l'autre bout du monde ; il est écarté.",
    en: 'The stop would be at the other end of the world; it is dropped.',
  },
  remedy: {
    fr: 'Échangez les deux valeurs.',
    en: 'Exchange the two values.',
  },
  docs: 'A stop is far from all others but among them once latitude and longitude are exchanged. It is dropped, never guessed; above 5 % of the stops the feed is refused.',
};
