import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildStreetGraph } from '../build-street-graph.js';
import { draw, fragment, LETTERS, MAP, place } from '../testing/random-fragments.js';
import { blockOf } from '../testing/town.js';
import { UNREACHED } from './bucket-queue.js';
import { findStreetPoint } from './street-point.js';
import { StreetSearch } from './street-search.js';

const LIMIT = 800_000;

describe('searches on random fragments of OpenStreetMap', () => {
  it('agree forward and backward over random slopes, which never make a way shorter', async () => {
    let reached = 0;
    const steepness = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 40 });
    const asked = fc.record({
      random: fragment,
      steepness,
      shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ random, steepness: slopes, shares }) => {
        const { graph: level } = await buildStreetGraph([blockOf(MAP, draw(random).elements)]);
        const slope = Uint8Array.from({ length: 2 * level.edges.count }, (_, i) => slopes[i % slopes.length]);
        const graph = { ...level, edges: { ...level.edges, slope, climb: new Uint16Array(slope.length) } };
        const mode = random.mode === 'wheelchair' ? 'wheelchair' : 'bicycle';
        const points = Array.from(LETTERS).flatMap((letter, i) => {
          const { latitude, longitude } = place(letter);
          const beside = { latitude, longitude: longitude + (shares[i] ?? 0) * 1e-3 };
          return findStreetPoint(graph, mode, beside, 200) ?? [];
        });
        const traveller = { mode, metresPerSecond: 4, walkMetresPerSecond: 1.2 } as const;
        const costs = (['NONE', 'LOW', 'HIGH'] as const).map((elevationCosts) => {
          const search = new StreetSearch(graph);
          const run = (direction: 'forward' | 'backward') =>
            points.map((point) => {
              search.run({ traveller: { ...traveller, elevationCosts }, direction, points: [point], limit: LIMIT });
              const columns = {
                edge: Int32Array.from(points, ({ edge }) => edge),
                before: Int32Array.from(points, ({ before }) => before),
                door: Int32Array.from(points, ({ door }) => door),
              };
              const found = new Int32Array(points.length);
              search.costsTo(columns, found);
              expect([...found]).toEqual(points.map((target) => search.costTo(target)));
              return [...found];
            });
          const [forward, backward] = [run('forward'), run('backward')];
          forward.forEach((row, i) => expect(row).toEqual(backward.map((column) => column[i])));
          return forward.flat();
        });
        costs[0].forEach((none, i) => {
          if (none < UNREACHED) reached++;
          // what takes longer than the limit is not found
          expect([none, costs[1][i], costs[2][i]]).toEqual([none, costs[1][i], costs[2][i]].toSorted((a, b) => a - b));
        });
      }),
      { numRuns: 60 },
    );
    expect(reached).toBeGreaterThan(1_000);
  });
});
