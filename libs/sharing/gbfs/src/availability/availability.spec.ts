import { describe, expect, it } from '@jest/globals';
import { entry, type Instant } from '@maillage/kernel';
import { createHmac } from 'node:crypto';
import { listDocuments } from '../list-documents.js';
import { document, stations, told, type Json } from '../testing/documents.js';
import { readAvailability, type AvailabilityReading } from './read-availability.js';
import { NO_STAYS, type VehicleStays } from './vehicle-stays.js';

const NOON = 1_767_265_200 as Instant;
const hash = (text: string): string => createHmac('sha256', 'key').update(text).digest('base64url').slice(0, 16);

interface Moment {
  readonly now?: number;
  readonly stays?: VehicleStays;
  readonly version?: string;
}

function read(documents: Readonly<Record<string, Json | string>>, moment: Moment = {}): AvailabilityReading {
  const { now = NOON, stays = NO_STAYS, version = '3.0' } = moment;
  const sources = Object.entries(documents).map(
    ([name, data]) => [name, typeof data === 'string' ? data : document(data, version)] as const,
  );
  return readAvailability(new Map(sources), { now: now as Instant, stays, hash });
}

const status = (id: string, more: Json = {}): Json => ({
  station_id: id,
  num_vehicles_available: 3,
  num_docks_available: 7,
  is_installed: true,
  is_renting: true,
  is_returning: true,
  last_reported: NOON - 60,
  ...more,
});
const vehicle = (id: string, lat: number, more: Json = {}): Json => ({
  vehicle_id: id,
  lat,
  lon: 4.88,
  is_reserved: false,
  is_disabled: false,
  ...more,
});
const vehicles = (...list: readonly Json[]): Json => ({ vehicles: list });
const aliasOf = ({ availability }: AvailabilityReading, row = 0): string => entry(availability.vehicles ?? [], row).id;

