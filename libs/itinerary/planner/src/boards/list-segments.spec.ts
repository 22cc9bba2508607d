import { describe, expect, it } from '@jest/globals';
import { ALL_MODES, bitOf } from '../network/transit-mode.js';
import { planCity, type PlannedCity } from '../testing/planned-city.js';
import { listSegments, type SegmentFilter } from './list-segments.js';

const DAY = '2026-01-20';
const TOWN = `
  stop A  0 0
  stop B  2000 0
  stop C  4000 0
  BUS 1   A 08:00  B 08:10/08:12  C 08:20
  TRAM T  C 08:05  A 08:15`;

function moving(town: PlannedCity, from: string, to: string, more: Partial<SegmentFilter> = {}): string[] | undefined {
  const { directory } = town;
  const { trips } = directory.timetable;
  const everywhere = { south: -90, west: -180, north: 90, east: 180 };
  const filter = { box: everywhere, modes: ALL_MODES, limit: 100, ...more };
  const interval = { from: town.instant(`${DAY} ${from}`), to: town.instant(`${DAY} ${to}`) };
  const name = (trip: number): string => trips.id.text(trip as never);
  return listSegments(directory, filter, interval)?.map(
    ({ trip, position, departure, arrival }) =>
      `${name(trip)} ${String(position)} ${town.clock(departure)}–${town.clock(arrival)}`,
  );
}

/** A box of so many metres around a stop. */
function around(town: PlannedCity, stop: string): SegmentFilter['box'] {
  const { stops } = town.directory.timetable;
  const row = Array.from({ length: stops.count }, (_, i) => i).find((i) => stops.id.text(i as never) === stop) ?? 0;
  const [latitude, longitude] = [stops.latitude[row] as number, stops.longitude[row] as number];
  return { south: latitude - 1e-4, north: latitude + 1e-4, west: longitude - 1e-4, east: longitude + 1e-4 };
}

describe('what moves on a map', () => {
  it('is every run between the calls that the interval falls between', async () => {
    const town = await planCity(TOWN);
    expect(moving(town, '08:06', '08:07')).toEqual(['BUS 1/1 0 08:00–08:10', 'TRAM T/1 0 08:05–08:15']);
    expect(moving(town, '08:09', '08:13')).toHaveLength(3);
  });

  it('leaves out what leaves at the end of the interval, so that following intervals tell no departure twice', async () => {
    const town = await planCity(TOWN);
    expect(moving(town, '08:04', '08:05')).toEqual(['BUS 1/1 0 08:00–08:10']);
    expect(moving(town, '08:11', '08:12')).toEqual(['TRAM T/1 0 08:05–08:15']);
  });

  it('is what passes through the part of the map, even without a stop in it', async () => {
    const town = await planCity(TOWN);
    expect(moving(town, '08:06', '08:07', { box: around(town, 'B') })).toHaveLength(2);
    expect(moving(town, '08:16', '08:17', { box: around(town, 'A') })).toEqual([]);
  });

  it('is of the modes that are asked for, and refused beyond the limit', async () => {
    const town = await planCity(TOWN);
    expect(moving(town, '08:06', '08:07', { modes: bitOf('TRAM') })).toEqual(['TRAM T/1 0 08:05–08:15']);
    expect(moving(town, '08:06', '08:07', { limit: 1 })).toBeUndefined();
    expect(moving(town, '08:06', '08:07', { limit: 2 })).toHaveLength(2);
  });
});
