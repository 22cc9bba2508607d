import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@maillage/kernel';
import { LiveCity, NOW, type DrawnPresent } from '../testing/live-city.js';
import { within } from '../testing/planned-city.js';
import { streetCity } from '../testing/street-city.js';

/** A kilometre and more: letters 100 m apart, 1 m/s on foot, 4 m/s by bicycle; it is eight o'clock. */
const LINE = { map: 'ABCDEFGHIJKL', streets: 'ABCDEFGHIJKL highway=residential' };
const live = async (plan: Parameters<typeof streetCity>[0]): Promise<LiveCity> => new LiveCity(await streetCity(plan));

describe('shared bicycles that are really there', () => {
  const facilities = [
    { at: 'B', id: 's1', kind: 'rental-station' },
    { at: 'C', id: 's2', kind: 'rental-station' },
    { at: 'H', id: 's3', kind: 'rental-station' },
    { at: 'I', id: 's4', kind: 'rental-station' },
  ] as const;
  const city = () => live({ ...LINE, stops: 'K L', facilities });
  const ask = { all: 'RENTAL', at: '08:00' } as const;
  const s = (vehicles: number, docks = 5) => ({ vehicles, docks });

  it('L01 where nobody tells, they are presumed, and that is said', async () => {
    expect((await city()).plan('A', 'J', ask)).toEqual(['08:00 WALK ·→s1 ~ RENTAL s1→s4 [untold; untold] ~ WALK s4→·']);
  });

  it('L17 none where one is there as soon on foot', async () => {
    const direct = { ...within(3_600), modes: ['WALK', 'RENTAL'] } as const;
    const found = await city();
    expect(found.plan('A', 'D', { ...ask, direct })).toEqual(['08:00 WALK ·→·']);
    expect(found.plan('A', 'D', ask)).toHaveLength(1);
    expect(found.plan('A', 'J', { ...ask, direct })).toHaveLength(2);
  });

  it('L02 an empty station is passed over for the next one', async () => {
    const told = (await city()).present({ stations: { s1: s(0), s2: s(3), s3: s(1), s4: s(1, 4) } });
    expect(told.plan('A', 'J', ask)).toEqual([
      '08:00 WALK ·→s2 ~ RENTAL s2→s4 [live 3 60s velo; live 4 60s velo] ~ WALK s4→·',
    ]);
  });

  it('L03 so is one without a free dock, one that lets none, takes none back, or is gone', async () => {
    const ways = (stations: NonNullable<DrawnPresent['stations']>) =>
      city().then((found) =>
        found
          .present({ stations })
          .plan('A', 'J', ask)[0]
          ?.replaceAll(/\[.*?\] /g, ''),
      );
    expect(await ways({ s4: s(1, 0) })).toBe('08:00 WALK ·→s1 ~ RENTAL s1→s3 ~ WALK s3→·');
    expect(await ways({ s4: { isReturning: false } })).toBe('08:00 WALK ·→s1 ~ RENTAL s1→s3 ~ WALK s3→·');
    expect(await ways({ s1: { isRenting: false } })).toBe('08:00 WALK ·→s2 ~ RENTAL s2→s4 ~ WALK s4→·');
    expect(await ways({ s1: { isInstalled: false }, s4: { isInstalled: false } })).toBe(
      '08:00 WALK ·→s2 ~ RENTAL s2→s3 ~ WALK s3→·',
    );
  });

  it('L04 in twenty-one minutes a count says nothing: they are presumed, with the last count', async () => {
    const told = (await city()).present({ stations: { s1: s(0), s2: s(3), s4: s(1, 4) } });
    expect(told.plan('A', 'J', { ...ask, at: '08:21' })).toEqual([
      '08:21 WALK ·→s1 ~ RENTAL s1→s4 [presumed 0 60s velo; presumed 4 60s velo] ~ WALK s4→·',
    ]);
    // one rides 160 s after one has left: in 19:40, in 20:40
    expect(told.plan('A', 'J', { ...ask, at: '08:17' })[0]).toContain('WALK ·→s2');
    expect(told.plan('A', 'J', { ...ask, at: '08:18' })[0]).toContain('WALK ·→s1');
    // what was taken away stays away
    const gone = (await city()).present({ stations: { s1: { isInstalled: false } } });
    expect(gone.plan('A', 'J', { ...ask, at: '09:30' })[0]).toContain('WALK ·→s2');
  });

  it('L05 data that are too old say nothing; an unknown count neither', async () => {
    const old = (await city()).present({ age: 301, stations: { s1: s(0), s4: s(1, 0) } });
    expect(old.plan('A', 'J', ask)).toEqual([
      '08:00 WALK ·→s1 ~ RENTAL s1→s4 [presumed 301s velo; presumed 301s velo] ~ WALK s4→·',
    ]);
    const unknown = (await city()).present({ stations: { s1: { vehicles: undefined } } });
    expect(unknown.plan('A', 'J', ask)[0]).toContain('RENTAL s1→s4 [presumed 60s velo; untold]');
  });

  it('L08 where its feed tells of others alone, it is presumed', async () => {
    const own = [
      { at: 'B', id: 'velo_1', kind: 'rental-station' },
      { at: 'I', id: 'other_2', kind: 'rental-station' },
    ] as const;
    const told = (await live({ ...LINE, stops: 'K L', facilities: own })).present({ stations: {} });
    expect(told.plan('A', 'J', ask)[0]).toContain('RENTAL velo_1→other_2 [presumed velo; untold]');
  });

  it('L06 the way to a ride in twenty-one minutes presumes what the way to one now may not', async () => {
    const plan = { ...LINE, stops: 'J L', facilities, departures: ['08:10', '08:40'] };
    const told = (await live(plan)).present({ stations: { s1: s(0), s2: s(2) } });
    const asked = { by: 'RENTAL', at: '08:00', timetableView: true } as const;
    const lines = told.plan('A', 'L', asked).map((line) => line.replaceAll(/\[.*?\] /g, ''));
    expect(lines).toEqual([
      expect.stringMatching(/^08:0\d WALK ·→s2 ~ RENTAL s2→s4 ~ WALK s4→J ~ bus 08:10/),
      expect.stringMatching(/^08:3\d WALK ·→s1 ~ RENTAL s1→s4 ~ WALK s4→J ~ bus 08:40/),
    ]);
  });

  it('L07 bicycles of the wished kind are counted, where kinds are told', async () => {
    const type = (id: string, propulsion: 'human' | 'electric_assist') =>
      ({ id, name: id, formFactor: 'bicycle', propulsion }) as const;
    const vehicleTypes = [type('m', 'human'), type('e', 'electric_assist')];
    const told = (await live({ ...LINE, stops: 'K L', facilities, vehicleTypes })).present({
      stations: {
        s1: {
          vehicles: 3,
          types: [
            { types: [0], count: 3 },
            { types: [1], count: 0 },
          ],
        },
      },
    });
    const wish = (propulsion: 'human' | 'electric_assist') => ({
      ...ask,
      direct: {
        modes: ['RENTAL'],
        maxSeconds: 3_600,
        rental: { formFactors: [], propulsions: [propulsion], providers: [] },
      } as const,
    });
    expect(told.plan('A', 'J', wish('human'))[0]).toContain('RENTAL s1→s4 [live 3 60s velo');
    expect(told.plan('A', 'J', wish('electric_assist'))[0]).toContain('RENTAL s2→s4');
  });
});

