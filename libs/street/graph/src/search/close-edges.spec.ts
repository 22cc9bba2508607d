import { describe, expect, it } from '@jest/globals';
import { placeOf, town } from '../testing/town.js';
import { UNREACHED } from './bucket-queue.js';
import { closeEdges } from './close-edges.js';
import { findStreetPoint, type StreetPoint } from './street-point.js';
import { StreetSearch } from './street-search.js';

const MAP = `
ABCD
E..F
GHIJ`;
const { graph } = await town(
  MAP,
  `ABCD highway=residential
  AEG highway=residential
  DFJ highway=residential
  GHIJ highway=residential`,
);
const traveller = { mode: 'bicycle', metresPerSecond: 1, walkMetresPerSecond: 1 } as const;

function pointAt(letter: string): StreetPoint {
  const found = findStreetPoint(graph, 'bicycle', placeOf(MAP, letter), 200);
  if (!found) throw new RangeError(`nothing near ${letter}`);
  return found;
}

/** A square around a place half-way along a straight edge, smaller than the distance of its ends. */
const middle = placeOf(MAP, 'B', 50);
const isClosed = ({ latitude, longitude }: typeof middle): boolean =>
  Math.abs(latitude - middle.latitude) < 2e-4 && Math.abs(longitude - middle.longitude) < 2e-4;

describe('a search without the edges that touch an area', () => {
  const search = new StreetSearch(graph);
  const open = closeEdges(graph, traveller, isClosed);

  it.each(['forward', 'backward'] as const)(
    'goes round it, %s, and through it once more when asked without',
    (direction) => {
      const query = { traveller, direction, points: [pointAt('A')], limit: 20_000 };
      search.run({ ...query, open });
      expect([search.costTo(pointAt('B')), search.costTo(pointAt('C'))]).toEqual([1_000, 8_000]);
      expect(search.lineTo(pointAt('C'))?.metres).toBe(800);
      search.run(query);
      expect(search.costTo(pointAt('C'))).toBe(2_000);
    },
  );

  it('reaches nothing behind it where there is no way round', () => {
    const everywhere = closeEdges(graph, traveller, () => true);
    search.run({ traveller, direction: 'forward', points: [pointAt('A')], limit: 800_000, open: everywhere });
    expect(search.costTo(pointAt('J'))).toBe(UNREACHED);
  });
});