describe('availability of shared vehicles', () => {
  it('D01 a discovery that lacks what everything stands on has no documents, and is as good as new once it has', () => {
    const feeds = (...names: string[]) =>
      document({ feeds: names.map((name) => ({ name, url: `https://velo.example/${name}` })) });
    expect(listDocuments(feeds('system_information', 'station_status')).documents).toEqual([]);
    expect(listDocuments(feeds('station_information', 'station_status')).documents).toHaveLength(2);
  });

  it('D02 a status of whatever station is told as it is; a count that is absent is unknown, never zero', () => {
    const { availability, notices } = read({
      station_status: stations(status('1'), { station_id: '2' }, status('2'), 'nonsense'),
    });
    expect(availability.stations).toMatchObject([
      { stationId: '1', vehiclesAvailable: 3, docksAvailable: 7 },
      { stationId: '2', vehiclesAvailable: undefined, docksAvailable: undefined, isRenting: true },
    ]);
    expect(availability.vehicles).toBeUndefined();
    expect(notices.map(({ code }) => code).sort()).toEqual(['DUPLICATE_ID', 'INVALID_VALUE']);
  });

  it.each([
    ['milliseconds', (NOON - 30) * 1000, 60, NOON - 30, 60],
    ['the future', NOON + 86_400, 60, NOON, 60],
    ['ttl 0', NOON - 30, 0, NOON - 30, 10],
    ['ttl of ten years', NOON - 30, 315_360_000, NOON - 30, 600],
    ['nothing', null, null, undefined, 10],
  ])('D03 last_updated and ttl: %s', (_, last_updated, ttl, updatedAt, ttlSeconds) => {
    const source = JSON.stringify({ last_updated, ttl, version: '2.3', data: stations(status('1')) });
    expect(read({ station_status: source }).availability).toMatchObject({ updatedAt, ttlSeconds });
  });

  it('D03 the older of two documents tells the age', () => {
    const dated = (last_updated: number, data: Json) => JSON.stringify({ last_updated, ttl: 30, version: '2.3', data });
    const { availability } = read({
      station_status: dated(NOON - 20, stations(status('1'))),
      free_bike_status: dated(NOON - 200, { bikes: [] }),
      vehicle_types: dated(NOON - 9_000, { vehicle_types: [] }),
    });
    expect(availability.updatedAt).toBe(NOON - 200);
  });

  it('D04 the words of 1.0 and 2.x are understood in any version', () => {
    const old = {
      station_id: 1,
      num_bikes_available: '4',
      num_docks_available: 2,
      is_renting: 1,
      is_returning: 'FALSE',
    };
    const bikes = [
      { bike_id: 7, lat: 47.95, lon: 4.88, is_reserved: 0, is_disabled: 0, current_range_meters: 9_000.5 },
    ];
    for (const version of ['1.0', '2.0', '2.3', '3.0', '3.1']) {
      const { availability } = read({ station_status: stations(old), free_bike_status: { bikes } }, { version });
      expect(availability.stations).toMatchObject([
        {
          stationId: '1',
          vehiclesAvailable: 4,
          docksAvailable: 2,
          isInstalled: true,
          isRenting: true,
          isReturning: false,
        },
      ]);
      expect(availability.vehicles).toMatchObject([{ rangeMetres: 9000.5, isReserved: false }]);
    }
  });

  it.each([
    ['negative', -1],
    ['a word', 'FULL'],
    ['null', null],
    ['no whole number', 2.5],
    ['beyond everything', 1e12],
  ])('D05 a count that is %s is unknown', (_, num_vehicles_available) => {
    const { availability } = read({ station_status: stations(status('1', { num_vehicles_available })) });
    expect(availability.stations).toMatchObject([{ vehiclesAvailable: undefined, docksAvailable: 7 }]);
  });

  describe('D06 an alias ends with the rental, though the feed keeps its id', () => {
    const here = vehicle('bike-12', 47.95);
    const first = read({ vehicle_status: vehicles(here) });
    const later = (list: readonly Json[], stays: VehicleStays, after = 60) =>
      read({ vehicle_status: vehicles(...list) }, { now: NOON + after, stays });

    it('stays while the vehicle stays, though its position trembles', () => {
      const trembled = later([vehicle('bike-12', 47.9504)], first.stays);
      expect(aliasOf(trembled)).toBe(aliasOf(first));
      // trembling on and on is measured from where it stood first
      expect(aliasOf(later([vehicle('bike-12', 47.9508)], trembled.stays, 120))).not.toBe(aliasOf(first));
    });

    it('ends when the vehicle was away, be it back at the same place', () => {
      const away = later([], first.stays);
      expect(aliasOf(later([here], away.stays, 1_200))).not.toBe(aliasOf(first));
    });

    it('ends when the vehicle is elsewhere without having been away, at a place or at a station', () => {
      expect(aliasOf(later([vehicle('bike-12', 47.96)], first.stays))).not.toBe(aliasOf(first));
      const docked = { vehicle_id: 'bike-12', station_id: 's1' };
      const atStation = later([docked], first.stays);
      expect(aliasOf(atStation)).not.toBe(aliasOf(first));
      const atOther = later([{ ...docked, station_id: 's2' }], atStation.stays, 120);
      expect(aliasOf(atOther)).not.toBe(aliasOf(atStation));
    });

    it('ends though the clock of the territory stands still', () => {
      expect(aliasOf(later([vehicle('bike-12', 47.96)], first.stays, 0))).not.toBe(aliasOf(first));
    });

    it('tells neither the id nor an address that may hold it, nor the order of the ids', () => {
      const list = Array.from({ length: 20 }, (_, i) =>
        vehicle(`bike-${String(i + 10)}`, 47.9 + i / 1000, {
          rental_uris: { web: `https://velo.example/bike-${String(i + 10)}` },
        }),
      );
      const { availability } = read({ vehicle_status: vehicles(...list) });
      expect(JSON.stringify(availability)).not.toContain('bike-');
      const latitudes = (availability.vehicles ?? []).map(({ coordinate }) => coordinate?.latitude ?? 0);
      expect(latitudes).not.toEqual([...latitudes].sort((left, right) => left - right));
    });
  });

  describe('D07 zones', () => {
    const ring = [
      [4.8, 47.9],
      [4.9, 47.9],
      [4.9, 48],
      [4.8, 48],
      [4.8, 47.9],
    ];
    const zone = (coordinates: unknown, type = 'MultiPolygon') => ({
      type: 'Feature',
      geometry: { type, coordinates },
      properties: {
        name: 'Z',
        rules: [{ ride_start_allowed: true, ride_end_allowed: false, ride_through_allowed: true }],
      },
    });
    const many = Array.from({ length: 1_000_000 }, (_, i) => [4.8 + i * 1e-9, 47.9]);
    it.each([
      ['a MultiPolygon', [[ring], [ring]], 1, []],
      [
        'one that crosses itself',
        [
          [
            [
              [4.8, 47.9],
              [4.9, 48],
              [4.9, 47.9],
              [4.8, 48],
              [4.8, 47.9],
            ],
          ],
        ],
        0,
        ['INVALID_AREA'],
      ],
      ['a million positions', [[many]], 0, ['INVALID_AREA']],
    ])('%s', (_, coordinates, count, codes) => {
      const { availability, notices } = read({
        station_status: stations(status('1')),
        geofencing_zones: {
          geofencing_zones: { type: 'FeatureCollection', features: [zone(coordinates)] },
          global_rules: [],
        },
      });
      expect(availability.geofencing?.zones).toHaveLength(count);
      expect(notices.map(({ code }) => code)).toEqual(codes);
    });

    it('no more positions than fit into a message, the first zones first', () => {
      const round = [
        ...Array.from({ length: 1_999 }, (_, i) => [4.8 + Math.cos(i / 319) / 9, 47.9 + Math.sin(i / 319) / 9]),
      ];
      const closed = [...round, entry(round, 0)];
      const features = Array.from({ length: 15 }, () => zone([[closed]]));
      const { availability, notices } = read({
        station_status: stations(status('1')),
        geofencing_zones: { geofencing_zones: { type: 'FeatureCollection', features }, global_rules: [] },
      });
      expect(availability.geofencing?.zones).toHaveLength(10);
      expect(notices.map(({ code }) => code)).toEqual(['TOO_MANY_ITEMS']);
    });
  });

  it('D13 vehicles that fly and a system without any vehicle are told, and used as they are', () => {
    const first = read({ vehicle_status: vehicles(vehicle('a', 47.9), vehicle('b', 47.9)) });
    const flown = vehicles(vehicle('a', 48.9), vehicle('b', 47.91));
    const second = read({ vehicle_status: flown }, { now: NOON + 60, stays: first.stays });
    expect(second.notices).toMatchObject([{ code: 'VEHICLE_TELEPORTED', severity: 'warning', count: 1 }]);
    expect(JSON.stringify(second.notices)).not.toContain('"a"');
    expect(second.availability.vehicles).toHaveLength(2);
    const carried = read({ vehicle_status: flown }, { now: NOON + 7_200, stays: first.stays });
    expect(carried.notices).toEqual([]);
    const empty = Array.from({ length: 12 }, (_, i) => status(String(i), { num_vehicles_available: 0 }));
    expect(told(read({ station_status: stations(...empty) }))).toEqual(['warning NOTHING_AVAILABLE']);
    const unknown = [...empty, status('x', { num_vehicles_available: null })];
    expect(told(read({ station_status: stations(...unknown) }))).toEqual([]);
  });

  it('a station that has been silent for a day is unknown, however fresh the document is', () => {
    const { availability, notices } = read({
      station_status: stations(status('1', { last_reported: NOON - 90_000 }), status('2')),
    });
    expect(availability.stations?.map(({ vehiclesAvailable }) => vehiclesAvailable)).toEqual([undefined, 3]);
    expect(notices.map(({ code }) => code)).toEqual(['SILENT_STATION']);
  });

  it.each([
    ['a page', '<html>login</html>'],
    ['broken JSON', '{'],
    ['without its list', document({})],
    ['of another shape', '[]'],
  ])('a status document that is %s never hides the vehicles, and says nothing itself', (_, station_status) => {
    const reading = read({ station_status, vehicle_status: vehicles(vehicle('a', 47.9)) });
    expect(reading.availability.stations).toBeUndefined();
    expect(reading.availability.vehicles).toHaveLength(1);
    expect(reading.notices.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(reading.notices.length).toBeGreaterThan(0);
    const alone = read({ station_status });
    expect(alone.notices).toContainEqual(expect.objectContaining({ code: 'NO_AVAILABILITY', severity: 'error' }));
  });

  it('a reading without vehicles keeps their stays', () => {
    const first = read({ vehicle_status: vehicles(vehicle('a', 47.9)) });
    const between = read({ station_status: stations(status('1')) }, { stays: first.stays });
    const after = read({ vehicle_status: vehicles(vehicle('a', 47.9)) }, { stays: between.stays, now: NOON + 60 });
    expect(aliasOf(after)).toBe(aliasOf(first));
  });
});
