import { describe, expect, it } from '@jest/globals';
import { read, station, stations, told, type Json } from './testing/documents.js';

const polygon = (...ring: [number, number][]): Json => ({ type: 'Polygon', coordinates: [ring] });

describe('vehicles', () => {
  it('are read as 2.x writes them, with their types; unknown types are told', () => {
    const reading = read(
      {
        vehicle_types: {
          vehicle_types: [
            { vehicle_type_id: 's', form_factor: 'scooter', propulsion_type: 'electric', max_range_meters: 20_000 },
            { vehicle_type_id: 't', form_factor: 'tank', propulsion_type: 'human' },
          ],
        },
        free_bike_status: {
          bikes: [
            { bike_id: '1', lat: 47.9, lon: 4.8, is_reserved: 0, is_disabled: 0, vehicle_type_id: 's' },
            { bike_id: '2', lat: 47.9, lon: 4.8, vehicle_type_id: 'u', current_range_meters: 6543.5 },
            { bike_id: '3', lat: 47.9 },
          ],
        },
      },
      '2.2',
    );
    expect(reading.vehicleTypes.map(({ id, formFactor }) => [id, formFactor])).toEqual([
      ['s', 'scooter_standing'],
      ['t', 'other'],
    ]);
    expect(reading.vehicles.map(({ id, rangeMetres }) => [id, rangeMetres])).toEqual([
      ['1', undefined],
      ['2', 6543.5],
    ]);
    expect(reading.notices.map(({ code }) => code).sort()).toEqual([
      'INVALID_COORDINATE',
      'INVALID_VALUE',
      'LENIENT_VALUE',
      'UNKNOWN_VEHICLE_TYPE',
    ]);
  });
});

describe('geofencing zones', () => {
  const feature = (geometry: Json, rule: Json): Json => ({ type: 'Feature', geometry, properties: { rules: [rule] } });
  const square = polygon([0, 0], [0, 1], [1, 1], [1, 0], [0, 0]);

  it('are read in the words of 3.0 and of 2.x; those without an area are dropped', () => {
    const reading = read({
      station_information: stations(station('a')),
      geofencing_zones: {
        geofencing_zones: {
          type: 'FeatureCollection',
          features: [
            feature(square, {
              ride_start_allowed: true,
              ride_end_allowed: false,
              ride_through_allowed: true,
              maximum_speed_kph: 10,
            }),
            feature(square, { ride_allowed: false, ride_through_allowed: false, vehicle_type_id: ['x'] }),
            feature({ type: 'Point', coordinates: [0, 0] }, {}),
          ],
        },
        global_rules: [{ ride_start_allowed: false, ride_end_allowed: false, ride_through_allowed: true }],
      },
    });
    expect(reading.zones.map(({ rules }) => rules[0])).toMatchObject([
      { rideStartAllowed: true, rideEndAllowed: false, rideThroughAllowed: true, maximumSpeedKph: 10 },
      { rideStartAllowed: false, rideEndAllowed: false, rideThroughAllowed: false, vehicleTypeIds: ['x'] },
    ]);
    expect(reading.globalRules).toMatchObject([{ rideStartAllowed: false, rideThroughAllowed: true }]);
    expect(told(reading)).toEqual(['warning INVALID_AREA data.geofencing_zones.features[2].geometry']);
  });
});

describe('pricing plans', () => {
  it('need a price and a currency', () => {
    const reading = read({
      station_information: stations(station('a')),
      system_pricing_plans: {
        plans: [
          {
            plan_id: 'p',
            name: 'Ticket',
            currency: 'EUR',
            price: '1.5',
            per_min_pricing: [{ start: 30, rate: 0.05, interval: 1 }],
          },
          { plan_id: 'q', name: 'Rien' },
        ],
      },
    });
    expect(reading.plans).toMatchObject([
      { id: 'p', currency: 'EUR', price: 1.5, perMinute: [{ start: 30, rate: 0.05, interval: 1, end: undefined }] },
    ]);
  });
});
