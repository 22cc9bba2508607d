import type { Bilingual } from '@maillage/kernel';

/** How people call what a facility report counts. */
const NAMES: Readonly<Record<string, Bilingual>> = {
  bicycleParks: { fr: 'parcs à vélos', en: 'bicycle parks' },
  carParks: { fr: 'parkings', en: 'car parks' },
  tiles: { fr: 'tuiles d’altitude', en: 'height tiles' },
  stations: { fr: 'stations', en: 'stations' },
  vehicleTypes: { fr: 'types de véhicules', en: 'vehicle types' },
  zones: { fr: 'zones', en: 'zones' },
};

/** `44 stations, 2 types de véhicules`; what there is none of is left out. */
export function tellCounts(counts: Readonly<Record<string, number>>): Bilingual {
  const told = Object.entries(counts).filter(([, count]) => count > 0);
  const inLanguage = (language: keyof Bilingual): string =>
    told.map(([name, count]) => `${String(count)} ${NAMES[name]?.[language] ?? name}`).join(', ');
  return { fr: inLanguage('fr'), en: inLanguage('en') };
}
