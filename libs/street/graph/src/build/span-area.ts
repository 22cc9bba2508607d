import { isTangent, type Tangent } from './inner-corners.js';
import { isVisible, type Shape, type Spot } from './visible.js';

/** A node of an outline between which and others one may walk straight. */
export interface Corner {
  readonly row: number;
  readonly ring: number;
  /** In its ring. */
  readonly place: number;
  readonly spot: Spot;
  /** Other ways meet the area there; if not, it only stands in the way of others. */
  readonly isEntry: boolean;
  readonly tangent: Tangent | undefined;
}

/** A line is drawn when one would go farther than this many times its length without. */
const STRETCH = 1.1;
const EPSILON = 1e-6;

/** Between two corners, by row. */
interface Line {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/**
 * Pairs of rows: enough straight lines inside the shape that no way between two corners is more than a tenth longer than
 * the shortest one (a greedy spanner over the lines that shortest ways consist of, with the outlines). Nothing stands in the
 * way in a convex shape.
 */
export function spanArea(shape: Shape, corners: readonly Corner[], isConvex: boolean): [number, number][] {
  const count = corners.length;
  const ways = alongOutlines(shape, corners);
  const lines: Line[] = [];
  for (let a = 0; a < count; a++)
    for (let b = a + 1; b < count; b++)
      if (mayBeShortest(corners[a], corners[b]))
        lines.push({ a, b, length: distance(corners[a].spot, corners[b].spot) });
  lines.sort((one, other) => one.length - other.length);
  const drawn = lines.filter(({ a, b, length }) => {
    if (ways[a * count + b] <= STRETCH * length) return false;
    if (!isConvex && !isVisible(shape, corners[a].spot, corners[b].spot)) return false;
    shorten(ways, count, a, b, length);
    return true;
  });
  return drawn.filter((line) => isUseful(ways, corners, line)).map(({ a, b }) => [corners[a].row, corners[b].row]);
}

const mayBeShortest = (a: Corner, b: Corner): boolean => a.row !== b.row && mayEnd(a, b.spot) && mayEnd(b, a.spot);

const mayEnd = ({ isEntry, tangent, spot }: Corner, from: Spot): boolean =>
  isEntry || (tangent !== undefined && isTangent(tangent, spot, from));

/** Lengths between corners along the ring that both are on. */
function alongOutlines(shape: Shape, corners: readonly Corner[]): Float64Array {
  const reached = shape.map((ring) => {
    let sum = 0;
    return ring.map((spot, i) => (sum += i === 0 ? 0 : distance(ring[i - 1], spot)));
  });
  const ways = new Float64Array(corners.length ** 2).fill(Infinity);
  corners.forEach((a, i) =>
    corners.forEach((b, j) => {
      if (a.ring !== b.ring) return;
      const ring = reached[a.ring];
      const along = Math.abs(ring[a.place] - ring[b.place]);
      ways[i * corners.length + j] = Math.min(along, ring[ring.length - 1] - along);
    }),
  );
  return ways;
}

/** All ways with a new line between a and b. */
function shorten(ways: Float64Array, count: number, a: number, b: number, length: number): void {
  for (let i = 0; i < count; i++) {
    const [toA, toB] = [ways[i * count + a], ways[i * count + b]];
    for (let j = 0; j < count; j++) {
      const way = Math.min(toA + length + ways[b * count + j], toB + length + ways[a * count + j]);
      if (way < ways[i * count + j]) ways[i * count + j] = way;
    }
  }
}

/** Whether a shortest way from one entry to another uses the line. */
function isUseful(ways: Float64Array, corners: readonly Corner[], { a, b, length }: Line): boolean {
  const count = corners.length;
  const entries = corners.flatMap(({ isEntry }, i) => (isEntry ? [i] : []));
  return entries.some((i) =>
    entries.some((j) => ways[i * count + a] + length + ways[b * count + j] <= ways[i * count + j] + EPSILON),
  );
}

const distance = (a: Spot, b: Spot): number => Math.hypot(a.x - b.x, a.y - b.y);
