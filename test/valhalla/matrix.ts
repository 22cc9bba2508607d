import { findStreetPoints, StreetSearch, UNREACHED, type StreetGraph } from '@maillage/street-graph';
import type { Coordinate } from '@maillage/kernel';
import { randomFrom, spreadOf, type Spread } from '../benchmarks/statistics.js';
import { SPEEDS, type Valhalla } from './valhalla.js';

export interface MatrixResult {
  readonly ours: Spread;
  readonly valhalla: Spread;
  /** Reached by both, of all asked. */
  readonly reached: number;
  readonly asked: number;
}

const TARGETS = 100;
const ROUNDS = 30;
const HOUR_DECISECONDS = 36_000;

/** One origin, a hundred targets on foot, snapping included, in turn; user CPU time, which other processes do not lengthen. */
export async function raceMatrix(graph: StreetGraph, valhalla: Valhalla, seed: number): Promise<MatrixResult> {
  const random = randomFrom(seed);
  const search = new StreetSearch(graph);
  const [ours, theirs]: [number[], number[]] = [[], []];
  let [reached, asked] = [0, 0];
  for (let round = 0; round <= ROUNDS; round++) {
    const places = drawPlaces(graph, random);
    const [origin, ...targets] = places;
    if (!origin) throw new RangeError('there are no streets');
    let started = process.cpuUsage();
    const mine = walkSeconds(graph, search, origin, targets);
    const took = cpuMilliseconds(started);
    started = process.cpuUsage();
    const other = await valhalla.walkMatrix(origin, targets);
    if (round === 0) continue;
    ours.push(took);
    theirs.push(cpuMilliseconds(started));
    asked += targets.length;
    reached += mine.filter((seconds, row) => seconds !== undefined && other[row] !== undefined).length;
  }
  return { ours: spreadOf(ours), valhalla: spreadOf(theirs), reached, asked };
}

function walkSeconds(
  graph: StreetGraph,
  search: StreetSearch,
  origin: Coordinate,
  targets: readonly Coordinate[],
): (number | undefined)[] {
  const from = findStreetPoints(graph, 'foot', origin, 200);
  const traveller = { mode: 'foot', metresPerSecond: SPEEDS.foot, walkMetresPerSecond: SPEEDS.foot } as const;
  search.run({ traveller, direction: 'forward', points: from, limit: HOUR_DECISECONDS });
  return targets.map((target) => {
    const points = findStreetPoints(graph, 'foot', target, 200);
    const cost = points.reduce((least, point) => Math.min(least, search.costTo(point)), UNREACHED);
    return cost === UNREACHED ? undefined : cost / 10;
  });
}

const cpuMilliseconds = (since: NodeJS.CpuUsage): number => process.cpuUsage(since).user / 1000;

/** An origin and targets within an hour's walk, most of them. */
function drawPlaces(graph: StreetGraph, random: () => number): Coordinate[] {
  const at = (vertex: number): Coordinate => ({
    latitude: (graph.latitude[vertex] ?? 0) / 1e6,
    longitude: (graph.longitude[vertex] ?? 0) / 1e6,
  });
  const origin = at(Math.floor(random() * graph.vertexCount));
  const near = (): Coordinate => ({
    latitude: origin.latitude + (random() - 0.5) * 0.03,
    longitude: origin.longitude + (random() - 0.5) * 0.04,
  });
  return [origin, ...Array.from({ length: TARGETS }, near)];
}
