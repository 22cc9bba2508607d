import type { Rule } from '@maillage/feed-reading';

export const areaChanged: Rule = {
  code: 'AREA_CHANGED',
  severity: 'warning',
  what: {
    fr: 'Les arrêts sont tous ailleurs que ceux du jeu en service.',
    en: 'All stops are elsewhere than those of the active feed.',
  },
  why: {
    fr: 'Aucune partie de l’emprise géographique n’est commune ; latitude et longitude sont peut-être interverties.',
    en: 'No part of the area is shared; latitude and longitude may be swapped.',
  },
  remedy: {
    fr: 'Vérifiez les coordonnées de stops.txt, ou confirmez la publication si le réseau a vraiment déménagé.',
    en: 'Check the coordinates in stops.txt, or confirm the publication if the network has really moved.',
  },
  docs: 'The same operator, but no part of the area is shared with the active version. The version is held until a person confirms.',
};
