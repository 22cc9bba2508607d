import { describe, expect, it } from '@jest/globals';
import { withClimbs } from '../heights/measure-climbs.js';
import type { Traveller } from '../speed-class.js';
import { tilesAroundDrawing } from '../testing/tiles.js';
import { placeOf, town } from '../testing/town.js';
import type { StreetLine } from './street-line.js';
import { findStreetPoint } from './street-point.js';
import { StreetSearch } from './street-search.js';

/** A hill of 60 m at E, between A and I; round it one stays on the level. */
const MAP = `
ABCDEFGHI
....S....
.........
J.......K`;
const STREETS = `ABCDEFGHI highway=residential name=Hill
  ES highway=footway
  AJ highway=residential name=Level
  JK highway=residential name=Level
  KI highway=residential name=Level`;
const hill = (east: number, north: number) =>
  Math.max(0, 60 * (1 - Math.abs(east - 400) / 400) * (1 - Math.abs(north + 100) / 250));

async function ride(elevationCosts: Traveller['elevationCosts'], from = 'A', to = 'I', streets = STREETS) {
  const { graph } = await town(MAP, streets);
  const climbed = withClimbs(graph, tilesAroundDrawing(hill));
  return travel({ mode: 'bicycle', metresPerSecond: 4.2, walkMetresPerSecond: 1.2, elevationCosts }, from, to);

  function travel(traveller: Traveller, start: string, end: string): StreetLine & { streets: string; cost: number } {
    const [origin, target] = [start, end].map((letter) =>
      findStreetPoint(climbed, traveller.mode, placeOf(MAP, letter), 20),
    );
    if (!origin || !target) throw new RangeError('not on a street');
    const [there, back] = [new StreetSearch(climbed), new StreetSearch(climbed)];
    there.run({ traveller, direction: 'forward', points: [origin], limit: 100_000 });
    back.run({ traveller, direction: 'backward', points: [target], limit: 100_000 });
    const cost = there.costTo(target);
    expect(back.costTo(origin)).toBe(cost);
    const line = there.lineTo(target);
    if (!line) throw new RangeError('no way');
    return { ...line, streets: line.steps.map(({ name }) => climbed.names.text(name)).join(), cost };
  }
}

describe('slopes by bicycle', () => {
  it('E01 the way round beats the hill with HIGH, not with LOW or NONE', async () => {
    expect((await ride('HIGH')).streets).toBe('Level');
    expect((await ride('LOW')).streets).toBe('Hill');
    expect((await ride('NONE')).streets).toBe('Hill');
    expect((await ride(undefined)).streets).toBe('Hill');
  });

  it('E02 the climb is told in any case, and costs time only when it is asked for', async () => {
    const [none, low] = [await ride('NONE'), await ride('LOW')];
    const [up, down] = [none.steps[0]?.metresUp ?? -1, none.steps[0]?.metresDown ?? -1];
    expect([up > 40 && up <= 60, down > 40 && down <= 60]).toEqual([true, true]);
    expect(Math.abs(none.cost - 8_000 / 4.2)).toBeLessThan(5);
    expect(low.cost).toBeGreaterThan(none.cost * 1.05);
    const first = low.steps.reduce((sum, { seconds }) => sum + seconds, 0);
    expect(Math.abs(first * 10 - low.cost)).toBeLessThan(20);
  });

  it('E03 down costs nothing more: to the foot of the hill sooner than up again', async () => {
    const [down, up] = [await ride('HIGH', 'E', 'I'), await ride('HIGH', 'I', 'E')];
    expect(up.cost).toBeGreaterThan(down.cost * 1.5);
    expect(down.cost).toBeLessThan(Math.ceil(4_000 / 4.2) * 1.1);
  });
});

describe('slopes in a wheelchair', () => {
  const STEEP = (east: number) => Math.min(10, Math.max(0, (east - 200) / 10));
  const pace = async (streets: string, height: (east: number) => number) => {
    const { graph } = await town(MAP, streets);
    const climbed = withClimbs(graph, tilesAroundDrawing(height));
    const traveller = { mode: 'wheelchair', metresPerSecond: 1, walkMetresPerSecond: 1 } as const;
    const [origin, target] = ['C', 'D'].map((letter) =>
      findStreetPoint(climbed, 'wheelchair', placeOf(MAP, letter), 20),
    );
    if (!origin || !target) throw new RangeError('not on a street');
    const search = new StreetSearch(climbed);
    search.run({ traveller, direction: 'forward', points: [origin], limit: 100_000 });
    return search.costTo(target) / 1_000;
  };
  const cut = (tags: string) => `ABC highway=footway\nCD highway=footway ${tags}\nDEFGHI highway=footway`;

  it('E04 slow from 5 %, ever more from 8.33 %, unless a tag knows better; no raster closes a street', async () => {
    expect(await pace(cut(''), () => 3)).toBe(1);
    expect(await pace(cut(''), (east) => STEEP(east) * 0.85)).toBeCloseTo(1 / 0.6, 1);
    const steep = await pace(cut(''), (east) => STEEP(east) * 2);
    expect(steep).toBeGreaterThan(2.5);
    expect(steep).toBeLessThan(20);
    expect(await pace(cut('incline=3%'), (east) => STEEP(east) * 2)).toBe(1);
    expect(await pace(cut('wheelchair=yes'), (east) => STEEP(east) * 2)).toBe(1);
  });
});
