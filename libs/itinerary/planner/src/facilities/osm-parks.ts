import type { BicyclePark, CarPark } from '@maillage/itinerary-model';
import { isParkAndRideName } from '@maillage/parking-facilities';
import type { OsmPlace } from './osm-place.js';

/** `amenity=parking` where strangers may leave a car; kerbs are left out, nobody looks for a place along them to ride on. */
export function toCarPark(place: OsmPlace): CarPark | undefined {
  const { tags } = place;
  const name = tags['name'] ?? '';
  const ride = tags['park_ride'] ?? 'no';
  if (tags['amenity'] !== 'parking' || !isPublic(tags) || KERBS.has(tags['parking'] ?? '')) return undefined;
  // a shop's customers park to shop
  if (tags['access'] === 'customers' && ride === 'no') return undefined;
  return {
    ...base(place, name),
    kind: 'car-park',
    isParkAndRide: ride !== 'no' || isParkAndRideName(name),
    capacity: wholeNumber(tags['capacity']),
    maxHeightMetres: metres(tags['maxheight']),
    openingHours: tags['opening_hours'],
    hasFee: YES_NO.get(tags['fee'] ?? ''),
  };
}

/** `amenity=bicycle_parking` where strangers may leave a bicycle. */
export function toBicyclePark(place: OsmPlace): BicyclePark | undefined {
  const { tags } = place;
  if (tags['amenity'] !== 'bicycle_parking' || !isPublic(tags)) return undefined;
  return {
    ...base(place, tags['name'] ?? ''),
    kind: 'bicycle-park',
    capacity: wholeNumber(tags['capacity']),
    isCovered: YES_NO.get(tags['covered'] ?? ''),
  };
}

const base = ({ id, latitude, longitude }: OsmPlace, name: string) => ({ id: `osm_${id}`, name, latitude, longitude });

const isPublic = (tags: OsmPlace['tags']): boolean => !CLOSED.has(tags['access'] ?? '');

const CLOSED = new Set([
  'no',
  'private',
  'permit',
  'residents',
  'employees',
  'staff',
  'delivery',
  'military',
  'school',
]);
const KERBS = new Set(['street_side', 'lane', 'on_kerb', 'half_on_kerb', 'shoulder']);
const YES_NO = new Map([
  ['yes', true],
  ['no', false],
]);

const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;

function metres(text: string | undefined): number | undefined {
  const [, number] = /^(\d{1,2}(?:[.,]\d{1,2})?)\s*m?$/.exec(text ?? '') ?? [];
  return number === undefined ? undefined : Number(number.replace(',', '.'));
}
