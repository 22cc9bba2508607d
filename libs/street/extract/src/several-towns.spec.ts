import { inflateSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { buildStreetGraph, findStreetPoint, type StreetGraph } from '@maillage/street-graph';
import { readExtract } from './read-extract.js';
import { writeExtract, type SmallMap } from './testing/write-extract.js';

/** Streets in `size` rows and columns, a hundred metres apart. */
function grid(size: number, firstId: number, [south, west]: readonly [number, number]): SmallMap {
  const id = (row: number, column: number): number => firstId + row * size + column;
  const steps = Array.from({ length: size }, (_, step) => step);
  const tags = { highway: 'residential' };
  return {
    nodes: steps.flatMap((row) =>
      steps.map((column) => ({ id: id(row, column), at: [south + row / 1000, west + column / 700] as const })),
    ),
    ways: steps.flatMap((line) => [
      { id: id(line, 0), refs: steps.map((step) => id(line, step)), tags },
      { id: 1_000_000 + id(line, 0), refs: steps.map((step) => id(step, line)), tags },
    ]),
  };
}

async function build(...maps: readonly SmallMap[]): Promise<StreetGraph> {
  const blocks = (async function* () {
    for (const map of maps) {
      const file = (async function* () {
        yield await Promise.resolve(writeExtract(map));
      })();
      yield* readExtract(file, (packed) => inflateSync(packed));
    }
  })();
  return (await buildStreetGraph(blocks)).graph;
}

it('has a town on each bank, and courtyards on neither', async () => {
  const graph = await build(grid(20, 1, [49.9, 2.3]), grid(17, 1_000, [49.9, 2.4]), grid(5, 5_000, [49.9, 2.5]));
  const isNear = (longitude: number): boolean =>
    findStreetPoint(graph, 'foot', { latitude: 49.902, longitude }, 250) !== undefined;
  expect([2.302, 2.402, 2.502].map(isNear)).toEqual([true, true, false]);
});
