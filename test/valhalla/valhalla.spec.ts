import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildStreetGraph } from '@maillage/street-graph';
import { readExtract } from '@maillage/street-graph/testing';
import { compareMode } from './compare.js';
import { TaggedWays } from './tagged-ways.js';
import { Valhalla } from './valhalla.js';

const EXTRACT = join(import.meta.dirname, '../../../shared/data/osm-extracts/monaco-valhalla.osm.pbf');
const BOUNDS = { foot: 0.08, bicycle: 0.12, car: 0.15 } as const;

if (existsSync(EXTRACT)) {
  describe('our streets and Valhalla’s', () => {
    let folder = '';
    afterAll(() => rm(folder, { recursive: true, force: true }));

    it('take about as long on foot, by bicycle and by car', async () => {
      folder = await mkdtemp(join(tmpdir(), 'maillage-valhalla-'));
      const blocks = [...readExtract(readFileSync(EXTRACT))];
      const { graph } = await buildStreetGraph(blocks);
      const ways = new TaggedWays(blocks);
      const valhalla = await Valhalla.build(EXTRACT, folder);
      for (const mode of ['foot', 'bicycle', 'car'] as const) {
        const { pairs, medianDifference } = await compareMode({ graph, ways, valhalla }, mode, 60, 7);
        expect([mode, pairs, medianDifference <= BOUNDS[mode]]).toEqual([mode, 60, true]);
      }
    }, 120_000);
  });
} else {
  console.warn(`LEFT OUT: streets against Valhalla, there is no ${EXTRACT}`);
  it('has nothing to compare', () => expect(existsSync(EXTRACT)).toBe(false));
}
