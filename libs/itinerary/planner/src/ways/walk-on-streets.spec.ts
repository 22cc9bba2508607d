import { describe, expect, it } from '@jest/globals';
import { ASKED, streetCity } from '../testing/street-city.js';

/** A river, with one bridge in the east. */
const RIVER = {
  map: 'ABCDE\n\nKLMNO',
  streets: 'ABCDE highway=residential name=North\nKLMNO highway=residential\nEO highway=footway bridge=yes',
};

describe('changes along drawn streets', () => {
  it('C01 follow the streets, at 1.2 m/s on foot and at 0.8 m/s in a wheelchair, up to a quarter of an hour', async () => {
    const city = await streetCity({ ...RIVER, stops: 'A C K' });
    // 200 m over the water, 1,000 m over the bridge
    expect(city.changes('A')).toBe('C 167, K 834');
    expect(city.changes('K')).toBe('C 668, A 834');
    expect(city.changes('C', 'wheelchairFootpaths')).toBe('A 250');
  });

  it('C02 take at least the time of a change', async () => {
    const city = await streetCity({ ...RIVER, stops: 'A B' });
    expect(city.changes('A')).toBe('B 120');
  });

  it('C03 avoid steps in a wheelchair, and are none where only steps lead', async () => {
    const map = 'ABC\nDEF';
    const steps = 'AB highway=steps\nAD highway=footway\nDE highway=footway\nEB highway=footway';
    const round = await streetCity({ map, streets: steps, stops: 'A B' });
    expect(round.changes('A')).toBe('B 167');
    expect(round.changes('A', 'wheelchairFootpaths')).toBe('B 375');
    const only = await streetCity({ map, streets: 'ADE highway=footway\nEB highway=steps', stops: 'A B' });
    expect(only.changes('A')).toBe('B 334');
    expect(only.changes('A', 'wheelchairFootpaths')).toBe('');
  });

  it('C04 are as `transfers.txt` says where it says something', async () => {
    const city = await streetCity({ ...RIVER, stops: 'A C K', transfers: 'A,K,2,60\nA,C,3,' });
    expect(city.changes('A')).toBe('K 60');
    expect(city.changes('C')).toBe('A 167, K 668');
  });

  it('C05 between stops far from all streets are as the crow flies, but nobody knows for wheelchairs', async () => {
    const map = `AB\n${'\n'.repeat(12)}X..Y`;
    const city = await streetCity({ map, streets: 'AB highway=residential', stops: 'A X Y' });
    expect(city.changes('X')).toBe('Y 325');
    expect(city.changes('X', 'wheelchairFootpaths')).toBe('');
  });

  it('C06 have lines that name the streets', async () => {
    const city = await streetCity({ ...RIVER, stops: 'A C K' });
    const walk = city.ways.footpath(city.stop('A'), city.stop('C'), {
      ...ASKED.traveller,
      walkingMetresPerSecond: 1.2,
    });
    expect(city.tell([walk])).toBe('WALK A→C 167s');
    expect(walk.line?.steps.map(({ metres }) => metres)).toEqual([200]);
    expect(walk.line?.points.length).toBeGreaterThanOrEqual(4);
  });
});
