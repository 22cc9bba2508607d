import { describe, expect, it } from '@jest/globals';
import { findStreetPoint } from '../search/street-point.js';
import { StreetSearch } from '../search/street-search.js';
import { passed } from '../testing/passed.js';
import { placeOf, town } from '../testing/town.js';
import { TRAVEL_MODES, type TravelMode } from '../travel-mode.js';

const street = (way: string, tags = ''): string => `${way} highway=residential name=${way} ${tags}`;
const streets = (...ways: string[]): string => ways.map((way) => street(way)).join('\n');

/** A short cut from B to C, with a side street D, and the long way round over E and F. */
const MAP = `
A B C G
  . D
  E F`;
const ROUND = streets('AB', 'CG', 'BE', 'EF', 'FG');
const drive = async (tags: string, from: string, to: string, mode: TravelMode = 'car', more = ''): Promise<string> =>
  passed((await town(MAP, `${ROUND}\n${street('BC', tags)}\n${more}`)).graph, MAP, from, to, mode);

describe('streets for destinations only', () => {
  it.each([
    ['access=destination', TRAVEL_MODES],
    ['access=customers', TRAVEL_MODES],
    ['access=private;destination', TRAVEL_MODES],
    ['vehicle=destination', ['bicycle', 'car']],
    ['motor_vehicle=destination', ['car']],
    ['access=no foot=customers bicycle=yes', ['foot', 'wheelchair']],
  ] as const)('D01 are not driven through, %s', async (tags, modes) => {
    for (const mode of TRAVEL_MODES) {
      const isClosed = (modes as readonly string[]).includes(mode) || (tags.includes('access=no') && mode === 'car');
      expect([mode, await drive(tags, 'AB', 'CG', mode)]).toEqual([mode, isClosed ? 'AB BE EF FG CG' : 'AB BC CG']);
    }
  });

  it('D02 are used by those who begin or end there', async () => {
    expect(await drive('access=destination', 'AB', 'BC')).toBe('AB BC');
    expect(await drive('access=destination', 'BC', 'CG')).toBe('BC CG');
    expect(await drive('access=destination', 'B', 'C')).toBe('BC');
  });

  it('D03 are left and entered again, another one at the other end', async () => {
    const map = 'A B C D E\n  F G';
    const ways = [street('AB', 'access=destination'), streets('BC'), street('CD', 'access=destination'), streets('DE')];
    const { graph } = await town(map, ways.join('\n'));
    expect(passed(graph, map, 'AB', 'CD')).toBe('AB BC CD');
    expect(passed(graph, map, 'AB', 'DE')).toBe('AB BC CD DE');
    const round = await town(map, [...ways, streets('BF', 'FG', 'GE')].join('\n'));
    expect(passed(round.graph, map, 'AB', 'DE')).toBe('AB BF FG GE DE');
  });

  it('D04 let those pass whose way ends behind them, where nothing else leads', async () => {
    const map = 'A B C D\n  E   F';
    const ways = `${streets('AB', 'BE', 'CD', 'DF')}\n${street('BC', 'motor_vehicle=destination')}`;
    const { graph } = await town(map, ways);
    expect(passed(graph, map, 'AB', 'DF')).toBe('AB BC CD DF');
    expect(passed(graph, map, 'DF', 'BE')).toBe('DF CD BC BE');
    expect(passed(graph, map, 'AB', 'DF', 'bicycle')).toBe('AB BC CD DF');
  });

  it('D05 count with turn restrictions', async () => {
    const rule = 'AB-B-BC restriction=no_straight_on';
    expect(await drive('access=destination', 'AB', 'BC', 'car', rule)).toBe('AB BE EF BE BC');
    expect(await drive('access=destination', 'AB', 'CG', 'car', rule)).toBe('AB BE EF FG CG');
    expect(await drive('', 'AB', 'CG', 'car', rule)).toBe('AB BE EF FG CG');
    expect(await drive('access=destination', 'BC', 'CG', 'car', 'BC-C-CG restriction=no_straight_on')).toBe(
      'BC BE EF FG CG',
    );
  });

  it('D06 in one direction', async () => {
    expect(await drive('motor_vehicle:forward=destination', 'AB', 'CG')).toBe('AB BE EF FG CG');
    expect(await drive('motor_vehicle:forward=destination', 'CG', 'AB')).toBe('CG BC AB');
  });

  it('D07 are told to many at once as to each', async () => {
    const { graph } = await town(MAP, `${ROUND}\n${street('BC', 'access=destination')}\n${streets('CD')}`);
    const sides = ['AB', 'BC', 'CG', 'CD', 'BE', 'EF', 'FG'];
    const points = sides.flatMap((side) => {
      const [a, b] = Array.from(side, (letter) => placeOf(MAP, letter));
      const middle = { latitude: (a.latitude + b.latitude) / 2, longitude: (a.longitude + b.longitude) / 2 };
      return findStreetPoint(graph, 'car', middle, 5) ?? [];
    });
    expect(points).toHaveLength(sides.length);
    const columns = {
      edge: Int32Array.from(points, ({ edge }) => edge),
      before: Int32Array.from(points, ({ before }) => before),
      door: Int32Array.from(points, ({ door }) => door),
    };
    const search = new StreetSearch(graph);
    for (const origin of points) {
      const traveller = { mode: 'car', metresPerSecond: 1, walkMetresPerSecond: 1 } as const;
      search.run({ traveller, direction: 'forward', points: [origin], limit: 100_000 });
      const costs = new Int32Array(points.length);
      search.costsTo(columns, costs);
      expect([...costs]).toEqual(points.map((point) => search.costTo(point)));
    }
  });

  it.each([
    ['access=destination', TRAVEL_MODES],
    ['vehicle=customers', ['bicycle', 'car']],
    ['motor_vehicle=private;destination', ['car']],
  ] as const)('D09 begin at a gate that is for destinations only, %s', async (tags, modes) => {
    const map = 'A B C D G\n. . . H\n. E . . F';
    const ways = streets('AB', 'BC', 'CD', 'DG', 'BE', 'EF', 'FG', 'DH');
    const { graph } = await town(map, `${ways}\nC: barrier=gate ${tags}`);
    for (const mode of TRAVEL_MODES) {
      const isThrough = !(modes as readonly string[]).includes(mode);
      const passes = (from: string, to: string) => passed(graph, map, from, to, mode);
      expect([mode, passes('AB', 'DG')]).toEqual([mode, isThrough ? 'AB BC CD DG' : 'AB BE EF FG DG']);
      expect([mode, passes('BC', 'CD')]).toEqual([mode, isThrough ? 'BC CD' : 'BC BE EF FG DG CD']);
      expect(passes('AB', 'C')).toBe('AB BC');
      expect(passes('C', 'DG')).toBe('CD DG');
    }
  });

  it('D10 lie behind gates, where nothing else leads', async () => {
    const map = 'A B C D G\n. . . H\n. E . . F';
    const ways = streets('AB', 'BC', 'CD', 'DG', 'BE', 'EF', 'FG', 'DH');
    const gates = 'C: barrier=gate access=destination\nG: barrier=gate motor_vehicle=customers';
    const { graph } = await town(map, `${ways}\n${gates}`);
    expect(passed(graph, map, 'AB', 'CD')).toBe('AB BC CD');
    expect(passed(graph, map, 'EF', 'DH')).toBe('EF FG DG DH');
    expect(passed(graph, map, 'DH', 'AB')).toBe('DH CD BC AB');
    expect(passed(graph, map, 'BC', 'FG')).toBe('BC BE EF FG');
    expect(passed(graph, map, 'A', 'F', 'bicycle')).toBe('AB BE EF');
  });

  it('D11 are told apart for those who start on a street that comes back', async () => {
    const map = 'A B . C G\n. E . . F\n. P Q';
    const ways = streets('AB', 'BC', 'CG', 'BE', 'EF', 'FG', 'EPQE');
    const inside = await town(map, `${ways}\nE: barrier=gate access=destination`);
    expect(passed(inside.graph, map, 'PQ', 'AB')).toBe('EPQE BE AB');
    expect(passed(inside.graph, map, 'AB', 'PQ')).toBe('AB BE EPQE');
    expect(passed(inside.graph, map, 'AB', 'EF')).toBe('AB BC CG FG EF');
    const beside = await town(map, ways.replace('EF highway', 'EF access=destination highway'));
    expect(passed(beside.graph, map, 'PQ', 'FG')).toBe('EPQE BE BC CG FG');
  });

  it('D08 cost nothing where there are none', async () => {
    const { graph } = await town(MAP, ROUND);
    expect(graph.turns.vertex).toHaveLength(0);
    const zone = await town(MAP, `${ROUND}\n${street('BC', 'motor_vehicle=destination')}`);
    expect(zone.graph.turns.vertex.length).toBe(4);
    expect(zone.graph.modes.foot.forward.offset.length).toBe(zone.graph.vertexCount + 1);
  });
});
