import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '@maillage/kernel';
import { listDocuments, NO_STAYS, readAvailability, readGbfs } from './index.js';

const now = 1_767_265_200 as Instant;
const hash = (text: string): string => `#${text}`;

describe('whatever comes', () => {
  const NAMES = [
    'gbfs',
    'system_information',
    'vehicle_types',
    'station_information',
    'station_status',
    'vehicle_status',
    'free_bike_status',
    'geofencing_zones',
    'system_pricing_plans',
  ];
  const WORDS = [
    'data',
    'stations',
    'vehicles',
    'station_id',
    'vehicle_id',
    'lat',
    'lon',
    'name',
    'station_area',
    'type',
    'coordinates',
    'features',
    'geometry',
    'properties',
    'rules',
    'geofencing_zones',
    'plans',
    'plan_id',
    'price',
    'currency',
    'capacity',
    'num_bikes_available',
    'num_docks_available',
    'vehicle_types_available',
    'last_reported',
    'last_updated',
    'bikes',
    'vehicle_types',
    'vehicle_type_id',
    'version',
    'languages',
    'feeds',
    'url',
    'fr',
    '__proto__',
  ];
  const value = fc.letrec<{ json: unknown; object: unknown }>((tie) => ({
    json: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<unknown>(null, true, 0, 1, -1, 48.5, 2 ** 60, '', 'a', 'MultiPolygon', '1', '3.0', 1e300),
      fc.array(tie('json'), { maxLength: 4 }),
      tie('object'),
    ),
    object: fc.dictionary(fc.constantFrom(...WORDS), tie('json'), { maxKeys: 8 }),
  })).object;

  it('is read without a throw, and gives finite places and unique ids', () => {
    const source = fc.oneof(
      value.map((data) => JSON.stringify({ version: '3.0', ttl: 1, data })),
      value.map((whole) => JSON.stringify(whole)),
      fc.uint8Array({ maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...NAMES), source, { maxKeys: 8 }), (documents) => {
        const reading = readGbfs(new Map(Object.entries(documents)));
        listDocuments(documents['gbfs'] ?? '');
        const { availability } = readAvailability(new Map(Object.entries(documents)), { now, stays: NO_STAYS, hash });
        const told = [availability.stations ?? [], availability.vehicles ?? []] as const;
        expect(new Set(told[0].map(({ stationId }) => stationId)).size).toBe(told[0].length);
        expect(new Set(told[1].map((vehicle) => vehicle.id)).size).toBe(told[1].length);
        expect(availability.updatedAt ?? now).toBeLessThanOrEqual(now);
        for (const { vehiclesAvailable = 0, docksAvailable = 0 } of told[0])
          expect(Math.min(vehiclesAvailable, docksAvailable)).toBeGreaterThanOrEqual(0);
        const ids = reading.stations.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { latitude, longitude } of reading.stations) {
          expect(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
