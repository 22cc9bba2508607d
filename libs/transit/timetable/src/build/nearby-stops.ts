import { distanceMetres, entry, type Coordinate } from '@maillage/kernel';

/** Neighbours of one place: the nearest this many are kept. */
const MOST_NEIGHBOURS = 256;
/** Places compared per cell: a cell that holds more is an error of data (all stops at one point), not a town. */
const MOST_PER_CELL = 1024;
const METRES_PER_DEGREE = 111_195;

export interface Nearby {
  readonly place: number;
  readonly metres: number;
}

/** Who lies within `metres` of each place, by a grid whose cells are at least as wide as that. Bounded, see above. */
export function findNearby(places: readonly Coordinate[], metres: number): Nearby[][] {
  const nearby: Nearby[][] = places.map(() => []);
  const grid = gridOf(places, metres);
  for (const [key, cell] of grid.cells)
    for (let row = -1; row <= 1; row++)
      for (let column = -1; column <= 1; column++) {
        const other = grid.cells.get(key + row * grid.columns + column);
        if (other !== undefined) linkCells(places, cell, other, metres, nearby);
      }
  for (const list of nearby)
    if (list.length > MOST_NEIGHBOURS) {
      list.sort((a, b) => a.metres - b.metres || a.place - b.place);
      list.length = MOST_NEIGHBOURS;
    }
  return nearby;
}

function gridOf(places: readonly Coordinate[], metres: number) {
  const farthest = places.reduce((latitude, place) => Math.max(latitude, Math.abs(place.latitude)), 0);
  const height = metres / METRES_PER_DEGREE;
  const width = height / Math.cos((Math.min(farthest + height, 89) * Math.PI) / 180);
  const columns = Math.ceil(360 / width) + 3;
  const cells = new Map<number, number[]>();
  places.forEach(({ latitude, longitude }, place) => {
    const key = Math.floor((latitude + 90) / height) * columns + Math.floor((longitude + 180) / width) + 1;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [place]);
    else if (cell.length < MOST_PER_CELL) cell.push(place);
  });
  return { cells, columns };
}

function linkCells(
  places: readonly Coordinate[],
  cell: readonly number[],
  other: readonly number[],
  metres: number,
  nearby: readonly Nearby[][],
): void {
  const height = metres / METRES_PER_DEGREE;
  for (const from of cell) {
    const place = entry(places, from);
    for (const to of other) {
      if (to === from || Math.abs(entry(places, to).latitude - place.latitude) > height) continue;
      const distance = distanceMetres(place, entry(places, to));
      if (distance <= metres) entry(nearby, from).push({ place: to, metres: distance });
    }
  }
}
