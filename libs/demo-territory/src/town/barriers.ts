import { entry } from '@maillage/kernel';
import { between, crossing, gap, type Point, smooth } from '../plane.js';
import { SegmentGrid } from '../point-grid.js';
import { RAILWAY, RIVER } from './roads.js';

const { exp, max, min } = Math;

export const RIVER_LINE = smooth(RIVER, () => 70);
export const RAILWAY_LINE = smooth(RAILWAY, () => 120);

/** What a street passes over on a bridge only. */
interface Barrier {
  crosses(a: Point, b: Point): boolean;
  /** Metres from `p`, or Infinity beyond 120. */
  metresFrom(p: Point): number;
}

export const river = barrier(RIVER_LINE);
export const railway = barrier(RAILWAY_LINE);

/** Metres above the sea: a valley along the river, a plateau on both sides, and the hill of Les Hauts. */
export function altitude(p: Point): number {
  let fromRiver = Infinity;
  for (const q of RIVER_LINE) fromRiver = min(fromRiver, gap(p, q));
  const valley = 205 + 75 * (1 - exp(-((fromRiver / 1_900) ** 2)));
  const hill = 45 * exp(-((gap(p, { x: -1_250, y: 2_050 }) / 650) ** 2));
  const mound = 22 * exp(-((gap(p, { x: -60, y: 130 }) / 260) ** 2));
  return valley + hill + mound;
}

export function distanceToSegment(p: Point, a: Point, b: Point): number {
  const length = gap(a, b);
  if (length === 0) return gap(p, a);
  const t = ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / (length * length);
  return gap(p, between(a, b, max(0, min(1, t))));
}

function barrier(line: readonly Point[]): Barrier {
  const grid = new SegmentGrid<number>(150);
  for (let i = 1; i < line.length; i++) grid.add(entry(line, i - 1), entry(line, i), i);
  const segments = (a: Point, b: Point): (readonly [Point, Point])[] =>
    [...grid.near(a, b)].map((i) => [entry(line, i - 1), entry(line, i)]);
  return {
    crosses: (a, b) => segments(a, b).some(([c, d]) => crossing(a, b, c, d) !== undefined),
    metresFrom(p) {
      const box = [
        { x: p.x - 120, y: p.y - 120 },
        { x: p.x + 120, y: p.y + 120 },
      ] as const;
      return min(Infinity, ...segments(...box).map(([c, d]) => distanceToSegment(p, c, d)));
    },
  };
}
