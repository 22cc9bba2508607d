import type { CollectedArea, CollectedStreets } from './collect-streets.js';
import { growingInts } from './growing-column.js';
import { IdTable } from './id-table.js';
import { joinRings } from './join-rings.js';
import { isWithin, type Spot } from './visible.js';

/** 10⁻⁷ degrees in a cell, some 200 m. */
const CELL = 20_000;

/** Buildings and basins that stand free in a square become holes of it, whether or not a relation says so. */
export function addHoles(collected: CollectedStreets): void {
  const grounds = collected.hasObstaclesInTheWay ? listGrounds(collected) : [];
  if (grounds.length === 0) return;
  const byCell = cellsOf(grounds);
  const around = placeRefs(collected, undefined, ({ x, y }) =>
    (byCell.get(cellOf(x, y)) ?? []).some(({ box }) => isInBox(box, x, y)),
  );
  for (const { id, refs } of collected.obstaclesInTheWay((ref) => around(ref) !== undefined)) {
    const spots = Array.from(refs, around);
    const [first] = spots;
    if (first === undefined) continue;
    const ground = byCell
      .get(cellOf(first.x, first.y))
      ?.find(({ own, rings }) => spots.every((spot, i) => spot && !own.has(refs[i]) && isInside(rings, spot)));
    if (ground) collected.addHole(ground.area, id, refs);
  }
}

/** A square at ground level, in 10⁻⁷ degrees: x longitude, y latitude. */
interface Ground {
  readonly area: CollectedArea;
  readonly rings: readonly (readonly Spot[])[];
  readonly own: ReadonlySet<number>;
  readonly box: Box;
}

interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

type PlaceOf = (ref: number) => Spot | undefined;

function listGrounds(collected: CollectedStreets): Ground[] {
  const areas = collected.areas.filter(({ isOnGround }) => isOnGround);
  const refs = areas.flatMap(({ lines }) => lines.flat());
  const placeOf = placeRefs(collected, refs, () => true);
  return areas.flatMap((area) => {
    const own = new Set(area.lines.flat());
    const rings = joinRings(area.lines)?.map((ring) => ring.flatMap((ref) => placeOf(ref) ?? [])) ?? [];
    const spots = rings.flat();
    if (spots.length < own.size) return [];
    const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
    const box = { west: Math.min(...xs), south: Math.min(...ys), east: Math.max(...xs), north: Math.max(...ys) };
    return [{ area, rings, own, box }];
  });
}

/** Where nodes are: those of some ids, or any, that lie where they are wanted. */
function placeRefs(
  { nodeId, latitude, longitude }: CollectedStreets,
  ids: readonly number[] | undefined,
  isWanted: (spot: Spot) => boolean,
): PlaceOf {
  const asked = ids && new IdTable(ids.length);
  for (const id of ids ?? []) asked?.add(id);
  const table = new IdTable(ids?.length ?? 0);
  const [xs, ys] = [growingInts(), growingInts()];
  for (let node = 0; node < nodeId.length; node++) {
    if (asked && asked.find(nodeId.values[node]) < 0) continue;
    const [x, y] = [longitude.values[node], latitude.values[node]];
    if (!isWanted({ x, y }) || table.add(nodeId.values[node]) < xs.length) continue;
    xs.push(x);
    ys.push(y);
  }
  return (ref) => {
    const row = table.find(ref);
    return row < 0 ? undefined : { x: xs.values[row], y: ys.values[row] };
  };
}

/** Small integers; two cells may have one, because boxes are looked at afterwards. */
const cellOf = (x: number, y: number): number =>
  ((Math.floor(y / CELL) & 0x7fff) << 15) | (Math.floor(x / CELL) & 0x7fff);

function cellsOf(grounds: readonly Ground[]): ReadonlyMap<number, readonly Ground[]> {
  const cells = new Map<number, Ground[]>();
  for (const ground of grounds) {
    const { west, south, east, north } = ground.box;
    for (let y = Math.floor(south / CELL); y <= Math.floor(north / CELL); y++)
      for (let x = Math.floor(west / CELL); x <= Math.floor(east / CELL); x++) {
        const cell = cellOf(x * CELL, y * CELL);
        const there = cells.get(cell);
        if (there) there.push(ground);
        else cells.set(cell, [ground]);
      }
  }
  return cells;
}

const isInBox = ({ west, south, east, north }: Box, x: number, y: number): boolean =>
  x >= west && x <= east && y >= south && y <= north;

/** Inside an odd number of rings. */
const isInside = (rings: Ground['rings'], { x, y }: Spot): boolean =>
  rings.filter((ring) => isWithin(ring, x, y)).length % 2 === 1;
