import { readFileSync } from 'node:fs';
import { buildStreetGraph } from '../build-street-graph.js';
import { slownessOf, type Traveller } from '../speed-class.js';
import { BinaryHeapSearch } from '../testing/binary-heap-search.js';
import { readExtract } from '../testing/read-extract.js';
import { SearchState } from './bucket-queue.js';

/** Build and one-to-many on an extract, interleaved with a binary heap on the same arcs: medians in milliseconds. */
const DATA = `${import.meta.dirname}/../../../../../../shared/data/osm-extracts`;
const [file = `${DATA}/porto_portugal-r5.osm.pbf`] = process.argv.slice(2);
const blocks = [...readExtract(readFileSync(file))];
const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1];

const builds: number[] = [];
let build = await buildStreetGraph(blocks);
for (let i = 0; i < 5; i++) {
  const start = performance.now();
  build = await buildStreetGraph(blocks);
  builds.push(performance.now() - start);
}
const { graph, wayCount, trimmedWays } = build;
const sizeOf = (columns: object): number =>
  Object.values(columns).reduce<number>((sum, column) => sum + (ArrayBuffer.isView(column) ? column.byteLength : 0), 0);
const arcBytes = Object.values(graph.modes).map(({ forward, backward }) => sizeOf(forward) + sizeOf(backward));
const bytes = sizeOf(graph) + sizeOf(graph.edges) + sizeOf(graph.grid) + arcBytes.reduce((a, b) => a + b, 0);
console.log(
  `build ${median(builds).toFixed(0)} ms, ${graph.vertexCount} vertices, ${graph.edges.count} edges, ` +
    `${wayCount} ways, ${trimmedWays} trimmed, ${(bytes / 1e6).toFixed(1)} MB`,
);

const TRAVELLERS: Traveller[] = [
  { mode: 'foot', metresPerSecond: 1.2, walkMetresPerSecond: 1.2 },
  { mode: 'bicycle', metresPerSecond: 4.2, walkMetresPerSecond: 1.2 },
  { mode: 'car', metresPerSecond: 1.2, walkMetresPerSecond: 1.2 },
];
for (const traveller of TRAVELLERS) {
  const arcs = graph.modes[traveller.mode].forward;
  const slowness = slownessOf(traveller);
  const [state, heap] = [new SearchState(graph.vertexCount + graph.turns.vertex.length), new BinaryHeapSearch(arcs)];
  const starts = Array.from({ length: 100 }, (_, i) => Math.floor((i + 0.5) * (graph.vertexCount / 100)));
  for (const minutes of [15, 30]) {
    const limit = minutes * 600;
    const [buckets, heaps]: number[][] = [[], []];
    let [settled, settledByHeap] = [0, 0];
    for (let round = 0; round < 5; round++)
      for (const start of starts) {
        let from = performance.now();
        state.start(limit, arcs.edge.length, 1);
        state.seed(start, 0, ~0, limit);
        settled += state.settle(arcs, slowness, limit);
        buckets.push(performance.now() - from);
        from = performance.now();
        settledByHeap += heap.run(arcs, slowness, limit, [[start, 0]]);
        heaps.push(performance.now() - from);
      }
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    console.log(
      `${traveller.mode} ${minutes} min: ${Math.round(settled / buckets.length)} settled, ` +
        `buckets ${median(buckets).toFixed(3)} ms, heap ${median(heaps).toFixed(3)} ms, ` +
        `ratio of medians ${(median(heaps) / median(buckets)).toFixed(2)}, of sums ${(sum(heaps) / sum(buckets)).toFixed(2)}` +
        (settled === settledByHeap ? '' : ' DIFFERENT'),
    );
  }
}
