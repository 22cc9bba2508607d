import { describe, expect, it } from '@jest/globals';
import { tell, way } from '../testing/tell-way.js';
import { placeOf, town } from '../testing/town.js';
import { UNREACHED } from './bucket-queue.js';
import { findStreetPoint } from './street-point.js';
import { StreetSearch } from './street-search.js';

const SQUARE = `
AB
DC`;

describe('streets drawn as text', () => {
  it('S01 names the streets on the way, and its line goes from spot to spot', async () => {
    const streets = await town(SQUARE, 'AB highway=residential name=Rue_Haute\nBC highway=footway');
    const path = way(streets, SQUARE, 'foot', 'A', 'C');
    expect(tell(path)).toBe('200s Rue Haute 100m, street 100m');
    expect(path?.coordinates).toEqual([placed('A'), placed('B'), placed('C')]);
    expect(path?.steps.map(({ firstPoint }) => firstPoint)).toEqual([0, 1]);
  });

  it('S02 counts the walk to and from the door, on either side of the street', async () => {
    const streets = await town(SQUARE, 'AB highway=residential name=Rue_Haute');
    expect(tell(way(streets, SQUARE, 'foot', 'A+20+30', 'A+80+-40'))).toBe('130s Rue Haute 60m');
    expect(tell(way(streets, SQUARE, 'foot', 'A+80', 'A+20'))).toBe('60s Rue Haute 60m');
  });

  it('S03 goes round where a street is one-way, except on foot and on a contraflow lane', async () => {
    const ring = 'ABCDA highway=residential oneway=yes';
    const streets = await town(SQUARE, ring);
    const along = way(streets, SQUARE, 'car', 'A+50', 'A+80');
    expect(along?.decimetres).toBe(300);
    expect(way(streets, SQUARE, 'car', 'A+80', 'A+50')?.decimetres).toBe(3_700);
    expect(way(streets, SQUARE, 'bicycle', 'A+80', 'A+50')?.decimetres).toBe(3_700);
    expect(way(streets, SQUARE, 'foot', 'A+80', 'A+50')?.decimetres).toBe(300);
    const contraflow = await town(SQUARE, `${ring} oneway:bicycle=no`);
    expect(way(contraflow, SQUARE, 'bicycle', 'A+80', 'A+50')?.decimetres).toBe(300);
    expect(way(contraflow, SQUARE, 'car', 'A+80', 'A+50')?.decimetres).toBe(3_700);
  });

  it('S04 lets a car up to the bollard from both sides and never past it', async () => {
    const map = 'ABCDE\nFGHIJ';
    const elements = 'ABCDE highway=residential\nAFGHIJE highway=residential\nC: barrier=bollard';
    const streets = await town(map, elements);
    expect(way(streets, map, 'car', 'B+50', 'D+-50')?.decimetres).toBe(9_000);
    expect(way(streets, map, 'bicycle', 'B+50', 'D+-50')?.decimetres).toBe(1_000);
  });

  it('S05 keeps a wheelchair off the stairs and takes it by the lift, unless that is not for it', async () => {
    const map = 'AB\n D\n C';
    const ways = 'AB highway=footway\nBC highway=steps\nBD highway=footway\nDC highway=footway';
    const streets = await town(map, `${ways}\nD: highway=elevator`);
    const path = way(streets, map, 'wheelchair', 'A', 'C');
    expect(path?.told.map(({ kind }) => kind)).toEqual(['street', 'lift', 'street']);
    expect(path?.deciseconds).toBeGreaterThanOrEqual(3_000 + 900);
    expect(path?.deciseconds).toBeLessThanOrEqual(3_000 + 905);
    const narrow = await town(map, `${ways}\nD: highway=elevator wheelchair=no`);
    expect(tell(way(narrow, map, 'wheelchair', 'A', 'D+0+30'))).toBe('170s street 170m');
    expect(way(narrow, map, 'foot', 'A', 'C')?.told.map(({ kind }) => kind)).toContain('lift');
  });

  it('S11 takes 90 s by a lift that is drawn as a line or as its shaft', async () => {
    const line = 'AB highway=footway\nBC highway=elevator\nCD highway=footway';
    const shaft = 'AB highway=footway\nBEFCB highway=elevator wheelchair=yes\nCD highway=footway';
    const map = 'ABCD\n.EF.';
    for (const drawn of [line, `${line}\nB: highway=elevator`, shaft]) {
      const path = way(await town(map, drawn), map, 'wheelchair', 'A', 'D');
      expect(path?.told.map(({ kind }) => kind)).toEqual(['street', 'lift', 'street']);
      expect(Math.round((path?.deciseconds ?? 0) / 10)).toBe(290);
    }
    // D is then reached from B, off the streets
    expect(tell(way(await town(map, line), map, 'bicycle', 'A', 'D'))).toBe('300s street 100m');
    const closed = await town(map, line.replace('elevator', 'elevator access=no'));
    expect(tell(way(closed, map, 'foot', 'A', 'D'))).toBe('300s street 100m');
  });

  it('S12 counts ways with rules at certain hours, and those with others', async () => {
    const build = await town(
      'ABC',
      'AB highway=residential maxspeed:conditional=30@(22:00-06:00) access:conditional=no@snow\nBC highway=residential motor_vehicle:conditional=no@(weight>3.5)',
    );
    expect([build.conditionalWays, build.unreadConditions]).toEqual([1, 2]);
  });

  it('S06 snaps to the main component, past an isolated street that is nearer', async () => {
    const map = 'ABC\nX.Y\nD.F';
    const streets = await town(
      map,
      'XY highway=footway name=Impasse\nABC highway=footway name=Rue\nCF highway=footway name=Cours\nFD highway=footway name=Quai',
    );
    const point = findStreetPoint(streets.graph, 'foot', placeOf(map, 'X', 20, 5), 500);
    expect(streets.graph.names.text(streets.graph.edges.name[point?.edge ?? -1])).toBe('Rue');
    expect(point?.door).toBe(950);
    expect(findStreetPoint(streets.graph, 'foot', placeOf(map, 'A', 0, 600), 500)).toBeUndefined();
    expect(findStreetPoint(streets.graph, 'foot', { latitude: NaN, longitude: 0 }, 500)).toBeUndefined();
  });

  it('S07 trims ways whose nodes are missing, and counts them', async () => {
    const cut = 'ABC.EF\nG';
    const streets = await town(cut, 'ABCDEF highway=footway\nAG highway=footway');
    expect(streets.trimmedWays).toBe(1);
    expect(streets.graph.edges.count).toBe(3);
    expect(way(streets, cut, 'foot', 'A', 'C')?.decimetres).toBe(2_000);
    expect((await town('A', 'ABC highway=footway')).graph.edges.count).toBe(0);
  });

  it('S08 does not find what is beyond the limit, and refuses limits and speeds that are none', async () => {
    const { graph } = await town('AB', 'AB highway=footway');
    const [a, b] = ['A', 'B'].map((letter) => findStreetPoint(graph, 'foot', placeOf('AB', letter), 500));
    if (!a || !b) throw new RangeError('not found');
    const search = new StreetSearch(graph);
    const ask = (limit: number, metresPerSecond = 1) => {
      search.run({
        traveller: { mode: 'foot', metresPerSecond, walkMetresPerSecond: 1 },
        direction: 'forward',
        points: [a],
        limit,
      });
      return search.costTo(b);
    };
    expect(ask(1_000)).toBe(1_000);
    expect(ask(999)).toBe(UNREACHED);
    expect(search.pathTo(b)).toBeUndefined();
    expect(() => ask(1_000, 0)).toThrow(RangeError);
    expect(() => ask(0.5)).toThrow(RangeError);
    expect(() => ask(Infinity)).toThrow(RangeError);
  });

  it.each(['00:10', '10', '00:10:00', 'PT10M', 'PT0H10M'])(
    'S09 takes a ferry at the speed that %s says',
    async (duration) => {
      const streets = await town(
        'ABCD',
        `AB highway=footway\nBC route=ferry duration=${duration} name=Bac\nCD highway=footway`,
      );
      const path = way(streets, 'ABCD', 'foot', 'A', 'D');
      expect(path?.told.map(({ kind }) => kind)).toEqual(['street', 'ferry', 'street']);
      expect(path?.deciseconds).toBeGreaterThan(2_000 + 3_000);
    },
  );

  it('S10 walks along a square that a relation draws, which has the name; no car does', async () => {
    const square = 'ABC\nCDA\nABC-CDA type=multipolygon highway=pedestrian name=Place';
    const streets = await town(SQUARE, `${square}\nAD highway=residential`);
    expect(tell(way(streets, SQUARE, 'foot', 'A', 'C'))).toBe('200s Place 200m');
    expect(tell(way(streets, SQUARE, 'car', 'A', 'C'))).not.toContain('Place');
    const water = await town(
      SQUARE,
      `${square.replace('highway=pedestrian', 'natural=water')}\nAD highway=residential`,
    );
    expect(water.wayCount).toBe(1);
  });
});

const placed = (letter: string) => {
  const { latitude, longitude } = placeOf(SQUARE, letter);
  return { latitude: expect.closeTo(latitude, 5), longitude: expect.closeTo(longitude, 5) };
};
