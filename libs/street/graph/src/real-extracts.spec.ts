import { beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { buildStreetGraph, type StreetBuild } from './build-street-graph.js';
import { SearchState } from './search/bucket-queue.js';
import { pricedArcs } from './search/priced-arcs.js';
import { findStreetPoint, type StreetPoint } from './search/street-point.js';
import { StreetSearch } from './search/street-search.js';
import { slownessOf } from './speed-class.js';
import { HeapSearch } from './testing/heap-search.js';
import { readExtract } from './testing/read-extract.js';
import { MODE_INDEX, TRAVEL_MODES, type TravelMode } from './travel-mode.js';

const DATA = `${import.meta.dirname}/../../../../../shared/data/osm-extracts`;
const EXTRACTS = [
  { name: 'Monaco', file: 'monaco-valhalla.osm.pbf', vertices: 2_500 },
  { name: 'Porto', file: 'porto_portugal-r5.osm.pbf', vertices: 70_000 },
];
const present = EXTRACTS.filter(({ file }) => existsSync(`${DATA}/${file}`));
for (const { name, file } of EXTRACTS.filter((extract) => !present.includes(extract)))
  console.warn(`LEFT OUT: the streets of ${name}, ${file} is not there`);

const SPEED: Readonly<Record<TravelMode, number>> = { foot: 1.2, wheelchair: 0.8, bicycle: 4.2, car: 1.2 };
const travellerOf = (mode: TravelMode) => ({ mode, metresPerSecond: SPEED[mode], walkMetresPerSecond: 1.2 });

it('makes an empty graph of no extract, in which nothing is near', async () => {
  const { graph } = await buildStreetGraph([]);
  expect([graph.vertexCount, graph.edges.count]).toEqual([0, 0]);
  expect(findStreetPoint(graph, 'foot', { latitude: 41, longitude: -8 }, 1_000)).toBeUndefined();
});

describe.each(present.slice(0, 1))('$name, and again', ({ file }) => {
  it('is the same when an extract comes twice', async () => {
    const blocks = [...readExtract(readFileSync(`${DATA}/${file}`))];
    const build = await buildStreetGraph(blocks);
    const twice = await buildStreetGraph([...blocks, ...blocks]);
    expect(twice.wayCount).toBe(build.wayCount);
    for (const column of ['from', 'to', 'length', 'rule', 'name', 'main', 'points'] as const)
      expect([column, isSame(twice.graph.edges[column], build.graph.edges[column])]).toEqual([column, true]);
    expect(isSame(twice.graph.modes.car.backward.words, build.graph.modes.car.backward.words)).toBe(true);
  });
});

describe.each(present)('$name', ({ file, vertices }) => {
  let build: StreetBuild;
  beforeAll(async () => {
    build = await buildStreetGraph(readExtract(readFileSync(`${DATA}/${file}`)));
  }, 120_000);

  it('builds, and nearly all streets that a mode may use belong to its main component', () => {
    const { edges, classes, vertexCount } = build.graph;
    expect(vertexCount).toBeGreaterThan(vertices);
    for (const mode of ['foot', 'bicycle', 'car'] as const) {
      let [usable, main] = [0, 0];
      for (let edge = 0; edge < edges.count; edge++) {
        const rule = edges.rule[edge] * 8 + MODE_INDEX[mode] * 2;
        if (classes[rule] > 0 || classes[rule + 1] > 0) usable++;
        if ((edges.main[edge] & (1 << MODE_INDEX[mode])) !== 0) main++;
      }
      expect([mode, main / usable > 0.85]).toEqual([mode, true]);
    }
  });

  it.each(TRAVEL_MODES)('settles the same costs as a heap does, %s', (mode) => {
    const { graph } = build;
    const slowness = slownessOf(travellerOf(mode));
    const state = new SearchState(graph.vertexCount + graph.turns.vertex.length);
    for (const direction of ['forward', 'backward'] as const) {
      const arcs = graph.modes[mode][direction];
      const heap = new HeapSearch(arcs);
      for (const limit of [3_000, 18_000]) {
        for (let i = 1; i < 8; i++) {
          const start = Math.floor((graph.vertexCount * i) / 8);
          const settledByHeap = heap.run(arcs, slowness, limit, start);
          for (const priced of [undefined, pricedArcs(arcs, slowness)]) {
            state.start(limit, priced);
            state.seed(start, 0, limit);
            const settleUntil = (until: number) =>
              priced ? state.settlePriced(priced, limit, until) : state.settle(arcs, slowness, limit, until);
            const settled = [limit >> (i + 1), limit >> 1, limit].reduce((sum, until) => sum + settleUntil(until), 0);
            // over priced arcs, the ends of lanes are not counted
            expect(settled).toBeGreaterThanOrEqual(priced ? 1 : settledByHeap);
            expect(heap.cost.every((cost, vertex) => cost === state.costOf(vertex))).toBe(true);
          }
        }
      }
    }
  });

  it.each(TRAVEL_MODES)('answers from place to place, the path as long as its pieces, %s', (mode) => {
    const { graph } = build;
    const search = new StreetSearch(graph);
    const points = Array.from({ length: 12 }, (_, i) => {
      const vertex = Math.floor(((i + 0.5) * graph.vertexCount) / 12);
      const [latitude, longitude] = [graph.latitude[vertex] / 1e6 + 2e-4, graph.longitude[vertex] / 1e6];
      return findStreetPoint(graph, mode, { latitude, longitude }, 1_000);
    }).filter((point): point is StreetPoint => point !== undefined);
    expect(points.length).toBeGreaterThan(8);
    let answered = 0;
    for (const origin of points) {
      search.run({ traveller: travellerOf(mode), direction: 'forward', points: [origin], limit: 864_000 });
      for (const target of points) {
        const path = search.pathTo(target);
        if (path === undefined) continue;
        answered++;
        const doors = Math.ceil(origin.door / 1.2) + Math.ceil(target.door / 1.2);
        const onStreets = path.steps.reduce((sum, { deciseconds }) => sum + deciseconds, 0);
        expect(Math.abs(path.deciseconds - doors - onStreets)).toBeLessThanOrEqual(2);
        expect(path.deciseconds).toBe(search.costTo(target));
      }
    }
    expect(answered).toBe(points.length ** 2);
  });
});

const isSame = (a: ArrayBufferView, b: ArrayBufferView): boolean =>
  Buffer.compare(
    Buffer.from(a.buffer, a.byteOffset, a.byteLength),
    Buffer.from(b.buffer, b.byteOffset, b.byteLength),
  ) === 0;
