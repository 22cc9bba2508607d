/**
 * npm run bench:streets [-- --region] [-- --extract NAME …] : searches on streets against Dijkstra's algorithm with a heap, on the same arcs
 * in one run, in CPU time. Writes docs/street-search.md; `--extract` prints alone; `--region` adds a grid of a million junctions.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildStreetGraph, type StreetGraph } from '@maillage/street-graph';
import { readExtract } from '@maillage/street-graph/testing';
import { raceHeap } from './race-heap.js';
import { describeRaces, type RacedStreets } from './write-races.js';
import { writeGrid } from './write-grid.js';

const DATA = join(import.meta.dirname, '../../../../shared/data/osm-extracts');
const EXTRACTS = [
  ['Monaco', 'monaco-valhalla.osm.pbf'],
  ['Andorra', 'andorra-latest.osm.pbf'],
  ['Malta', 'malta-latest.osm.pbf'],
  ['Porto', 'porto_portugal-r5.osm.pbf'],
] as const;
const MODES = [
  { mode: 'foot', metresPerSecond: 1.2, minutes: [15, 30] },
  { mode: 'bicycle', metresPerSecond: 4.2, minutes: [15, 30] },
  { mode: 'car', metresPerSecond: 1.2, minutes: [15, 35] },
] as const;

const { values } = parseArgs({ options: { extract: { type: 'string', multiple: true }, region: { type: 'boolean' } } });
const raced: RacedStreets[] = [];
for (const [name, file] of EXTRACTS) {
  if (values.extract && !values.extract.includes(name)) continue;
  if (existsSync(join(DATA, file)))
    await race(name, async () => await build(readExtract(readFileSync(join(DATA, file)))));
  else console.warn(`LEFT OUT: the streets of ${name}, ${file} is not there`);
}
if (values.region === true) await race('a grid', () => build([writeGrid(1024)]));
if (!values.extract) {
  writeFileSync(join(import.meta.dirname, '../../../docs/street-search.md'), describeRaces(raced));
  console.log('written: docs/street-search.md');
}

async function race(name: string, open: () => Promise<StreetGraph>): Promise<void> {
  const graph = await open();
  const races = MODES.flatMap(({ mode, metresPerSecond, minutes }) =>
    minutes.map((limit) => {
      const result = raceHeap(graph, { mode, metresPerSecond, walkMetresPerSecond: 1.2 }, limit);
      const { settled, ours, heap } = result;
      console.log(
        `${name} ${mode} ${String(limit)} min: ${String(settled)} settled, ours ${ours.toFixed(1)} µs, heap ${heap.toFixed(1)} µs, ratio ${(heap / ours).toFixed(2)}`,
      );
      return result;
    }),
  );
  raced.push({ name, vertices: graph.vertexCount, races });
}

async function build(blocks: Parameters<typeof buildStreetGraph>[0]): Promise<StreetGraph> {
  return (await buildStreetGraph(blocks)).graph;
}
