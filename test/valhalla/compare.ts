import { distanceMetres, type Coordinate } from '@maillage/kernel';
import { findStreetPoint, StreetSearch, UNREACHED, type StreetGraph, type StreetPoint } from '@maillage/street-graph';
import { randomFrom } from '../benchmarks/statistics.js';
import { causeOf } from './cause-of.js';
import type { TaggedWays } from './tagged-ways.js';
import { SPEEDS, type ComparedMode, type Valhalla, type ValhallaRoute } from './valhalla.js';

export interface ModeResult {
  readonly mode: ComparedMode;
  readonly pairs: number;
  readonly medianDifference: number;
  readonly within20: number;
  /** Pairs on which the durations differ by more than half, by class. */
  readonly classes: ReadonlyMap<string, DifferenceClass>;
  readonly ratioMedian: number;
}

interface DifferenceClass {
  readonly pairs: number;
  /** Tags to blame → pairs. */
  readonly causes: ReadonlyMap<string, number>;
}

/** Metres between the ends of a pair. */
const DISTANCES: Readonly<Record<ComparedMode, readonly [number, number]>> = {
  foot: [300, 3_000],
  bicycle: [500, 8_000],
  car: [500, 15_000],
};
const ON_STREET_METRES = 30;
const ROAD_METRES = 12;
/** Rivers make long ways of short pairs. */
const LIMIT_DECISECONDS = 200_000;
const MOST_TRIES = 100;

/** Streets, ours and theirs, of one extract. */
export interface Compared {
  readonly graph: StreetGraph;
  readonly ways: TaggedWays;
  readonly valhalla: Valhalla;
}

/** Durations of random pairs in one mode, ours and Valhalla's. */
export async function compareMode(
  { graph, ways, valhalla }: Compared,
  mode: ComparedMode,
  count: number,
  seed: number,
): Promise<ModeResult> {
  const search = new StreetSearch(graph);
  const random = randomFrom(seed);
  const pairs: { difference: number; ratio: number; group?: string; cause?: string }[] = [];
  for (let tries = 0; pairs.length < count && tries < count * MOST_TRIES; tries++) {
    const pair = drawPair(graph, mode, random);
    if (!pair) continue;
    const [from, to] = pair;
    const theirs = await valhalla.route(mode, from.spot, to.spot);
    if (!theirs || theirs.seconds < 30) continue;
    const ours = ourSeconds(search, mode, from, to);
    if (ours === undefined) {
      const group = usesCarRoad(graph, mode, theirs)
        ? 'Valhalla goes where only cars may, in our rules'
        : 'only Valhalla finds a way';
      pairs.push({ difference: 1, ratio: Infinity, group, cause: causeOf(graph, ways, mode, [], theirs) });
      continue;
    }
    const difference = Math.abs(ours.seconds - theirs.seconds) / theirs.seconds;
    const odd = difference > 0.5 && {
      group: groupOf(graph, mode, pair, ours, theirs),
      cause: causeOf(graph, ways, mode, ours.points, theirs),
    };
    pairs.push({ difference, ratio: ours.seconds / theirs.seconds, ...odd });
  }
  return {
    mode,
    pairs: pairs.length,
    medianDifference: median(pairs.map(({ difference }) => difference)),
    within20: pairs.filter(({ difference }) => difference <= 0.2).length / Math.max(1, pairs.length),
    ratioMedian: median(pairs.map(({ ratio }) => ratio)),
    classes: classify(pairs),
  };
}

function classify(
  pairs: readonly { readonly group?: string; readonly cause?: string }[],
): ReadonlyMap<string, DifferenceClass> {
  const classes = new Map<string, { pairs: number; causes: Map<string, number> }>();
  for (const { group, cause = '' } of pairs) {
    if (group === undefined) continue;
    const known = classes.get(group) ?? { pairs: 0, causes: new Map<string, number>() };
    known.pairs++;
    known.causes.set(cause, (known.causes.get(cause) ?? 0) + 1);
    classes.set(group, known);
  }
  return classes;
}

/** Two spots on streets that the mode may use, at a distance at which one would use it. */
function drawPair(
  graph: StreetGraph,
  mode: ComparedMode,
  random: () => number,
): readonly [StreetPoint, StreetPoint] | undefined {
  const spot = (): StreetPoint | undefined => {
    const vertex = Math.floor(random() * graph.vertexCount);
    const coordinate = {
      latitude: (graph.latitude[vertex] ?? 0) / 1e6 + (random() - 0.5) * 0.0004,
      longitude: (graph.longitude[vertex] ?? 0) / 1e6 + (random() - 0.5) * 0.0004,
    };
    return findStreetPoint(graph, mode, coordinate, ON_STREET_METRES);
  };
  const [from, to] = [spot(), spot()];
  if (!from || !to) return undefined;
  const metres = distanceMetres(from.spot, to.spot);
  const [least, most] = DISTANCES[mode];
  return metres >= least && metres <= most ? [onStreet(from), onStreet(to)] : undefined;
}

/** Without the way to the door, which Valhalla does not count. */
const onStreet = (point: StreetPoint): StreetPoint => ({ ...point, door: 0, coordinate: point.spot });

interface OurWay {
  readonly seconds: number;
  readonly metres: number;
  readonly points: readonly Coordinate[];
}

function ourSeconds(search: StreetSearch, mode: ComparedMode, from: StreetPoint, to: StreetPoint): OurWay | undefined {
  const traveller = { mode, metresPerSecond: SPEEDS[mode], walkMetresPerSecond: SPEEDS.foot };
  search.run({ traveller, direction: 'forward', points: [from], limit: LIMIT_DECISECONDS });
  const deciseconds = search.costTo(to);
  if (deciseconds === UNREACHED) return undefined;
  const path = search.pathTo(to);
  return { seconds: deciseconds / 10, metres: (path?.decimetres ?? 0) / 10, points: path?.coordinates ?? [] };
}

/** Why two durations differ by more than half. */
function groupOf(
  graph: StreetGraph,
  mode: ComparedMode,
  [from, to]: readonly [StreetPoint, StreetPoint],
  ours: OurWay,
  theirs: ValhallaRoute,
): string {
  const far = (point: StreetPoint, other: Coordinate): boolean => distanceMetres(point.spot, other) > ON_STREET_METRES;
  if (far(from, theirs.start) || far(to, theirs.end)) return 'Valhalla begins or ends on another street';
  const longer = ours.metres / Math.max(1, theirs.metres);
  if (longer > 1.3 && usesCarRoad(graph, mode, theirs)) return 'Valhalla goes where only cars may, in our rules';
  if (longer > 1.3) return 'our way is longer: Valhalla passes where we do not';
  if (longer < 0.77) return 'our way is shorter: we pass where Valhalla does not';
  return ours.seconds > theirs.seconds ? 'as long a way, slower' : 'as long a way, faster';
}

/** Whether the way leaves the streets of the mode for one of cars: a trunk road, a motorway's bridge. */
const usesCarRoad = (graph: StreetGraph, mode: ComparedMode, { points }: ValhallaRoute): boolean =>
  mode !== 'car' &&
  points.some(
    (point) =>
      !findStreetPoint(graph, mode, point, ROAD_METRES) &&
      findStreetPoint(graph, 'car', point, ROAD_METRES / 2) !== undefined,
  );

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
