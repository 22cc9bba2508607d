import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@maillage/kernel';
import { NO_STAYS, readAvailability, readGbfs, writeGbfs } from '@maillage/sharing-gbfs';
import { AvailabilityResolver } from './to-availability.js';
import { toNetworkFacilities } from './to-network-facilities.js';
import { toPublishedSystem } from './to-published-system.js';

const NOON = 1_767_265_200 as Instant;
const document = (data: object): string => JSON.stringify({ last_updated: NOON, ttl: 60, version: '2.3', data });
const station = (station_id: string, lat: number) => ({
  station_id,
  name: `Station ${station_id}`,
  lat,
  lon: 4.8,
  capacity: 12,
});
const status = (station_id: string, num_bikes_available: number | null) => ({
  station_id,
  num_bikes_available,
  num_docks_available: 5,
  is_installed: true,
  is_renting: station_id !== '2',
  is_returning: true,
  last_reported: NOON,
  vehicle_types_available: [{ vehicle_type_id: 'e', count: 2 }],
});
const ring = [
  [4.8, 47.9],
  [4.9, 47.9],
  [4.9, 48],
  [4.8, 47.9],
];
const DOCUMENTS = new Map(
  Object.entries({
    system_information: {
      system_id: 'velo',
      language: 'fr',
      name: 'Vélo',
      url: 'https://velo.example',
      timezone: 'Europe/Paris',
    },
    vehicle_types: {
      vehicle_types: [
        {
          vehicle_type_id: 'e',
          form_factor: 'bicycle',
          propulsion_type: 'electric_assist',
          max_range_meters: 60_000,
          name: 'VAE',
        },
      ],
    },
    station_information: { stations: [station('1', 47.95), station('2', 47.96), station('3', 47.97)] },
    station_status: { stations: [status('1', 4), status('2', 0), status('3', null)] },
    free_bike_status: {
      bikes: [
        {
          bike_id: 'x',
          lat: 47.95,
          lon: 4.81,
          is_reserved: true,
          is_disabled: false,
          vehicle_type_id: 'e',
          current_range_meters: 9_000,
        },
      ],
    },
    geofencing_zones: {
      geofencing_zones: {
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            geometry: { type: 'MultiPolygon', coordinates: [[ring]] },
            properties: {
              name: 'Parc',
              rules: [{ ride_allowed: false, ride_through_allowed: true, vehicle_type_id: ['e'] }],
            },
          },
        ],
      },
    },
  }).map(([name, data]) => [name, document(data)]),
);

/** What is read of documents: the network that is made of them, and what it knows just now. */
function known(documents: ReadonlyMap<string, string>) {
  const { facilities } = toNetworkFacilities({
    gbfs: [{ feed: 'velo', reading: readGbfs(documents) }],
    parkings: [],
    osm: [],
  });
  const { availability } = readAvailability(documents, {
    now: NOON,
    stays: NO_STAYS,
    hash: (text) => text.replace(/^\d+ /, ''),
  });
  const live = { feed: 'velo', at: NOON, maxAgeSeconds: 300, availability };
  return {
    facilities,
    availability: new AvailabilityResolver(facilities).resolve({ sharing: [live], parking: [] }, 1),
  };
}

describe('a system published anew', () => {
  it('tells in GBFS 3.0 what was read of it: the same network, the same present', () => {
    const { facilities, availability } = known(DOCUMENTS);
    const published = toPublishedSystem(facilities, availability, 0);
    if (!published) throw new RangeError('no system');
    const documents = writeGbfs(published, {
      baseUrl: 'https://maillage.example/gbfs/town/velo',
      contactEmail: 'data@maillage.example',
      timezone: 'Europe/Paris',
      language: 'fr',
      updatedAt: NOON,
      ttlSeconds: 60,
    });
    const again = known(new Map([...documents].map(([name, value]) => [name, JSON.stringify(value)])));
    expect(again.facilities).toEqual(facilities);
    const unknown = facilities.facilities.findIndex(({ id }) => id === 'velo_3');
    // GBFS has no word for a count that is unknown
    const told = new Map([...availability.facilities].filter(([row]) => row !== unknown));
    expect(told.size).toBe(2);
    expect(again.availability.facilities).toEqual(told);
    expect(again.availability.vehicles).toEqual(availability.vehicles);
    const [system, before] = [again.availability.systems.get(0), availability.systems.get(0)];
    expect(system?.zones).toEqual(before?.zones);
    expect(system?.zones).toHaveLength(1);
  });

  it('is none where the network has none', () => {
    const { facilities, availability } = known(DOCUMENTS);
    expect(toPublishedSystem(facilities, availability, 1)).toBeUndefined();
  });
});
