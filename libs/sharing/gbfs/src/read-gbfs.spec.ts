import { describe, expect, it } from '@jest/globals';
import { textIn } from './index.js';
import { document, read, station, stations, told, type Json } from './testing/documents.js';

describe('stations', () => {
  it.each<[string, unknown, string[]]>([
    ['is no object', 7, ['warning INVALID_VALUE data.stations[1]']],
    ['has no id', station(''), ['warning MISSING_VALUE data.stations[1].station_id']],
    ['repeats an id', station('a'), ['warning DUPLICATE_ID data.stations[1].station_id']],
    ['has no latitude', station('x', { lat: null }), ['warning INVALID_COORDINATE data.stations[1].lat']],
    [
      'is off the coast of Africa',
      station('x', { lat: 0, lon: 0 }),
      ['warning INVALID_COORDINATE data.stations[1].lat'],
    ],
    [
      'has exchanged its axes',
      station('x', { lat: 4.88, lon: 47.95 }),
      ['warning SWAPPED_COORDINATES data.stations[1].lat'],
    ],
  ])('one that %s never hides the others', (_, bad, notices) => {
    const reading = read({ station_information: stations(station('a'), bad, station('b')) });
    expect(reading.stations.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(told(reading)).toEqual(notices);
  });

  it.each<[string, Json, Json, string[]]>([
    ['numbers in texts', { lat: '47.95', capacity: '10' }, { latitude: 47.95, capacity: 10 }, ['lat', 'capacity']],
    ['a negative capacity', { capacity: -3 }, { capacity: undefined }, ['capacity']],
    ['a capacity in words', { capacity: 'many' }, { capacity: undefined }, ['capacity']],
    ['a plain name', { name: ' Gare ' }, { name: [{ text: 'Gare', language: '' }] }, []],
    ['truth as a number', { is_virtual_station: 1 }, { isVirtual: true }, ['is_virtual_station']],
    ['an open ring', { station_area: polygon([0, 0], [0, 1], [1, 1], [1, 0]) }, { area: undefined }, ['station_area']],
    [
      'a bow tie',
      { station_area: polygon([0, 0], [1, 1], [1, 0], [0, 1], [0, 0]) },
      { area: undefined },
      ['station_area'],
    ],
    [
      'an area far away',
      { station_area: polygon([0, 99], [0, 1], [1, 1], [0, 99]) },
      { area: undefined },
      ['station_area'],
    ],
    [
      'docks by type, as 2.x writes them',
      { vehicle_type_capacity: { a: 7, b: 'x' } },
      { typeCapacity: [{ vehicleTypeIds: ['a'], count: 7 }] },
      ['vehicle_type_capacity.b'],
    ],
    [
      'docks by type and places by type',
      {
        vehicle_docks_capacity: [{ vehicle_type_ids: ['a', 'b'], count: 7 }],
        vehicle_types_capacity: [{ vehicle_type_id: 'a', count: 9 }],
      },
      { typeCapacity: [{ vehicleTypeIds: ['a', 'b'], count: 7 }] },
      [],
    ],
    [
      'a script for a link',
      { rental_uris: { web: 'javascript:alert(1)', ios: 'data:text/html,x', android: 'velo://s/1' } },
      { rentalUris: { web: undefined, ios: undefined, android: 'velo://s/1' } },
      ['rental_uris.ios', 'rental_uris.web'],
    ],
  ])('is kept with %s', (_, members, expected, fields) => {
    const reading = read({ station_information: stations(station('a', members)) });
    expect(reading.stations).toMatchObject([{ id: 'a', ...expected }]);
    expect(told(reading).map((line) => line.replace(/.*\[0\]\./, ''))).toEqual(fields);
  });

  it('keep ids as they are: spaces, zeros, odd letters', () => {
    const ids = ['007', ' 7', '7', 'constructor', '__proto__', "'; DROP", 'é😀'];
    const reading = read({
      station_information: stations(...ids.map((id) => station(id))),
      station_status: stations(...ids.map((id) => ({ station_id: id, num_vehicles_available: 1 }))),
    });
    expect(reading.stations.map(({ id }) => id)).toEqual(ids);
    expect([...reading.status.keys()]).toEqual(ids);
  });

  it('have an area of a million positions refused quickly, and are kept', () => {
    const ring = Array.from({ length: 1_000_000 }, (_, i) => [i / 1e7, 0]);
    const area = { type: 'MultiPolygon', coordinates: [[ring]] };
    const reading = read({ station_information: stations(station('a', { station_area: area })) });
    expect(reading.stations).toHaveLength(1);
    expect(told(reading)).toEqual(['warning INVALID_AREA data.stations[0].station_area']);
  });
});

function polygon(...ring: [number, number][]): Json {
  return { type: 'Polygon', coordinates: [ring] };
}

describe('status', () => {
  const information = { station_information: stations(station('a'), station('b')) };

  it('without information is hidden; information without status is unknown, never zero', () => {
    const reading = read({
      ...information,
      station_status: stations(
        { station_id: 'b', num_bikes_available: 2, num_docks_available: 8 },
        { station_id: 'z' },
      ),
    });
    expect([...reading.status.keys()]).toEqual(['b']);
    expect(reading.stations.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(told(reading)).toEqual(['warning INFORMATION_WITHOUT_STATUS', 'warning STATUS_WITHOUT_INFORMATION']);
  });

  it.each([
    ['null', null, undefined, []],
    ['"FULL"', 'FULL', undefined, ['INVALID_VALUE']],
    ['−1', -1, undefined, ['INVALID_VALUE']],
    ['more docks than there are', 11, undefined, ['IMPLAUSIBLE_COUNT']],
    ['all docks', 10, 10, []],
    ['none', 0, 0, []],
  ])('with %s for its docks', (_, docks, expected, codes) => {
    const reading = read({
      station_information: stations(station('a')),
      station_status: stations({ station_id: 'a', num_docks_available: docks, num_vehicles_available: 15 }),
    });
    expect(reading.status.get('a')).toMatchObject({ docksAvailable: expected, vehiclesAvailable: 15 });
    expect(reading.notices.map(({ code }) => code)).toEqual(codes);
  });

  it('can be read alone, between two readings of the stations', () => {
    const reading = read({ 'station_status.json': stations({ station_id: 'b', num_docks_available: 3 }) });
    expect(reading.status.get('b')?.docksAvailable).toBe(3);
    expect(told(reading)).toEqual([]);
  });
});

describe('documents', () => {
  it('that we can do without are never errors', () => {
    const reading = read({
      station_information: stations(station('a')),
      system_information: '<html>504 Gateway Timeout</html>',
      station_status: '',
      vehicle_types: '{"last_updated": 1, "data": {"vehicle_types": "none"}}',
      geofencing_zones: '[1, 2',
    });
    expect(reading.stations).toHaveLength(1);
    expect(told(reading).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'warning WEB_PAGE',
      'warning WRONG_SHAPE',
      'warning EMPTY_DOCUMENT',
      'warning MALFORMED_DOCUMENT',
      'info OTHER_VERSION',
    ]);
  });

  it.each([
    ['no document', {}, ['NOTHING_TO_RENT']],
    [
      'a cut list of stations',
      { station_information: '{"data": {"stations": [{"sta' },
      ['MALFORMED_DOCUMENT', 'NOTHING_TO_RENT'],
    ],
    ['no station', { station_information: stations() }, ['NOTHING_TO_RENT']],
    ['no list', { station_information: {} }, ['WRONG_SHAPE', 'NOTHING_TO_RENT']],
  ])('with %s are refused', (_, documents, codes) => {
    const { notices } = read(documents);
    expect(notices.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(codes);
  });

  it('of a system without stations need no vehicles where the discovery says that those are read apart', () => {
    const gbfs = document({ feeds: [{ name: 'vehicle_status', url: 'https://velo.example/vehicles' }] });
    const vehicle_types = {
      vehicle_types: [{ vehicle_type_id: 's', form_factor: 'moped', propulsion_type: 'electric' }],
    };
    expect(told(read({ gbfs, vehicle_types }))).toEqual([]);
    expect(told(read({ vehicle_types }))).toEqual(['error NOTHING_TO_RENT']);
  });

  it.each([
    [0, 10],
    [30, 30],
    [315_360_000, 600],
    ['x', 10],
  ])('say ttl %j and get %i seconds', (ttl, seconds) => {
    const reading = read({
      station_status: JSON.stringify({ ttl, version: '2.3', last_updated: 1, data: stations() }),
    });
    expect(reading.headers.get('station_status')?.ttlSeconds).toBe(seconds);
  });

  it('are read in any language of the system', () => {
    const reading = read({
      system_information: {
        system_id: 'velorvel',
        languages: ['fr', 'en'],
        name: [
          { text: 'Bikes', language: 'en' },
          { text: 'Vélos', language: 'fr-FR' },
        ],
        brand_assets: { color: '#12ab90' },
        url: 'ftp://velo',
      },
      station_information: stations(station('a')),
    });
    expect(reading.system).toMatchObject({ id: 'velorvel', color: '12AB90', url: undefined });
    expect([['fr'], ['en'], ['de']].map((wanted) => textIn(reading.system?.name ?? [], wanted))).toEqual([
      'Vélos',
      'Bikes',
      'Bikes',
    ]);
  });
});
