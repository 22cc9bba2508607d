import { describe, expect, it } from '@jest/globals';
import { ASKED, streetCity } from '../testing/street-city.js';

/** Ten corners 100 m apart; at E, between the entrances B and H, the platform of a station. Walking at 1 m/s, measured at 1.2. */
const STATION = {
  map: 'ABCDEFGHIJ',
  streets: 'ABCDEFGHIJ highway=residential',
  stops: 'E J',
  entrances: ['B', 'H'],
};
const WHEELCHAIR = { ...ASKED.traveller, wheelchair: true, walkingMetresPerSecond: 0.8 };

describe('ways inside a station', () => {
  it('I01 without pathways one walks to the platform as maps and crows have it', async () => {
    const city = await streetCity(STATION);
    expect(city.reach('A', { maxSeconds: 450 })).toBe('E 400');
  });

  it('I02 with pathways they count, from the entrance that makes the whole way shortest', async () => {
    const city = await streetCity({ ...STATION, pathways: 'entrance-B,E,1,1,50,\nentrance-H,E,1,1,100,' });
    // 100 m to B, 50 s inside at 1.2 m/s
    expect(city.reach('A', { maxSeconds: 450 })).toBe('E 160');
    expect(city.reach('A', { maxSeconds: 450, direction: 'backward' })).toBe('E 160');
    expect(city.reach('I', { maxSeconds: 450 })).toBe('E 220, J 100');
    const [section] = city.ways.reach({ ...ASKED, place: city.place('A') }).sectionsTo(city.stop('E'));
    expect(section?.entrance).toBe(city.stop('entrance-B'));
    expect(city.direct('A', 'J', {})).toBe('WALK ·→· 900s');
  });

  it('I03 an exit is no entrance', async () => {
    const city = await streetCity({ ...STATION, pathways: 'E,entrance-B,7,0,50,\nentrance-H,E,1,1,100,' });
    expect(city.reach('A', { maxSeconds: 900 })).toBe('E 820, J 900');
    expect(city.reach('A', { maxSeconds: 900, direction: 'backward' })).toBe('E 160, J 900');
  });

  it('I04 a wheelchair takes the lift, and never the stairs', async () => {
    const pathways = 'entrance-B,E,2,1,,40\nentrance-H,E,5,1,90,';
    const city = await streetCity({ ...STATION, stops: 'E J', pathways });
    expect(city.reach('A', { maxSeconds: 2000 })).toBe('E 129, J 900');
    expect(city.reach('A', { maxSeconds: 2000, traveller: WHEELCHAIR })).toBe('E 965, J 1125');
    const stairs = await streetCity({ ...STATION, pathways: 'entrance-B,E,2,1,,40\nentrance-H,E,4,1,90,' });
    expect(stairs.reach('A', { maxSeconds: 2000, traveller: WHEELCHAIR })).toBe('J 1125');
  });

  it('I06 between platforms one walks as long as the station says, and a wheelchair only where it says so', async () => {
    const city = await streetCity({ ...STATION, stops: 'E F J', siblings: 2, pathways: 'E,F,1,1,84,' });
    expect(city.tell([city.ways.footpath(city.stop('E'), city.stop('F'), ASKED.traveller)])).toBe('WALK E→F 101s');
    expect(city.changes('E')).toMatch(/^F 120\b/);
    expect(city.tell([city.ways.footpath(city.stop('E'), city.stop('F'), WHEELCHAIR)])).toBe('WALK E→F 84s');
  });

  it('I05 one way in is enough: who starts at the station leaves it by its ways', async () => {
    const city = await streetCity({ ...STATION, pathways: 'entrance-B,E,1,1,50,' });
    const station = city.stop('station');
    const from = { stop: station, ...{ latitude: 0, longitude: 0 } };
    city.ways.begin();
    const way = city.ways.direct({ ...ASKED, from, to: city.place('A') });
    expect(city.tell(way ?? [])).toBe('WALK ·→· 160s');
  });
});
