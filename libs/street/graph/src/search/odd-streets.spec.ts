import { describe, expect, it } from '@jest/globals';
import { tell, way } from '../testing/tell-way.js';
import { town } from '../testing/town.js';
import { TRAVEL_MODES } from '../travel-mode.js';

/** An odd street from B to C, and the way round, 200 m longer. */
const MAP = 'ABCD\n.EF.';
const ROUND = 'AB highway=residential\nBEFC highway=residential\nCD highway=residential';

/** By mode how far it is from A to D, and back where that differs. */
async function metres(odd: string, elements = ''): Promise<string> {
  const streets = await town(MAP, [ROUND, `BC ${odd}`, elements].join('\n').trim());
  const ways = TRAVEL_MODES.map((mode) => {
    const [there, back] = [
      ['A', 'D'],
      ['D', 'A'],
    ].map(([from, to]) => Math.round((way(streets, MAP, mode, from, to)?.decimetres ?? NaN) / 10));
    return `${mode} ${there}${back === there ? '' : `/${back}`}`;
  });
  return ways.join(' ');
}

describe('odd streets', () => {
  it.each([
    // wiki.openstreetmap.org/wiki/Key:access
    ['O01 a park of somebody who lets people walk', 'highway=footway access=no foot=permissive', '300 300 500 500'],
    ['O02 a school street', 'highway=residential motor_vehicle:conditional=no@(Mo-Fr_08:00-09:00)', '300 300 300 500'],
    ['O03 a street for neighbours', 'highway=residential motor_vehicle=destination', '300 300 300 500'],
    // wiki.openstreetmap.org/wiki/Key:cycleway
    [
      'O04 a lane against the traffic',
      'highway=residential oneway=yes oneway:bicycle=no cycleway:left=opposite_lane',
      '300 300 300 300/500',
    ],
    ['O05 a cycleway beside the road that has to be used', 'highway=secondary bicycle=use_sidepath', '300 300 500 300'],
    [
      'O06 a pavement of its own that has to be used',
      'highway=secondary foot=use_sidepath sidewalk=separate',
      '500 500 300 300',
    ],
    ['O07 a pavement of its own', 'highway=secondary sidewalk=separate', '300 300 300 300'],
    // wiki.openstreetmap.org/wiki/Tag:highway=construction
    ['O08 works', 'highway=construction construction=residential foot=yes', '500 500 500 500'],
    // wiki.openstreetmap.org/wiki/Tag:highway=busway
    ['O09 a road for buses', 'highway=busway', '500 500 500 500'],
    ['O10 a road for buses and bicycles', 'highway=busway bicycle=yes', '500 500 300 500'],
    ['O11 a road for buses with a pavement', 'highway=busway foot=designated', '300 300 500 500'],
    ['O12 a track for guided buses', 'highway=bus_guideway bicycle=yes', '500 500 500 500'],
    ['O13 a lane for buses', 'highway=service access=no bus=designated foot=yes', '300 300 500 500'],
    // wiki.openstreetmap.org/wiki/Tag:service=parking_aisle
    ['O14 an aisle of a car park', 'highway=service service=parking_aisle oneway=yes', '300 300 300/500 300/500'],
    // wiki.openstreetmap.org/wiki/Key:tunnel
    ['O15 a tunnel of cars', 'highway=primary tunnel=yes foot=no bicycle=no', '500 500 500 300'],
    ['O16 a passage through a house', 'highway=service tunnel=building_passage covered=yes', '300 300 300 300'],
    // wiki.openstreetmap.org/wiki/Key:ford
    ['O17 a ford', 'highway=service ford=yes', '300 500 300 300'],
    // wiki.openstreetmap.org/wiki/Key:opening_hours
    [
      'O18 a garden of which the gate is shut at night',
      'highway=footway access:conditional=no@(22:00-06:00)',
      '500 500 500 500',
    ],
  ])('%s: %s', async (_, odd, expected) => {
    const told = expected.split(' ').map((cell, row) => `${TRAVEL_MODES[row]} ${cell}`);
    expect(await metres(odd)).toBe(told.join(' '));
  });

  it.each([
    ['O20 a high kerb', 'K: barrier=kerb kerb=raised', '300 500 300 300'],
    ['O21 a flush kerb', 'K: barrier=kerb kerb=flush', '300 300 300 300'],
    ['O22 a gate that is locked', 'K: barrier=gate locked=yes', '500 500 500 500'],
    [
      'O23 a bollard that sinks for neighbours',
      'K: barrier=bollard bollard=rising motor_vehicle=destination',
      '300 300 300 500',
    ],
  ])('%s in the middle: %s', async (_, node, expected) => {
    const map = 'ABKCD\n.E.F.';
    const streets = await town(map, `${ROUND}\nBKC highway=residential\n${node}`);
    const there = TRAVEL_MODES.map((mode) => Math.round((way(streets, map, mode, 'A', 'D')?.decimetres ?? NaN) / 10));
    // the odd street is 200 m long here, and so is the way round
    expect(there.map((found) => found - 100).join(' ')).toBe(expected);
  });

  it('O30 a bicycle is pushed where one has to dismount, and ridden on its half of a path', async () => {
    const [dismount, path] = await Promise.all(
      ['highway=cycleway bicycle=dismount', 'highway=path bicycle=designated foot=designated segregated=yes'].map(
        (tags) => town('AB', `AB ${tags}`),
      ),
    );
    expect(tell(way(dismount, 'AB', 'bicycle', 'A', 'B'))).toBe('100s street 100m');
    expect(tell(way(path, 'AB', 'bicycle', 'A', 'B'))).toBe('20s street 100m');
    expect(tell(way(path, 'AB', 'foot', 'A', 'B'))).toBe('100s street 100m');
  });

  it('O31 a circle of traffic is driven one way, and walked either', async () => {
    const map = 'AB\nDC';
    const streets = await town(map, 'ABCDA highway=residential junction=circular');
    expect(way(streets, map, 'car', 'A+50', 'A+80')?.decimetres).toBe(300);
    expect(way(streets, map, 'car', 'A+80', 'A+50')?.decimetres).toBe(3_700);
    expect(way(streets, map, 'foot', 'A+80', 'A+50')?.decimetres).toBe(300);
  });

  it('O32 a platform upstairs is reached by stairs, and in a wheelchair by the lift alone', async () => {
    const map = 'A.BC\n..DE';
    const streets = await town(
      map,
      'AB highway=footway\nBC highway=steps incline=up level=0;1\nBD highway=footway\nDE highway=footway level=1\nCE railway=platform level=1\nD: highway=elevator level=0;1',
    );
    expect(way(streets, map, 'foot', 'A', 'C')?.told.map(({ kind }) => kind)).toContain('steps');
    expect(way(streets, map, 'wheelchair', 'A', 'C')?.told.map(({ kind }) => kind)).toEqual([
      'street',
      'lift',
      'street',
    ]);
  });

  it('O33 a ferry takes as long as it says, with cars where it takes them', async () => {
    const streets = await town(
      'ABCD',
      'AB highway=residential\nBC route=ferry duration=00:30 motor_vehicle=yes\nCD highway=residential',
    );
    for (const mode of TRAVEL_MODES) expect(way(streets, 'ABCD', mode, 'A', 'D')?.deciseconds).toBeGreaterThan(3_500);
  });
});
