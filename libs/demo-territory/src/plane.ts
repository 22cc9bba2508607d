import { type Coordinate, entry } from '@maillage/kernel';

const { abs, max, min, sqrt } = Math;

/** Metres east (x) and north (y) of the town's main square. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The main square of Montorvel, on a wooded plateau where no urban network runs. */
const ORIGIN: Coordinate = { latitude: 47.952, longitude: 4.884 };
const METRES_PER_DEGREE = 111_195.08;
const METRES_PER_DEGREE_EAST = METRES_PER_DEGREE * Math.cos((ORIGIN.latitude * Math.PI) / 180);

/** Rounded to 1e-7 degree, the resolution of OSM. */
export const toCoordinate = ({ x, y }: Point): Coordinate => ({
  latitude: Math.round((ORIGIN.latitude + y / METRES_PER_DEGREE) * 1e7) / 1e7,
  longitude: Math.round((ORIGIN.longitude + x / METRES_PER_DEGREE_EAST) * 1e7) / 1e7,
});

/** Points written as `x,y x,y …`. */
export const pointsOf = (text: string): Point[] =>
  text.split(' ').map((pair) => {
    const [x = 0, y = 0] = pair.split(',').map(Number);
    return { x, y };
  });

/** Metres; `Math.hypot` would be several times slower. */
export const gap = (a: Point, b: Point): number => sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));

export const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});

/** `metres` to the right of `p` for someone who walks from `a` to `b`. */
export function toTheRight(p: Point, a: Point, b: Point, metres: number): Point {
  const length = gap(a, b) || 1;
  return { x: p.x + ((b.y - a.y) / length) * metres, y: p.y - ((b.x - a.x) / length) * metres };
}

/** Where the segments a–b and c–d cross strictly inside, as shares of each; undefined when they do not. */
export function crossing(a: Point, b: Point, c: Point, d: Point): { onFirst: number; onSecond: number } | undefined {
  const det = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
  if (abs(det) < 1e-9) return undefined;
  const onFirst = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / det;
  const onSecond = ((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x)) / det;
  const inside = onFirst > 1e-6 && onFirst < 1 - 1e-6 && onSecond > 1e-6 && onSecond < 1 - 1e-6;
  return inside ? { onFirst, onSecond } : undefined;
}

/** The point of the line through `via` at about every `step` metres (Catmull–Rom); the points of `via` are kept. */
export function smooth(via: readonly Point[], step: (p: Point) => number, closed = false): Point[] {
  const line: Point[] = [];
  const control = (i: number): Point =>
    entry(via, closed ? (i + via.length) % via.length : min(max(i, 0), via.length - 1));
  const sections = closed ? via.length : via.length - 1;
  for (let section = 0; section < sections; section++) {
    const [before, from, to, after] = [
      control(section - 1),
      control(section),
      control(section + 1),
      control(section + 2),
    ];
    const parts = max(1, Math.round(gap(from, to) / step(between(from, to, 0.5))));
    for (let part = 0; part < parts; part++) line.push(catmullRom(before, from, to, after, part / parts));
  }
  line.push(control(sections));
  return line;
}

function catmullRom(before: Point, from: Point, to: Point, after: Point, t: number): Point {
  const blend = (a: number, b: number, c: number, d: number): number =>
    0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
  return { x: blend(before.x, from.x, to.x, after.x), y: blend(before.y, from.y, to.y, after.y) };
}
