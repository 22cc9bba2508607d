import { entry, type Coordinate } from '@maillage/kernel';

/** Neighbours of one place: the nearest this many are kept. */
const MOST_NEIGHBOURS = 256;
/** Places compared per cell: a cell that holds more is an error of data (all stops at one point), not a town. */
const MOST_PER_CELL = 1024;
const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;
const RADIANS = Math.PI / 180;

/** place[offset[p]] … place[offset[p + 1] − 1] are the neighbours of place p, in no order. */
export interface Nearby {
  readonly offset: Int32Array;
  readonly place: Int32Array;
  readonly metres: Float64Array;
}

/** Who lies within `metres` of each place, by a grid whose cells are at least as wide as that. Bounded, see above. */
export function findNearby(places: readonly Coordinate[], metres: number): Nearby {
  const plane = projectPlaces(places);
  const grid = gridOf(places, metres);
  const offset = new Int32Array(places.length + 1);
  let nearby = { place: new Int32Array(places.length * 8 + 1024), metres: new Float64Array(places.length * 8 + 1024) };
  const found = { place: new Int32Array(9 * MOST_PER_CELL), metres: new Float64Array(9 * MOST_PER_CELL) };
  let total = 0;
  for (let from = 0; from < places.length; from++) {
    let count = 0;
    for (let row = -1; row <= 1; row++)
      for (let column = -1; column <= 1; column++) {
        const cell = grid.cells.get(grid.cellOf[from] + row * grid.columns + column);
        if (cell !== undefined) count = addNear(plane, from, cell, metres, found, count);
      }
    if (count > MOST_NEIGHBOURS) count = keepNearest(found, count);
    while (total + count > nearby.place.length) nearby = doubled(nearby);
    nearby.place.set(found.place.subarray(0, count), total);
    nearby.metres.set(found.metres.subarray(0, count), total);
    total += count;
    offset[from + 1] = total;
  }
  return { offset, place: nearby.place.slice(0, total), metres: nearby.metres.slice(0, total) };
}

type Found = Pick<Nearby, 'place' | 'metres'>;

/** In metres northward; eastward in degrees, to be scaled by the cosine of the latitude between two places. */
interface Plane {
  readonly north: Float64Array;
  readonly eastDegrees: Float64Array;
  readonly scale: Float64Array;
}

const projectPlaces = (places: readonly Coordinate[]): Plane => ({
  north: Float64Array.from(places, ({ latitude }) => latitude * METRES_PER_DEGREE),
  eastDegrees: Float64Array.from(places, ({ longitude }) => longitude),
  scale: Float64Array.from(places, ({ latitude }) => Math.cos(latitude * RADIANS) * METRES_PER_DEGREE),
});

function gridOf(places: readonly Coordinate[], metres: number) {
  const farthest = places.reduce((latitude, place) => Math.max(latitude, Math.abs(place.latitude)), 0);
  const height = metres / METRES_PER_DEGREE;
  const width = height / Math.cos(Math.min(farthest + height, 89) * RADIANS);
  const columns = Math.ceil(360 / width) + 3;
  const cells = new Map<number, number[]>();
  const cellOf = new Float64Array(places.length);
  places.forEach(({ latitude, longitude }, place) => {
    const key = Math.floor((latitude + 90) / height) * columns + Math.floor((longitude + 180) / width) + 1;
    cellOf[place] = key;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [place]);
    else if (cell.length < MOST_PER_CELL) cell.push(place);
  });
  return { cells, cellOf, columns };
}

/** At a kilometre a plane differs from the great circle by less than a millimetre. */
function addNear(
  { north, eastDegrees, scale }: Plane,
  from: number,
  cell: readonly number[],
  metres: number,
  found: Found,
  count: number,
): number {
  const [northFrom, eastFrom, scaleFrom] = [north[from], eastDegrees[from], scale[from]];
  let next = count;
  for (let i = 0; i < cell.length; i++) {
    const to = entry(cell, i);
    const dy = north[to] - northFrom;
    const dx = ((eastDegrees[to] - eastFrom) * (scale[to] + scaleFrom)) / 2;
    const square = dx * dx + dy * dy;
    if (square > metres * metres || to === from) continue;
    found.place[next] = to;
    found.metres[next++] = Math.sqrt(square);
  }
  return next;
}

/** Among equally far ones at the limit the first found stay. */
function keepNearest({ place, metres }: Found, count: number): number {
  const sorted = metres.slice(0, count).sort();
  const limit = sorted[MOST_NEIGHBOURS - 1];
  let atLimit = MOST_NEIGHBOURS - sorted.findIndex((distance) => distance === limit);
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const distance = metres[i];
    if (distance > limit || (distance === limit && atLimit-- <= 0)) continue;
    place[kept] = place[i];
    metres[kept++] = distance;
  }
  return kept;
}

function doubled({ place, metres }: Found) {
  const larger = { place: new Int32Array(place.length * 2), metres: new Float64Array(place.length * 2) };
  larger.place.set(place);
  larger.metres.set(metres);
  return larger;
}
