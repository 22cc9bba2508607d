import type { BicyclePark, CarPark } from '@maillage/itinerary-model';
import { distanceMetres, entry, type Coordinate } from '@maillage/kernel';
import { isFiller, tokenizeName } from '../geocoder/normalize-name.js';

/** One place, however exactly it was drawn. */
const SAME_PLACE_METRES = 60;
/** A large car park: its entrance in one source, its middle in another, one name in both. */
const SAME_NAME_METRES = 200;
const SAME_STANDS_METRES = 20;

/** Each car park once: what is told first wins, what it does not know is filled in from those that come later. */
export const mergeCarParks = (parks: readonly CarPark[]): CarPark[] =>
  merge(parks, SAME_NAME_METRES, isSameCarPark, fillIn);

/** Each bicycle park once, the one that is told first. */
export const mergeBicycleParks = (parks: readonly BicyclePark[]): BicyclePark[] =>
  merge(
    parks,
    SAME_STANDS_METRES,
    (known, park) => distanceMetres(known, park) <= SAME_STANDS_METRES && sourceOf(known) !== sourceOf(park),
    (known, park) => ({
      ...known,
      name: known.name || park.name,
      capacity: known.capacity ?? park.capacity,
      isCovered: known.isCovered ?? park.isCovered,
      alsoKnownAs: namesOf(known, park),
    }),
  );

/** Two places of one source are two places: it should know. */
function isSameCarPark(known: CarPark, park: CarPark): boolean {
  if (sourceOf(known) === sourceOf(park)) return false;
  const metres = distanceMetres(known, park);
  if (metres > SAME_NAME_METRES) return false;
  const [names, others] = [tellingWords(known.name), tellingWords(park.name)];
  const isNamedAlike = names.size > 0 && others.size > 0 && isWithin(names, others);
  if (metres > SAME_PLACE_METRES) return isNamedAlike;
  return isNamedAlike || names.size === 0 || others.size === 0 || isAboutAsLarge(known.capacity, park.capacity);
}

const fillIn = (known: CarPark, park: CarPark): CarPark => ({
  ...known,
  name: known.name || park.name,
  isParkAndRide: known.isParkAndRide || park.isParkAndRide,
  capacity: known.capacity ?? park.capacity,
  maxHeightMetres: known.maxHeightMetres ?? park.maxHeightMetres,
  openingHours: known.openingHours ?? park.openingHours,
  hasFee: known.hasFee ?? park.hasFee,
  alsoKnownAs: namesOf(known, park),
});

/** Under which another feed may tell how full it is; those of OpenStreetMap name no feed. */
const namesOf = (known: CarPark | BicyclePark, { id }: CarPark | BicyclePark): readonly string[] | undefined =>
  id.startsWith('osm_') ? known.alsoKnownAs : [...(known.alsoKnownAs ?? []), id];

const sourceOf = ({ id }: { readonly id: string }): string => id.slice(0, id.indexOf('_'));

/** Words that tell one car park from another. */
const tellingWords = (name: string): Set<string> =>
  new Set(tokenizeName(name).flatMap(({ word }) => (isFiller(word) || KINDS.has(word) ? [] : [word])));

const KINDS = new Set([
  'parking',
  'parkings',
  'parc',
  'relais',
  'p',
  'r',
  'public',
  'souterrain',
  'ouvrage',
  'parkhaus',
]);

/** Whether one name says nothing that the other does not. */
const isWithin = (names: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...names].every((word) => others.has(word)) || [...others].every((word) => names.has(word));

const isAboutAsLarge = (one: number | undefined, other: number | undefined): boolean =>
  one === undefined || other === undefined || Math.abs(one - other) <= 0.2 * Math.max(one, other);

function merge<Park extends Coordinate>(
  parks: readonly Park[],
  metres: number,
  isSame: (known: Park, park: Park) => boolean,
  fill: (known: Park, park: Park) => Park,
): Park[] {
  const kept: Park[] = [];
  const cells = new Map<string, number[]>();
  // a degree of latitude is 111 km; of longitude, half of that at 60°
  const [rowDegrees, columnDegrees] = [metres / 111_000, metres / 55_000];
  const cellOf = ({ latitude, longitude }: Coordinate) =>
    [latitude / rowDegrees, longitude / columnDegrees].map(Math.floor);
  for (const park of parks) {
    const [row = 0, column = 0] = cellOf(park);
    const around = [-1, 0, 1].flatMap((up) =>
      [-1, 0, 1].flatMap((east) => cells.get(`${row + up} ${column + east}`) ?? []),
    );
    const candidates = around.sort((left, right) => left - right);
    const same = candidates.find((index) => isSame(entry(kept, index), park));
    if (same !== undefined) kept[same] = fill(entry(kept, same), park);
    else {
      const key = `${row} ${column}`;
      cells.set(key, [...(cells.get(key) ?? []), kept.push(park) - 1]);
    }
  }
  return kept;
}
