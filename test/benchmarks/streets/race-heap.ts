import {
  findStreetPoint,
  StreetSearch,
  type StreetGraph,
  type StreetPoint,
  type Traveller,
} from '@maillage/street-graph';
import { HeapSearch, slownessOf } from '@maillage/street-graph/testing';

export interface HeapRace {
  readonly mode: Traveller['mode'];
  readonly minutes: number;
  /** Vertices that a search settles, on the average; ours settles a few of them again. */
  readonly settled: number;
  /** User CPU time of a search in microseconds, of the median round. */
  readonly ours: number;
  readonly heap: number;
}

const STARTS = 100;
const ROUNDS = 15;
/** Of every engine in every round. */
const MILLISECONDS = 30;

/** One-to-all within a limit from a hundred places, ours and a heap on the same arcs alternately, in CPU time. */
export function raceHeap(graph: StreetGraph, traveller: Traveller, minutes: number): HeapRace {
  const limit = minutes * 600;
  const arcs = graph.modes[traveller.mode].forward;
  const slowness = slownessOf(traveller);
  const search = new StreetSearch(graph);
  const heap = new HeapSearch(arcs);
  const points = drawPoints(graph, traveller.mode);
  const vertices = points.map(({ edge, before }) => (before === 0 ? graph.edges.from : graph.edges.to)[edge] ?? 0);
  const runOurs = () => {
    for (const point of points) search.run({ traveller, direction: 'forward', points: [point], limit });
  };
  const runHeap = () => vertices.reduce((sum, start) => sum + heap.run(arcs, slowness, limit, start), 0);
  runOurs();
  const settled = runHeap() / points.length;
  const repeats = Math.max(1, Math.round(MILLISECONDS / Math.max(0.1, cpuMilliseconds(runHeap))));
  repeat(repeats, runOurs);
  const [ours, heaps]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(cpuMilliseconds(() => repeat(repeats, runOurs)));
    heaps.push(cpuMilliseconds(() => repeat(repeats, runHeap)));
  }
  const each = (times: number[]) => (median(times) * 1000) / repeats / points.length;
  return { mode: traveller.mode, minutes, settled: Math.round(settled), ours: each(ours), heap: each(heaps) };
}

/** At vertices, spread over all streets of the mode. */
function drawPoints(graph: StreetGraph, mode: Traveller['mode']): StreetPoint[] {
  return Array.from({ length: STARTS }, (_, i) => {
    const vertex = Math.floor((i + 0.5) * (graph.vertexCount / STARTS));
    const place = {
      latitude: (graph.latitude[vertex] ?? 0) / 1e6,
      longitude: (graph.longitude[vertex] ?? 0) / 1e6,
    };
    const point = findStreetPoint(graph, mode, place, 500);
    return point && { ...point, door: 0, before: point.before === 0 ? 0 : (graph.edges.length[point.edge] ?? 0) };
  }).filter((point) => point !== undefined);
}

function repeat(times: number, run: () => void): void {
  for (let i = 0; i < times; i++) run();
}

function cpuMilliseconds(run: () => void): number {
  const before = process.cpuUsage();
  run();
  return process.cpuUsage(before).user / 1000;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;
