import { describe, expect, it } from '@jest/globals';
import type { Stop } from '@maillage/transit-model';
import { streetCity } from '../testing/street-city.js';
import { matchPlatforms } from './match-platforms.js';
import type { OsmPlace } from './osm-place.js';

const METRES = 1 / 111_195;
const at = (east: number, north: number) => ({
  latitude: 48 + north * METRES,
  longitude: 2 + (east * METRES) / 0.6691,
});

const stop = (east: number, north: number, told: Partial<Stop> = {}): Stop => ({
  id: 's',
  code: '',
  name: 'Halte',
  ...at(east, north),
  locationType: 0,
  parent: -1,
  platformCode: '',
  wheelchairBoarding: 0,
  ...told,
});

/** From west to east, a hundred metres long. */
const platform = (north: number, tags: OsmPlace['tags'] = {}): OsmPlace => ({
  id: `w${String(north)}`,
  ...at(50, north),
  tags: { railway: 'platform', ...tags },
  lines: [[at(0, north), at(100, north)]],
});

/** How far north the spot of each stop is. */
const norths = (stops: readonly Stop[], platforms: readonly OsmPlace[]): number[] =>
  matchPlatforms([{ stops }], platforms).map(({ spotLatitude }) => Math.round((spotLatitude - 48) / METRES));

describe('platforms of OpenStreetMap', () => {
  it.each([
    ['the nearest', {}, [platform(10), platform(-20)], [10]],
    ['none beyond 25 m', {}, [platform(30)], []],
    [
      'the one of its code',
      { platformCode: '2' },
      [platform(10, { local_ref: '1' }), platform(-20, { local_ref: '2' })],
      [-20],
    ],
    [
      'one of several codes',
      { platformCode: 'Voie 2' },
      [platform(10, { ref: '1;3' }), platform(60, { ref: '2;4' })],
      [60],
    ],
    ['none of another code', { platformCode: '2' }, [platform(10, { ref: '1' })], []],
    ['the nearest without a code', { platformCode: '2' }, [platform(10, { ref: '1' }), platform(20)], [20]],
    ['a code no farther than 100 m', { platformCode: '2' }, [platform(120, { ref: '2' })], []],
    ['the one of its id', { id: 'FR:77' }, [platform(10), platform(120, { 'ref:FR:STIF': 'FR:77' })], [120]],
    ['the one of its code for travellers', { code: '8775' }, [platform(10), platform(90, { uic_ref: '8775' })], [90]],
    ['no station', { locationType: 1 }, [platform(10)], []],
    ['no other thing', {}, [platform(10, { railway: 'rail' })], []],
  ] as const)('are matched with stops: %s', (_, told, platforms, expected) => {
    expect(norths([stop(50, 0, told)], platforms)).toEqual(expected);
  });

  const inArea = (north: number, area: string, tags: OsmPlace['tags'] = {}): OsmPlace => ({
    ...platform(north, tags),
    stopAreas: [area],
  });

  it.each([
    ['farther away', {}, [inArea(60, 'Halte')], [60]],
    ['no farther than 75 m', {}, [inArea(80, 'Halte')], []],
    ['before a nearer one', {}, [platform(5), inArea(20, 'Halte')], [20]],
    ['not before one beside the stop', {}, [platform(5), inArea(60, 'Halte')], [5]],
    ['of no other name', { name: 'Mairie' }, [inArea(60, 'Halte')], []],
    ['whatever kind its name says', { name: 'Castres' }, [inArea(60, 'Gare de Castres')], [60]],
    ['of no other code', { platformCode: '2' }, [inArea(60, 'Halte', { ref: '1' })], []],
    [
      'that tells the code, too',
      { platformCode: '2' },
      [platform(10, { ref: '2' }), inArea(60, 'Halte', { ref: '2' })],
      [60],
    ],
    [
      'after one that tells the id',
      { id: 'FR:77' },
      [inArea(10, 'Halte'), platform(120, { 'ref:FR:STIF': 'FR:77' })],
      [120],
    ],
  ] as const)('are matched with stops of their stop area: %s', (_, told, platforms, expected) => {
    expect(norths([stop(50, 0, told)], platforms)).toEqual(expected);
  });

  it('are matched with stops whose station has the name of their stop area', () => {
    const stops = [stop(50, 0, { name: 'Halte', locationType: 1 }), stop(50, 0, { name: 'Quai A', parent: 0 })];
    expect(norths(stops, [inArea(60, 'Halte')])).toEqual([60]);
    expect(norths(stops.slice(1), [inArea(60, 'Halte')])).toEqual([]);
  });

  it('are none where two stops at one place are on different ones', () => {
    const platforms = [platform(10, { ref: '1' }), platform(-10, { ref: '2' })];
    const [one, two] = [stop(50, 0, { platformCode: '1' }), stop(50, 0, { platformCode: '2' })];
    expect(norths([one, two], platforms)).toEqual([]);
    expect(norths([one, one], platforms)).toEqual([10]);
  });

  it('are met at the spot that is nearest', () => {
    const [spot] = matchPlatforms(
      [{ stops: [stop(130, 10)] }],
      [{ ...platform(10), lines: [[at(0, 10), at(120, 10)]] }],
    );
    expect(spot?.spotLongitude).toBeCloseTo(at(120, 10).longitude, 6);
  });
});

describe('stops on platforms', () => {
  /** A street, and south of it a stop in the road, 20 m from its platform, which is reached from the east alone. */
  const city = {
    map: 'ABCDE\n\n.PSQF',
    streets: 'ABCDE highway=residential\nPSQ railway=platform\nEFQ highway=footway',
    stops: 'C S',
    osm: [{ line: 'PSQ', tags: { railway: 'platform' } }],
  };

  it('L01 are walked to on them', async () => {
    const drawn = await streetCity(city);
    // 600 m, not the 200 m to the street that is nearest
    expect(drawn.changes('C')).toBe('S 501');
  });

  it('L02 are not walked to in a wheelchair where steps lead to the platform', async () => {
    const streets = 'ABCDE highway=residential\nPSQ railway=platform\nEFQ highway=steps';
    const drawn = await streetCity({ ...city, streets });
    expect(drawn.changes('C', 'wheelchairFootpaths')).toBe('');
    expect(drawn.changes('C')).not.toBe('');
  });
});
