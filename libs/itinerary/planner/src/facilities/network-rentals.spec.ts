import { describe, expect, it } from '@jest/globals';
import { entry } from '@maillage/kernel';
import { readGbfs } from '@maillage/sharing-gbfs';
import { toNetworkFacilities } from './to-network-facilities.js';

const LATITUDE = 47.95;
const LONGITUDE = 4.88;

describe('rentals', () => {
  const document = (data: object): string => JSON.stringify({ last_updated: 1, ttl: 1, version: '2.3', data });
  const station = { name: 'Gare', lat: LATITUDE, lon: LONGITUDE, capacity: 12 };
  const documents = new Map([
    [
      'system_information',
      document({ system_id: 'velo', language: 'fr', name: 'Vélorvel', url: 'https://velorvel.example' }),
    ],
    [
      'vehicle_types',
      document({
        vehicle_types: [
          {
            vehicle_type_id: 'e',
            name: 'VAE',
            form_factor: 'bicycle',
            propulsion_type: 'electric_assist',
            max_range_meters: 60_000,
            return_constraint: 'any_station',
          },
        ],
      }),
    ],
    [
      'station_information',
      document({
        stations: [
          { ...station, station_id: '2' },
          {
            ...station,
            station_id: '1',
            address: '1 place de la Gare',
            rental_uris: { web: 'https://velorvel.example/1', ios: 'javascript:alert(1)' },
          },
        ],
      }),
    ],
    [
      'station_status',
      document({ stations: [{ station_id: '1', is_renting: false, num_bikes_available: 3, num_docks_available: 9 }] }),
    ],
    [
      'free_bike_status',
      document({
        bikes: [
          { bike_id: 'v', lat: LATITUDE, lon: LONGITUDE, vehicle_type_id: 'e', current_range_meters: 12_000 },
          { bike_id: 'w', lat: LATITUDE, lon: LONGITUDE },
          { bike_id: 'x', lat: LATITUDE, lon: LONGITUDE, is_reserved: true },
          { bike_id: 'y', station_id: '1' },
        ],
      }),
    ],
  ]);

  it('are stations and vehicles that stand free, in the words of the network', () => {
    const { systems, facilities } = toNetworkFacilities({
      gbfs: [{ feed: 'bikes', reading: readGbfs(documents) }],
      parkings: [],
      osm: [],
    }).facilities;
    expect(systems).toEqual([
      {
        feed: 'bikes',
        id: 'velo',
        name: 'Vélorvel',
        url: 'https://velorvel.example',
        color: '',
        vehicleTypes: [
          {
            id: 'e',
            name: 'VAE',
            formFactor: 'bicycle',
            propulsion: 'electric_assist',
            maxRangeMetres: 60_000,
            returnConstraint: 'any_station',
          },
          { id: '', name: '', formFactor: 'bicycle', propulsion: 'human' },
        ],
      },
    ]);
    expect(facilities).toMatchObject([
      { kind: 'rental-station', id: 'bikes_1', system: 0, capacity: 12, address: '1 place de la Gare' },
      { kind: 'rental-station', id: 'bikes_2' },
      { kind: 'rental-vehicle', id: 'bikes_vehicle-1', vehicleType: 0, rangeMetres: 12_000 },
      { kind: 'rental-vehicle', id: 'bikes_vehicle-2', vehicleType: 1 },
    ]);
    expect(facilities.map((facility) => 'links' in facility && facility.links)).toEqual([
      { web: 'https://velorvel.example/1' },
      false,
      false,
      false,
    ]);
    for (const facility of facilities) {
      if ('vehicleType' in facility) expect(entry(systems, 0).vehicleTypes[facility.vehicleType]).toBeDefined();
    }
  });
});
