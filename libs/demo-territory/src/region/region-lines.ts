import { entry } from '@maillage/kernel';
import { gap, type Point } from '../plane.js';
import { type Random } from '../random.js';
import { around, drawTown, type RegionMap } from './region-map.js';

type RegionMode = 'bus' | 'coach' | 'rail';

export interface RegionLine {
  readonly mode: RegionMode;
  /** The whole line first, then parts of it that some trips run; places in order. */
  readonly patterns: readonly (readonly number[])[];
  /** Metres per second between stops in light traffic. */
  readonly speed: number;
  /** Minutes between trips in the peak of a weekday. */
  readonly headway: number;
  /** Seconds after 4:45 at which the first trip leaves. */
  readonly start: number;
}

const FEWEST_STOPS: Record<RegionMode, number> = { bus: 7, coach: 6, rail: 2 };
const STOP_SPACING: Record<RegionMode, number> = { bus: 400, coach: 1_100, rail: 4_500 };

/** Urban lines through the middles of towns, coaches between towns, railways from end to end. */
export function layRegionLines(map: RegionMap, lineCount: number, random: Random): RegionLine[] {
  const lines: RegionLine[] = [];
  const railCount = Math.max(2, Math.round(lineCount * 0.03));
  for (let attempt = 0; lines.length < lineCount && attempt < 300 * lineCount; attempt++) {
    const mode = lines.length < railCount && attempt < 40 * railCount ? 'rail' : random.chance(0.2) ? 'coach' : 'bus';
    const path = mode === 'rail' ? railPath(map, random) : roadPath(map, mode, random);
    if (path.length < FEWEST_STOPS[mode]) continue;
    lines.push({
      mode,
      patterns: [path, ...partsOf(path, random)],
      speed: { bus: random.between(5.5, 7.5), coach: random.between(10, 14), rail: random.between(20, 28) }[mode],
      headway: { bus: 6 + 26 * random.next() ** 2, coach: random.between(25, 60), rail: random.between(20, 45) }[mode],
      start: 60 * random.integer(45),
    });
  }
  return lines;
}

function railPath({ towns }: RegionMap, random: Random): number[] {
  const [from, to] = [random.integer(towns.length), random.integer(towns.length)];
  const [a, b] = [entry(towns, from), entry(towns, to)];
  const length = gap(a, b);
  if (length < 8_000) return [];
  const between = towns
    .map((town, i) => ({ i, along: ((town.x - a.x) * (b.x - a.x) + (town.y - a.y) * (b.y - a.y)) / length, town }))
    .filter(({ along, town }) => along > 0 && along < length && gap(town, a) + gap(town, b) < length * 1.12)
    .sort((p, q) => p.along - q.along);
  return [from, ...between.map(({ i }) => i), to].filter((town, i, path) => path.indexOf(town) === i);
}

function roadPath(map: RegionMap, mode: 'bus' | 'coach', random: Random): number[] {
  const home = drawTown(map.towns, random);
  const away = mode === 'bus' ? home : drawTown(map.towns, random);
  const from = placeNear(map, around(entry(map.towns, home), map.side, random));
  const to = placeNear(map, around(entry(map.towns, away), map.side, random));
  const spacing = STOP_SPACING[mode];
  const throughStation = walk(map, from, home, spacing, random);
  return [...throughStation, ...walk(map, home, to, spacing, random).slice(1)].filter(
    (place, i, path) => path.indexOf(place) === i,
  );
}

function placeNear(map: RegionMap, p: Point): number {
  for (let radius = 400; ; radius *= 2) {
    const place = map.grid.nearest(p, radius);
    if (place !== undefined) return place;
  }
}

/** From place to place towards the goal, about `spacing` metres at a time. */
function walk({ places, grid }: RegionMap, from: number, to: number, spacing: number, random: Random): number[] {
  const path = [from];
  const goal = entry(places, to);
  for (let here = from; here !== to && path.length < 60;) {
    const p = entry(places, here);
    const left = gap(p, goal);
    let next = to;
    let best = left <= spacing * 1.4 ? 0 : Infinity;
    for (let reach = spacing * 1.7; reach < left && best === Infinity; reach *= 2) {
      for (const other of grid.near(p, reach)) {
        const q = entry(places, other);
        const [hop, rest] = [gap(p, q), gap(q, goal)];
        if (hop < spacing * 0.5 || rest > left - spacing * 0.3) continue;
        const effort = rest + hop + Math.abs(hop - spacing) * 0.4 + random.next() * 120;
        if (effort >= best) continue;
        best = effort;
        next = other;
      }
    }
    path.push(next);
    here = next;
  }
  return path;
}

/** Up to three shorter runs of a line. */
function partsOf(path: readonly number[], random: Random): number[][] {
  if (path.length < 10) return [];
  return Array.from({ length: 1 + random.integer(3) }, () => {
    const length = Math.max(5, Math.floor(path.length * random.between(0.5, 0.9)));
    return random.chance(0.5) ? path.slice(0, length) : path.slice(path.length - length);
  });
}
