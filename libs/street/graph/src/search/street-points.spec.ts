import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StreetGraph } from '../street-graph.js';
import { placeOf, town } from '../testing/town.js';
import { TRAVEL_MODES, type TravelMode } from '../travel-mode.js';
import { findStreetPoint, findStreetPoints, type StreetPoint } from './street-point.js';
import { StreetSearch } from './street-search.js';

const SPEEDS: Readonly<Record<TravelMode, number>> = { foot: 1, wheelchair: 1, bicycle: 5, car: 1 };

function ask(graph: StreetGraph, mode: TravelMode, from: readonly StreetPoint[], to: readonly StreetPoint[]): number {
  const search = new StreetSearch(graph);
  const traveller = { mode, metresPerSecond: SPEEDS[mode], walkMetresPerSecond: 1 };
  search.run({ traveller, direction: 'forward', points: from, limit: 100_000 });
  return Math.min(...to.map((point) => search.costTo(point)));
}

const namesAt = (graph: StreetGraph, points: readonly StreetPoint[]): string[] =>
  points.map(({ edge }) => graph.names.text(graph.edges.name[edge])).sort();

describe('the streets around a place', () => {
  /** Two streets 100 m apart that meet far off. */
  const PARALLEL = 'ABCDEFGHI\nJKLMNOPQR';
  const STREETS = (tags: string) =>
    `ABCDEFGHI highway=residential name=North ${tags}\nJKLMNOPQR highway=residential name=South\nAJ highway=residential name=West\nIR highway=residential name=East`;

  it('are both of two parallel ones, and no way round is gone by either', async () => {
    const { graph } = await town(PARALLEL, STREETS(''));
    const between = placeOf(PARALLEL, 'E', 0, -45);
    const points = findStreetPoints(graph, 'foot', between, 200);
    expect(namesAt(graph, points)).toEqual(['North', 'South']);
    expect(points[0]).toEqual(findStreetPoint(graph, 'foot', between, 200));
    expect(points.map(({ door }) => Math.round(door / 10))).toEqual([45, 55]);
    const [nearest] = points;
    const south = findStreetPoints(graph, 'foot', placeOf(PARALLEL, 'N', 50, 0), 200);
    expect(ask(graph, 'foot', [nearest], south)).toBeGreaterThan(8_900);
    expect(ask(graph, 'foot', points, south)).toBe(550 + 500);
    expect(ask(graph, 'foot', south, points)).toBe(550 + 500);
  });

  it('are left by the one that leads there where the other is one-way', async () => {
    const { graph } = await town(PARALLEL, STREETS('oneway=yes'));
    const points = findStreetPoints(graph, 'bicycle', placeOf(PARALLEL, 'E', 0, -45), 200);
    const west = findStreetPoints(graph, 'bicycle', placeOf(PARALLEL, 'K'), 20);
    expect(ask(graph, 'bicycle', points, west)).toBeLessThan(1_300);
    expect(ask(graph, 'bicycle', points.slice(0, 1), west)).toBeGreaterThan(2_000);
  });

  it('do not lie behind one another, nor twice as far', async () => {
    const { graph } = await town(PARALLEL, STREETS(''));
    expect(namesAt(graph, findStreetPoints(graph, 'foot', placeOf(PARALLEL, 'E', 0, 30), 500))).toEqual(['North']);
    expect(namesAt(graph, findStreetPoints(graph, 'foot', placeOf(PARALLEL, 'E', 0, -20), 500))).toEqual(['North']);
    expect(namesAt(graph, findStreetPoints(graph, 'foot', placeOf(PARALLEL, 'E'), 500))).toEqual(['North']);
    expect(findStreetPoints(graph, 'foot', placeOf(PARALLEL, 'E', 0, 30), 20)).toEqual([]);
  });

  it('are at most four, at a crossing of many', async () => {
    const star = 'A.B.C\n.....\nD.X.E\n.....\nF.G.H';
    const rays = Array.from('ABCDEFGH', (letter) => `X${letter} highway=footway`).join('\n');
    const { graph } = await town(star, rays);
    const points = findStreetPoints(graph, 'foot', placeOf(star, 'X', 20, 9), 500);
    expect(points.length).toBeGreaterThan(1);
    expect(points.length).toBeLessThanOrEqual(4);
  });

  it('are bounded, nearest first, and one more never makes a way longer', async () => {
    const letters = 'ABCDEFGHIJKL';
    const map = Array.from(letters, (letter, i) => '.'.repeat((i * i) % 13) + letter).join('\n');
    const way = fc.tuple(
      fc.uniqueArray(fc.constantFrom(...Array.from(letters)), { minLength: 2, maxLength: 5 }),
      fc.constantFrom(
        'residential',
        'residential oneway=yes',
        'footway',
        'cycleway',
        'steps',
        'service access=private',
      ),
    );
    const spot = fc.tuple(
      fc.constantFrom(...Array.from(letters)),
      fc.integer({ min: -90, max: 90 }),
      fc.integer({ min: -90, max: 90 }),
    );
    const asked = fc.record({
      ways: fc.array(way, { minLength: 3, maxLength: 10 }),
      from: spot,
      to: spot,
      mode: fc.constantFrom(...TRAVEL_MODES),
    });
    let shorter = 0;
    await fc.assert(
      fc.asyncProperty(asked, async ({ ways, from, to, mode }) => {
        const { graph } = await town(map, ways.map(([nodes, kind]) => `${nodes.join('')} highway=${kind}`).join('\n'));
        const [start, end] = [from, to].map(([letter, east, north]) =>
          findStreetPoints(graph, mode, placeOf(map, letter, east, north), 150),
        ) as [readonly StreetPoint[], readonly StreetPoint[]];
        for (const points of [start, end]) {
          expect(points.length).toBeLessThanOrEqual(4);
          const doors = points.map(({ door }) => door);
          expect(doors).toEqual(doors.toSorted((a, b) => a - b));
          for (const door of doors) expect(door).toBeLessThanOrEqual(2 * (doors[0] ?? 0) + 151);
        }
        const [first] = start;
        expect(first).toEqual(findStreetPoint(graph, mode, placeOf(map, ...from), 150));
        for (let few = 1; few < start.length; few++) {
          const [less, more] = [few, few + 1].map((count) => ask(graph, mode, start.slice(0, count), end));
          expect(more).toBeLessThanOrEqual(less);
          if (more < less) shorter++;
        }
        for (let few = 1; few < end.length; few++)
          expect(ask(graph, mode, start, end.slice(0, few + 1))).toBeLessThanOrEqual(
            ask(graph, mode, start, end.slice(0, few)),
          );
      }),
      { numRuns: 300 },
    );
    expect(shorter).toBeGreaterThan(0);
  });
});
