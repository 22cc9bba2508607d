import { describe, expect, it } from '@jest/globals';
import { placeOf, town } from '../testing/town.js';
import type { TravelMode } from '../travel-mode.js';
import { findStreetPoint } from './street-point.js';
import { StreetSearch } from './street-search.js';
import { TURNS } from './turns.js';

/** `DEPART North, CIRCLE_COUNTERCLOCKWISE 2, …`: turns, exits, names and levels of the steps of a way. */
async function steps(map: string, streets: string, mode: TravelMode, from: string, to: string): Promise<string[]> {
  const { graph } = await town(map, streets);
  const [origin, target] = [from, to].map((text) => {
    const [letter = '', east = '0'] = text.split('+');
    return findStreetPoint(graph, mode, placeOf(map, letter, Number(east)), 50);
  });
  if (!origin || !target) throw new RangeError('not on a street');
  const search = new StreetSearch(graph);
  const traveller = { mode, metresPerSecond: 4, walkMetresPerSecond: 1 };
  search.run({ traveller, direction: 'forward', points: [origin], limit: 100_000 });
  const told = search.lineTo(target)?.steps ?? [];
  return told.map(({ turn, exit, name, fromLevel, toLevel }) =>
    [
      TURNS[turn],
      ...(exit > 0 ? [exit] : []),
      ...(name > 0 ? [graph.names.text(name)] : []),
      ...(fromLevel !== 0 || toLevel !== 0 ? [`${String(fromLevel / 4)}→${String(toLevel / 4)}`] : []),
    ].join(' '),
  );
}

describe('the steps of a way', () => {
  const map = `
...N...
..BAH..
W.C.G.E
..DFI..
...S...`;
  const round = (direction: string) =>
    `${direction} highway=primary junction=roundabout name=Rond-point\nNA highway=primary name=North\nWC highway=primary name=West\nSF highway=primary name=South ref=D9\nGE highway=primary ref=D12;D14`;

  it('P01 counts the exits of a roundabout, the one that is taken among them', async () => {
    const streets = round('ABCDFIGHA');
    const ride = (from: string, to: string) => steps(map, streets, 'car', from, to);
    expect(await ride('S', 'E')).toEqual([
      'DEPART South (D9)',
      'CIRCLE_COUNTERCLOCKWISE 1 Rond-point',
      'RIGHT D12, D14',
    ]);
    expect((await ride('S', 'N'))[1]).toBe('CIRCLE_COUNTERCLOCKWISE 2 Rond-point');
    expect((await ride('S', 'W'))[1]).toBe('CIRCLE_COUNTERCLOCKWISE 3 Rond-point');
    expect((await steps(map, round('AHGIFDCBA'), 'bicycle', 'S', 'E'))[1]).toBe('CIRCLE_CLOCKWISE 3 Rond-point');
  });

  it('P02 on foot a roundabout is a street', async () => {
    const [, second] = await steps(map, round('ABCDFIGHA'), 'foot', 'S', 'W');
    expect(second).toMatch(/LEFT Rond-point$/);
  });

  it('P03 who stays on the roundabout takes no exit', async () => {
    expect((await steps(map, round('ABCDFIGHA'), 'car', 'S', 'B')).at(-1)).toBe('CIRCLE_COUNTERCLOCKWISE Rond-point');
  });

  it('P04 does not count what one only comes from, nor what is not for that mode', async () => {
    const oneway = round('ABCDFIGHA').replace('name=North', 'name=North oneway=yes');
    expect((await steps(map, oneway, 'car', 'S', 'W'))[1]).toBe('CIRCLE_COUNTERCLOCKWISE 2 Rond-point');
    const path = round('ABCDFIGHA').replace('highway=primary name=North', 'highway=path name=North');
    expect((await steps(map, path, 'car', 'S', 'W'))[1]).toBe('CIRCLE_COUNTERCLOCKWISE 2 Rond-point');
    expect((await steps(map, path, 'bicycle', 'S', 'W'))[1]).toBe('CIRCLE_COUNTERCLOCKWISE 3 Rond-point');
  });

  it('P06 add up to the way from door to door, each rounded where it ends', async () => {
    const { graph } = await town('ABC', 'AB highway=residential name=Rue_Haute\nBC highway=residential');
    const [origin, target] = [placeOf('ABC', 'A', 20.4, 30), placeOf('ABC', 'C', -10.4, -40)].map((place) =>
      findStreetPoint(graph, 'foot', place, 50),
    );
    if (!origin || !target) throw new RangeError('not on a street');
    const search = new StreetSearch(graph);
    const traveller = { mode: 'foot', metresPerSecond: 1, walkMetresPerSecond: 1 } as const;
    search.run({ traveller, direction: 'forward', points: [origin], limit: 100_000 });
    const line = search.lineTo(target);
    expect(line?.metres).toBe(239);
    expect(line?.steps.map(({ metres }) => metres)).toEqual([110, 129]);
  });

  it('P07 name the street that one merely crosses', async () => {
    const { graph } = await town('AB', 'AB highway=residential name=Rue_Haute');
    const [origin, target] = [5, -5].map((north) => findStreetPoint(graph, 'foot', placeOf('AB', 'A', 50, north), 50));
    if (!origin || !target) throw new RangeError('not on a street');
    const search = new StreetSearch(graph);
    const traveller = { mode: 'foot', metresPerSecond: 1, walkMetresPerSecond: 1 } as const;
    search.run({ traveller, direction: 'forward', points: [origin], limit: 100_000 });
    const line = search.lineTo(target);
    expect(line?.metres).toBe(10);
    expect(line?.steps.map(({ name, metres }) => `${graph.names.text(name)} ${String(metres)}`)).toEqual([
      'Rue Haute 10',
    ]);
  });

  it('P05 tells the levels that stairs and lifts lead to', async () => {
    const station = 'ABCDE';
    const streets = (between: string) =>
      `AB highway=footway name=Street\n${between}\nCDE highway=footway level=-1 name=Hall`;
    const walk = (between: string, from: string, to: string) => steps(station, streets(between), 'foot', from, to);
    const down = ['DEPART Street', 'STAIRS 0→-1', 'CONTINUE Hall -1→-1'];
    const up = ['DEPART Hall -1→-1', 'STAIRS -1→0', 'CONTINUE Street'];
    for (const between of [
      'BC highway=steps level=-1;0',
      'BC highway=steps level=-1;0 incline=down',
      'CB highway=steps level=-1;0',
    ]) {
      expect(await walk(between, 'A', 'E')).toEqual(down);
      expect(await walk(between, 'E', 'A')).toEqual(up);
    }
    const lift = await walk('BC highway=footway name=Street\nC: highway=elevator', 'A', 'E');
    expect(lift).toEqual(['DEPART Street', 'ELEVATOR 0→-1', expect.stringMatching(/Hall -1→-1$/)]);
  });
});
