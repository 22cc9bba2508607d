import { describe, expect, it } from '@jest/globals';
import type { TravelMode } from '../travel-mode.js';
import { placeOf, town } from '../testing/town.js';
import { UNREACHED } from './bucket-queue.js';
import { findStreetPoint, type StreetPoint } from './street-point.js';
import { StreetSearch } from './street-search.js';
import { TURNS } from './turns.js';

const MAP = `
ABCD
E..F
GHIJ`;
const STREETS = `ABCD highway=residential name=North
  AEG highway=residential name=West
  DFJ highway=residential name=East
  GHIJ highway=residential name=South`;

const { graph } = await town(MAP, STREETS);

function pointAt(letter: string, metresEast = 0, metresNorth = 0, mode: TravelMode = 'foot'): StreetPoint {
  const found = findStreetPoint(graph, mode, placeOf(MAP, letter, metresEast, metresNorth), 200);
  if (!found) throw new RangeError(`nothing near ${letter}`);
  return found;
}

const traveller = { mode: 'foot', metresPerSecond: 1, walkMetresPerSecond: 1 } as const;

describe('a search that begins at several points, later at some than at others', () => {
  const search = new StreetSearch(graph);

  it('reaches each place from where it is soonest, and tells from where', () => {
    search.run({
      traveller,
      direction: 'forward',
      points: [pointAt('A'), pointAt('J')],
      costs: [0, 2_500],
      limit: 9_000,
    });
    expect(search.costTo(pointAt('C'))).toBe(2_000);
    expect(search.sourceOf(pointAt('C'))).toBe(0);
    expect(search.costTo(pointAt('I'))).toBe(3_500);
    expect(search.sourceOf(pointAt('I'))).toBe(1);
    expect(search.costTo(pointAt('J', 0, 30))).toBe(2_800);
    expect(search.sourceOf(pointAt('J', 0, 30))).toBe(1);
  });

  it.each(['forward', 'backward'] as const)('tells many targets at once what it tells each, %s', (direction) => {
    const places = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'].map((letter) => pointAt(letter, 7, 5));
    search.run({ traveller, direction, points: [pointAt('B', 20, 0)], limit: 4_000 });
    const columns = {
      edge: Int32Array.of(...places.map(({ edge }) => edge), -1),
      before: Int32Array.of(...places.map(({ before }) => before), 0),
      door: Int32Array.of(...places.map(({ door }) => door), 0),
    };
    const costs = new Int32Array(places.length + 1);
    search.costsTo(columns, costs);
    expect([...costs]).toEqual([...places.map((place) => search.costTo(place)), UNREACHED]);
    expect(costs.includes(UNREACHED, 0)).toBe(true);
    expect(costs.filter((cost) => cost < UNREACHED).length).toBeGreaterThan(3);
  });
});

describe('the line of a way', () => {
  it('goes from door to door, with a step per street and the turn into it', () => {
    const search = new StreetSearch(graph);
    const [from, to] = [pointAt('B', 0, 10), pointAt('H', 0, -10)];
    search.run({ traveller, direction: 'forward', points: [from], limit: 20_000 });
    const line = search.lineTo(to);
    const told = line?.steps.map(({ name, turn, metres, firstPoint }) => [
      TURNS[turn],
      graph.names.text(name),
      metres,
      firstPoint,
    ]);
    expect(told).toEqual([
      ['DEPART', 'North', 110, 0],
      ['LEFT', 'West', 200, 2],
      ['LEFT', 'South', 110, expect.any(Number)],
    ]);
    expect(line?.metres).toBe(420);
    const ends = [line?.points.slice(0, 2), line?.points.slice(-2)].map((point) => [...(point ?? [])]);
    expect(ends).toEqual(
      [from, to].map(({ coordinate: { latitude, longitude } }) =>
        [latitude, longitude].map((degrees) => Math.round(degrees * 1e6)),
      ),
    );
    const last = line?.steps.at(-1)?.firstPoint ?? 0;
    expect([...(line?.points ?? [])].slice(2 * last, 2 * last + 2)).toEqual(
      [placeOf(MAP, 'G').latitude, placeOf(MAP, 'G').longitude].map((degrees) => Math.round(degrees * 1e6)),
    );
  });

  it('is told in the order of travel by a search that looks backward', () => {
    const search = new StreetSearch(graph);
    const [from, to] = [pointAt('B', 0, 10), pointAt('H', 0, -10)];
    search.run({ traveller, direction: 'forward', points: [from], limit: 20_000 });
    const forward = search.lineTo(to);
    search.run({ traveller, direction: 'backward', points: [to], limit: 20_000 });
    expect(search.lineTo(from)).toEqual(forward);
  });
});
