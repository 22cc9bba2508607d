import { describe, expect, it } from '@jest/globals';
import type { RentalZone } from '@maillage/itinerary-model';
import { LiveCity, type DrawnPresent } from '../testing/live-city.js';
import { streetCity } from '../testing/street-city.js';

const LINE = { map: 'ABCDEFGHIJKL', streets: 'ABCDEFGHIJKL highway=residential' };
const live = async (plan: Parameters<typeof streetCity>[0]): Promise<LiveCity> => new LiveCity(await streetCity(plan));

/** A square around a letter of a map whose letters are 100 m apart on the equator. */
const square = (column: number, row = 0): RentalZone['area'] => {
  const step = 100 / 111_195;
  const [west, east, south, north] = [column - 0.5, column + 0.5, -row - 0.5, -row + 0.5].map((at) => at * step);
  return [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ].map(toPosition),
    ],
  ];
};
const toPosition = ([longitude = 0, latitude = 0]: readonly (number | undefined)[]) => [longitude, latitude] as const;

describe('zones', () => {
  const ask = { all: 'RENTAL', at: '08:00' } as const;
  const free = (zones: DrawnPresent['zones'], vehicles: DrawnPresent['vehicles'] = { v: { at: 'B' } }) =>
    live({ ...LINE, stops: 'H L' }).then((city) => city.present({ vehicles, ...(zones && { zones }) }));

  it('L20 nothing is left where no ride may end', async () => {
    const noReturn = [{ area: square(9), rule: { rideEndAllowed: false } }];
    expect((await free([])).plan('A', 'J', ask)).toHaveLength(1);
    expect((await free(noReturn)).plan('A', 'J', ask)).toEqual([]);
    expect((await free(noReturn)).plan('A', 'I', ask)).toHaveLength(1);
    expect((await free([{ area: square(9), rule: { stationParking: true } }])).plan('A', 'J', ask)).toEqual([]);
  });

  it('L21 nothing is taken where no ride may start', async () => {
    const noStart = [{ area: square(1), rule: { rideStartAllowed: false } }];
    const vehicles = { v: { at: 'B' }, w: { at: 'D' } };
    expect((await free(noStart, vehicles)).plan('A', 'J', ask)[0]).toContain('RENTAL w→·');
  });

  it('L22 a ride goes round where none may lead, and not at all where there is no way round', async () => {
    const noThrough = [{ area: square(5), rule: { rideThroughAllowed: false } }];
    expect((await free(noThrough)).plan('A', 'J', ask)).toEqual([]);
    const round = {
      map: 'ABCDEFGHIJKL\nMNOPQRSTUVWX',
      streets:
        'ABCDEFGHIJKL highway=residential\nMNOPQRSTUVWX highway=residential\nAM highway=residential\nDP highway=residential\nHT highway=residential\nLX highway=residential',
      stops: 'K L',
    };
    const city = await live(round);
    const seconds = (zones: NonNullable<DrawnPresent['zones']>): number => {
      const [way] = city.present({ vehicles: { v: { at: 'B' } }, zones }).ask('A', 'J', ask).direct;
      return way ? way.arrival - way.departure : NaN;
    };
    // 200 m more at 4 m/s
    expect(seconds(noThrough) - seconds([])).toBe(50);
    expect(seconds([])).toBe(seconds([{ area: square(5), rule: { rideThroughAllowed: true } }]));
  });

  it('L23 what holds for one type does not for another, and the first zone that speaks of it counts', async () => {
    const type = (id: string, formFactor: 'bicycle' | 'scooter_standing') =>
      ({ id, name: id, formFactor, propulsion: 'electric' }) as const;
    const vehicleTypes = [type('bike', 'bicycle'), type('scooter', 'scooter_standing')];
    const city = await live({ ...LINE, stops: 'H L', vehicleTypes });
    const scootersEndNowhere = { area: square(9), rule: { types: [1], rideEndAllowed: false } };
    const vehicles = { scooter: { at: 'B', vehicleType: 1 }, bike: { at: 'C', vehicleType: 0 } };
    city.present({ vehicles, zones: [scootersEndNowhere] });
    expect(city.plan('A', 'J', ask)[0]).toContain('RENTAL bike→·');
    city.present({ vehicles, zones: [{ area: square(9), rule: {} }, scootersEndNowhere] });
    expect(city.plan('A', 'J', ask)[0]).toContain('RENTAL scooter→·');
  });

  it('L24 between stations too, a ride leads where it may', async () => {
    const facilities = [
      { at: 'B', id: 's1', kind: 'rental-station' },
      { at: 'I', id: 's2', kind: 'rental-station' },
    ] as const;
    const city = await live({ ...LINE, stops: 'K L', facilities });
    expect(city.present({}).plan('A', 'J', ask)).toHaveLength(1);
    expect(
      city.present({ zones: [{ area: square(5), rule: { rideThroughAllowed: false } }] }).plan('A', 'J', ask),
    ).toEqual([]);
  });

  it('L25 what may not be left there freely is left at a station, and what has to be brought back is not taken', async () => {
    const facilities = [{ at: 'I', id: 's', kind: 'rental-station' }] as const;
    const type = (returnConstraint: 'any_station' | 'roundtrip_station' | 'free_floating') =>
      [{ id: 'b', name: '', formFactor: 'bicycle', propulsion: 'human', returnConstraint }] as const;
    const vehicles = { v: { at: 'B' } };
    const ways = async (
      returnConstraint: 'any_station' | 'roundtrip_station' | 'free_floating',
      zones: DrawnPresent['zones'] = [],
    ) => {
      const city = await live({
        ...LINE,
        stops: 'J L',
        facilities,
        vehicleTypes: type(returnConstraint),
        departures: ['08:20'],
      });
      city.present({ vehicles, zones, stations: { s: {} } });
      return [...city.plan('A', 'J', ask), ...city.plan('A', 'L', { by: 'RENTAL', at: '08:00' })].map((line) =>
        line.replace(/^\S+ WALK ·→v ~ /, '').replaceAll(/ \[.*?\]/g, ''),
      );
    };
    expect(await ways('free_floating')).toEqual(['RENTAL v→·', expect.stringMatching(/^RENTAL v→[JL] ~ (?:bus|WALK)/)]);
    const atStation = ['RENTAL v→s ~ WALK s→·', expect.stringMatching(/^RENTAL v→s ~ WALK s→J ~ bus/)];
    expect(await ways('any_station')).toEqual(atStation);
    const zone = { area: square(9), rule: { rideEndAllowed: false } };
    expect((await ways('free_floating', [zone]))[0]).toBe('RENTAL v→s ~ WALK s→·');
    expect(await ways('roundtrip_station')).toEqual([]);
  });
});
