import type { Facility } from '@maillage/itinerary-model';
import type { Bilingual } from '@maillage/kernel';

/** Its own name, else what it is: hardly a bicycle stand has one. */
export const facilityName = ({ kind, name }: Pick<Facility, 'kind' | 'name'>, language: keyof Bilingual): string =>
  name === '' ? KINDS[kind][language] : name;

const KINDS: Readonly<Record<Facility['kind'], Bilingual>> = {
  'bicycle-park': { fr: 'Stationnement vélos', en: 'Bicycle parking' },
  'car-park': { fr: 'Parking', en: 'Car park' },
  'rental-station': { fr: 'Station de location', en: 'Rental station' },
  'rental-vehicle': { fr: 'Véhicule en libre-service', en: 'Shared vehicle' },
};