describe('vehicles that stand free', () => {
  const city = () =>
    live({ ...LINE, stops: 'K L', facilities: [{ at: 'B', id: 'long-gone', kind: 'rental-vehicle' }] });
  const ask = { all: 'RENTAL', at: '08:00' } as const;

  it('L10 are where they are now; those of the network are gone once vehicles are told', async () => {
    const found = await city();
    expect(found.plan('A', 'J', ask)).toEqual(['08:00 WALK ·→long-gone ~ RENTAL long-gone→· [untold]']);
    found.present({ vehicles: { v: { at: 'C' } } });
    expect(found.plan('A', 'J', ask)).toEqual(['08:00 WALK ·→v ~ RENTAL v→· [live 1 60s velo]']);
    const { live: rows } = found.ask('A', 'J', ask);
    expect([...rows.vehicles.values()].map(({ id }) => id)).toEqual(['v']);
    found.present({ vehicles: { w: { at: 'D' } } });
    expect(found.plan('A', 'J', { ...ask, at: '08:30' })).toEqual([
      '08:30 WALK ·→w ~ RENTAL w→· [presumed 1 60s velo]',
    ]);
    found.present({ vehicles: {} });
    expect(found.plan('A', 'J', ask)).toEqual([]);
  });

  it.each([
    ['reserved', { isReserved: true }],
    ['disabled', { isDisabled: true }],
  ])('L11 one that is %s is not taken', async (_, state) => {
    const found = (await city()).present({ vehicles: { v: { at: 'B', ...state }, w: { at: 'C' } } });
    expect(found.plan('A', 'J', ask)[0]).toContain('RENTAL w→·');
  });

  it('L14 who lets bicycles and cars lets each be ridden where it may', async () => {
    const type = (id: string, formFactor: 'bicycle' | 'car') =>
      ({ id, name: id, formFactor, propulsion: 'electric' }) as const;
    const vehicleTypes = [type('bike', 'bicycle'), type('car', 'car')];
    const path = { ...LINE, streets: 'ABCDE highway=residential\nEFGHIJKL highway=cycleway', stops: 'K L' };
    const found = await live({ ...path, vehicleTypes });
    const vehicles = { car: { at: 'A', vehicleType: 1 }, bike: { at: 'D', vehicleType: 0 } };
    expect(found.present({ vehicles }).plan('A', 'J', ask)[0]).toContain('RENTAL bike→·');
    expect(found.present({ vehicles }).plan('A', 'E', ask)[0]).toContain('RENTAL car→·');
  });

  it('L12 none is taken by data that are too old', async () => {
    expect((await city()).present({ age: 400, vehicles: { v: { at: 'B' } } }).plan('A', 'J', ask)).toEqual([]);
  });

  it('L13 one with little charge is taken no farther than it gets', async () => {
    const found = (await city()).present({ vehicles: { weak: { at: 'B', rangeMetres: 500 }, strong: { at: 'D' } } });
    expect(found.plan('A', 'J', ask)[0]).toContain('RENTAL strong→·');
    expect(found.plan('A', 'G', ask)[0]).toContain('RENTAL weak→·');
  });
});

