import type { Rule } from '@maillage/feed-reading';

export const invalidCoordinate: Rule = {
  code: 'INVALID_COORDINATE',
  severity: 'warning',
  what: {
    fr: "Les coordonnées d'un arrêt sont inutilisables{hint_fr}.",
    en: 'The coordinates of a stop are unusable{hint_en}.',
  },
  why: {
    fr: "L'arrêt est écarté avec ses horaires.",
    en: 'The stop is dropped with its stop times.',
  },
  remedy: {
    fr: 'Donnez latitude et longitude en degrés décimaux WGS 84, avec un point.',
    en: 'Give latitude and longitude in decimal degrees WGS 84, with a point.',
  },
  docs: 'A stop lies at 0,0, off the Earth, or its coordinates are not numbers (a decimal comma is recognised and said). It is dropped; above 5 % of the stops the feed is refused.',
};
