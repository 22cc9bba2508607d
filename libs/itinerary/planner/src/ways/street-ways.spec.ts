import { describe, expect, it } from '@jest/globals';
import { ASKED, streetCity } from '../testing/street-city.js';

const WHEELCHAIR = {
  wheelchair: true,
  walkingMetresPerSecond: 1,
  cyclingMetresPerSecond: 4,
  elevationCosts: 'NONE',
  maxMatchingMetres: 250,
} as const;
const LINE = { map: 'ABCDEFGHIJ', streets: 'ABCDEFGHIJ highway=residential' };

/** Walks between facilities and stops were measured at 1.2 m/s; at another speed they may be told a second longer. */
describe('ways along drawn streets', () => {
  it('W01 on foot: every stop in reach, the same from stops and to them', async () => {
    const city = await streetCity({ ...LINE, stops: 'B D J' });
    expect(city.reach('A', { maxSeconds: 400 })).toBe('B 100, D 300');
    expect(city.reach('A', { maxSeconds: 400, direction: 'backward' })).toBe('B 100, D 300');
    expect(city.sections('A', 'D', {})).toBe('WALK ·→D 300s');
    expect(city.sections('A', 'D', { direction: 'backward' })).toBe('WALK D→· 300s');
    expect(city.reach(city.place('A', 0, 40), { maxSeconds: 400 })).toBe('B 140, D 340');
    // farther from the streets than one matches at first
    expect(city.reach(city.place('A', 0, 900), { maxSeconds: 1000 })).toBe('B 1000');
  });

  it('W02 by bicycle the way on foot may not go, and round the one-way street', async () => {
    const map = 'ABC\nDEF';
    const streets =
      'ABC highway=residential oneway=yes\nCF highway=residential\nFED highway=residential\nDA highway=residential';
    const city = await streetCity({ map, streets, stops: 'A C' });
    expect(city.reach('B', { mode: 'WALK' })).toBe('A 100, C 100');
    expect(city.reach('B', { mode: 'BIKE' })).toBe('A 125, C 25');
    expect(city.reach('B', { mode: 'BIKE', direction: 'backward' })).toBe('A 25, C 125');
  });

  it('W03 park-and-ride: drive, park, walk, and never the other way round', async () => {
    const facilities = [{ at: 'H', id: 'park', kind: 'car-park' }] as const;
    const city = await streetCity({ ...LINE, stops: 'B J', facilities });
    expect(city.sections('C', 'J', { mode: 'CAR_PARKING' })).toMatch(
      /^CAR ·→park \d\ds \(300s\) ~ WALK park→J 20[01]s$/,
    );
    expect(city.reach('C', { mode: 'CAR_PARKING', direction: 'backward' })).toBe('');
  });

  it('W04 one’s own bicycle stays at the rack', async () => {
    const city = await streetCity({
      ...LINE,
      stops: 'A J',
      facilities: [{ at: 'H', id: 'rack', kind: 'bicycle-park' }],
    });
    expect(city.sections('D', 'J', { mode: 'BIKE_PARKING' })).toBe('BIKE ·→rack 100s (60s) ~ WALK rack→J 201s');
    expect(city.reach('D', { mode: 'BIKE_PARKING', direction: 'backward' })).toBe('');
    expect(city.direct('D', 'J', { mode: 'BIKE_PARKING' })).toBe('BIKE ·→rack 100s (60s) ~ WALK rack→· 200s');
  });

  it('W05 a shared bicycle from dock to dock, both ways round', async () => {
    const facilities = [
      { at: 'B', id: 's1', kind: 'rental-station' },
      { at: 'H', id: 's2', kind: 'rental-station' },
    ] as const;
    const city = await streetCity({ ...LINE, stops: 'A J', facilities });
    const there = 'WALK ·→s1 100s (60s) ~ RENTAL s1→s2 150s (30s) ~ WALK s2→J 201s';
    expect(city.sections('C', 'J', { mode: 'RENTAL' })).toBe(there);
    expect(city.reach('C', { mode: 'RENTAL' })).toContain('J 541');
    const back = 'WALK J→s2 201s (60s) ~ RENTAL s2→s1 150s (30s) ~ WALK s1→· 100s';
    expect(city.sections('C', 'J', { mode: 'RENTAL', direction: 'backward' })).toBe(back);
    expect(city.direct('A', 'J', { mode: 'RENTAL' })).toBe(
      'WALK ·→s1 100s (60s) ~ RENTAL s1→s2 150s (30s) ~ WALK s2→· 200s',
    );
  });

  it('W07 a vehicle that stands free is left beside the stop, or at home', async () => {
    const city = await streetCity({
      ...LINE,
      stops: 'A J',
      facilities: [{ at: 'B', id: 'v', kind: 'rental-vehicle' }],
    });
    expect(city.sections('C', 'J', { mode: 'RENTAL' })).toBe('WALK ·→v 100s (60s) ~ RENTAL v→J 200s (30s)');
    expect(city.sections('J', 'A', { mode: 'RENTAL', direction: 'backward' })).toBe(
      'WALK A→v 101s (60s) ~ RENTAL v→· 200s (30s)',
    );
    expect(city.direct('A', 'J', { mode: 'RENTAL' })).toBe('WALK ·→v 100s (60s) ~ RENTAL v→· 200s (30s)');
  });

  it('W08 a wheelchair keeps off stairs and off stops that are not for it, and never flies', async () => {
    const map = 'ABC\nDEF';
    const streets = 'AB highway=footway\nBC highway=steps\nAD highway=footway\nDEF highway=footway\nFC highway=footway';
    const city = await streetCity({ map, streets, stops: 'C E!' });
    expect(city.reach('B', {})).toMatch(/^C \d+, E \d+$/);
    expect(city.reach('B', { traveller: WHEELCHAIR })).toBe('C 500');
    expect(city.reach('B', { traveller: WHEELCHAIR, mode: 'BIKE' })).toBe('');
  });

  it('W09 over open ground to a stop that is nearer than any street; nothing in the sea', async () => {
    const city = await streetCity({ map: 'ABCD\n....\n..J.', streets: 'ABCD highway=residential', stops: 'B J' });
    expect(city.reach(city.place('J', 20, 0), { maxSeconds: 100 })).toBe('J 26');
    expect(city.reach({ stop: -1, latitude: 5, longitude: 5 }, {})).toBe('');
  });

  it('W10 one’s own platforms are there at once', async () => {
    const city = await streetCity({ ...LINE, stops: 'B D' });
    expect(city.reach({ ...city.place('B'), stop: city.stop('B') }, { maxSeconds: 250 })).toBe('B 0, D 200');
  });

  it('W11 where a car is meant to be left for a ride, no other place is taken; elsewhere any public one', async () => {
    const other = { at: 'F', id: 'other', kind: 'car-park', isParkAndRide: false } as const;
    const ride = { at: 'H', id: 'ride', kind: 'car-park' } as const;
    const both = await streetCity({ ...LINE, stops: 'E J', facilities: [other, ride] });
    expect(both.sections('A', 'E', { mode: 'CAR_PARKING' })).toMatch(/^CAR ·→ride .* WALK ride→E 30[01]s$/);
    expect(both.direct('A', 'E', { mode: 'CAR_PARKING' })).toMatch(/^CAR ·→other .* WALK other→· 100s$/);
    const one = await streetCity({ ...LINE, stops: 'E J', facilities: [other] });
    expect(one.sections('A', 'E', { mode: 'CAR_PARKING' })).toMatch(/^CAR ·→other .* WALK other→E 10[01]s$/);
  });

  it('W12 a platform is entered by the entrances of its station too, in a wheelchair by those that are for it', async () => {
    const map = 'ABC\nHPD\nGFE';
    // the platform lies on the road that leads round the block
    const streets = 'HGFEDCBA highway=footway\nHP highway=footway';
    const city = await streetCity({ map, streets, stops: 'P A', entrances: ['D', 'E!'] });
    expect(city.reach('D', {})).toContain('P 130');
    expect(city.reach('E', {})).toContain('P 184');
    expect(city.reach('E', { direction: 'backward' })).toContain('P 184');
    expect(city.reach('E', { traveller: WHEELCHAIR })).toContain('P 230');
    expect(city.sections('E', 'P', {})).toBe('WALK ·→P 184s');
  });

  it('W13 what is cut off is not reached, and takes nobody in', async () => {
    const city = await streetCity({
      map: 'ABCDE\n.....\nXY...',
      streets: 'ABC highway=residential\nCDE highway=residential\nXY highway=residential',
      stops: 'A E',
    });
    expect(city.reach(city.place('X', 50, 10), {})).toBe('A 240, E 540');
  });

  it('W14 driven to the stop, and fetched from it', async () => {
    const city = await streetCity({ ...LINE, stops: 'B J' });
    expect(city.sections('A', 'J', { mode: 'CAR_DROPOFF' })).toMatch(/^CAR ·→J \d\d+s$/);
    expect(city.sections('A', 'J', { mode: 'CAR_DROPOFF', direction: 'backward' })).toMatch(/^CAR J→· \d\d+s$/);
  });

  it('W15 a stop to which only steps lead is not for wheelchairs, however near another street is', async () => {
    const city = await streetCity({
      map: 'ABC\nDE.',
      streets: 'ABC highway=footway\nAD highway=footway\nDE highway=steps\nEB highway=steps',
      stops: 'C E',
    });
    expect(city.reach('A', { traveller: WHEELCHAIR })).toBe('C 200');
    expect(city.direct('A', 'C', { traveller: WHEELCHAIR })).toBe('WALK ·→· 200s');
  });

  it('W16 slopes cost a bicycle what is asked for, and never somebody on foot', async () => {
    const hill = (east: number) => Math.max(0, 60 - Math.abs(east - 450) / 5);
    const city = await streetCity({ ...LINE, stops: 'A J', height: hill });
    const ride = (elevationCosts: 'NONE' | 'LOW' | 'HIGH', mode: 'BIKE' | 'WALK' = 'BIKE') =>
      city.sections('A', 'J', { mode, traveller: { ...ASKED.traveller, elevationCosts } });
    expect([ride('NONE'), ride('NONE', 'WALK'), ride('HIGH', 'WALK')]).toEqual([
      'BIKE ·→J 225s',
      'WALK ·→J 900s',
      'WALK ·→J 900s',
    ]);
    const [low, high] = [ride('LOW'), ride('HIGH')].map((told) => Number(/(\d+)s$/.exec(told)?.[1]));
    expect(low).toBeGreaterThan(225);
    expect(high).toBeGreaterThan(2 * 225);
  });

  it('W17 between two streets one leaves by either, to stops, to a vehicle and back, at both ends', async () => {
    const city = await streetCity({
      map: 'ABCDEFGHIJ\nKLMNOPQRST',
      streets: 'ABCDEFGHIJ highway=residential\nAK highway=residential\nKLMNOPQRST highway=residential',
      stops: 'H R',
      facilities: [{ at: 'O', id: 'v', kind: 'rental-vehicle' }],
    });
    const between = city.place('F', 0, -45);
    expect(city.reach(between, { maxSeconds: 400 })).toBe('H 245, R 255');
    expect(city.reach(between, { maxSeconds: 400, direction: 'backward' })).toBe('H 245, R 255');
    expect(city.reach(between, { mode: 'RENTAL', maxSeconds: 400 })).toBe('R 320');
    const gap = await streetCity({
      map: 'ABCDEFGHIJ\nK........T',
      streets: 'ABCDE highway=residential\nFGHIJ highway=residential\nAKTJ highway=residential',
      stops: 'A J',
    });
    expect(gap.reach(gap.place('E', 45, 0), {})).toBe('A 445, J 455');
  });
});