describe('car parks with free places', () => {
  const facilities = [
    { at: 'H', id: 'near', kind: 'car-park' },
    { at: 'F', id: 'far', kind: 'car-park' },
  ] as const;
  const city = (openingHours?: string) =>
    live({
      ...LINE,
      stops: 'J L',
      departures: ['08:14', '08:42'],
      facilities: openingHours === undefined ? facilities : [{ ...facilities[0], openingHours }, facilities[1]],
    });
  const ask = { by: 'CAR_PARKING', at: '08:00' } as const;

  it('L30 the nearest is taken, with its free places', async () => {
    expect((await city()).plan('A', 'L', ask)[0]).toContain('CAR ·→near [untold] ~ WALK near→J ~ bus 08:14');
    const told = (await city()).present({ parks: { near: { places: 3 } } });
    expect(told.plan('A', 'L', ask)[0]).toContain('CAR ·→near [live 3 60s parks] ~ WALK near→J ~ bus 08:14');
  });

  it.each([
    ['full', { places: 0 }],
    ['full in words', { state: 'full', places: 2 }],
    ['closed', { state: 'closed' }],
  ] as const)('L31 one that is %s is left for the second choice', async (_, near) => {
    const told = (await city()).present({ parks: { near, far: { places: 7 } } });
    expect(told.plan('A', 'L', ask)[0]).toContain('CAR ·→far [live 7 60s parks] ~ WALK far→J ~ bus 08:14');
  });

  it('L32 later than in twenty minutes a free place is presumed', async () => {
    const told = (await city()).present({ parks: { near: { places: 0 } } });
    expect(told.plan('A', 'L', { ...ask, at: '08:25' })[0]).toContain('CAR ·→near [presumed 0 60s parks]');
    const both = told.plan('A', 'L', { ...ask, timetableView: true });
    expect(both).toEqual([
      expect.stringMatching(/CAR ·→far .*bus 08:14/),
      expect.stringMatching(/CAR ·→near \[presumed 0 60s parks\] .* bus 08:42/),
    ]);
  });

  it('L33 a count that was observed too long ago says nothing', async () => {
    const at = (NOW - 2_000) as Instant;
    const told = (await city()).present({ parks: { near: { places: 0, at } } });
    expect(told.plan('A', 'L', ask)[0]).toContain('CAR ·→near [presumed 2000s parks]');
  });

  it('L34 one that is closed at the hour of arrival is left, whoever tells or not', async () => {
    expect((await city('Mo-Fr 07:00-20:00')).plan('A', 'L', ask)[0]).toContain('CAR ·→near');
    expect((await city('Mo-Fr 09:00-20:00')).plan('A', 'L', ask)[0]).toContain('CAR ·→far');
    expect((await city('Sa-Su 07:00-20:00')).plan('A', 'L', { ...ask, at: '08:25' })[0]).toContain('CAR ·→far');
  });

  it('L35 all are full: none is offered', async () => {
    const told = (await city()).present({ parks: { near: { places: 0 }, far: { places: 0 } } });
    expect(told.plan('A', 'L', ask)).toEqual([]);
  });

  it('L36 the whole way by car ends at a park that is free', async () => {
    const told = (await city()).present({ parks: { near: { places: 0 }, far: { places: 7 } } });
    expect(told.plan('A', 'I', { all: 'CAR_PARKING', at: '08:00' })).toEqual([
      '08:00 CAR ·→far [live 7 60s parks] ~ WALK far→·',
    ]);
  });

  it('L37 so are racks for bicycles, where they are counted', async () => {
    const racks = facilities.map(({ at, id }) => ({ at, id, kind: 'bicycle-park' }) as const);
    const town = await live({ ...LINE, stops: 'J L', departures: ['08:14'], facilities: racks });
    town.present({ parks: { near: { places: 0 } } });
    expect(town.plan('A', 'L', { by: 'BIKE_PARKING', at: '08:00' })[0]).toContain('BIKE ·→far [untold] ~ WALK far→J');
  });
});
