import { entry } from '@maillage/kernel';
import { toCsv } from '../feed/csv.js';
import { degrees } from '../feed/stop-rows.js';
import { COMMUNES, districtAt } from '../town/places.js';
import type { CarPark } from './car-parks.js';

/** `schema-stationnement`, the French national schema; the codes of the communes are as invented as they are. */
const COLUMNS = [
  'id',
  'nom',
  'insee',
  'adresse',
  'url',
  'type_usagers',
  'gratuit',
  'nb_places',
  'nb_pr',
  'nb_pmr',
  'nb_voitures_electriques',
  'nb_velo',
  'hauteur_max',
  'num_siret',
  'Xlong',
  'Ylat',
  'tarif_1h',
  'type_ouvrage',
  'info',
] as const;

export const disabledPlaces = (capacity: number): number => Math.ceil(capacity / 50);

/** The car parks as the intercommunality publishes them. */
export function parkingFeed(carParks: readonly CarPark[]): string {
  const ids = parkingIds(carParks);
  const rows = carParks.map((park, i) => {
    const insee = inseeOf(park);
    const [latitude, longitude] = degrees(park);
    const isFree = park.fee !== true;
    return [
      entry(ids, i),
      park.name,
      insee,
      '',
      '',
      'tous',
      isFree ? 'true' : 'false',
      park.capacity,
      park.parkAndRide === true ? park.capacity : 0,
      disabledPlaces(park.capacity),
      park.parkAndRide === true ? 4 : 2,
      10,
      park.clearance ?? 'N/A',
      '20000000000013',
      longitude,
      latitude,
      isFree ? 0 : 1.6,
      park.clearance === undefined ? 'enclos_en_surface' : 'ouvrage',
      park.parkAndRide === true ? 'Parc relais : stationnement gratuit, correspondance avec les lignes de bus' : '',
    ];
  });
  return toCsv(COLUMNS, rows);
}

/** As the national schema wants them: the code of the commune, and a number. */
export function parkingIds(carParks: readonly CarPark[]): string[] {
  const numbers = new Map<string, number>();
  return carParks.map((park) => {
    const insee = inseeOf(park);
    const number = (numbers.get(insee) ?? 0) + 1;
    numbers.set(insee, number);
    return `${insee}-P-${String(number).padStart(3, '0')}`;
  });
}

function inseeOf(park: CarPark): string {
  const commune = districtAt(park).commune;
  return String(21_901 + COMMUNES.findIndex(({ name }) => name === commune));
}
