import { STOPS } from '../journeys/bourg.js';
import { NOW, type Answer, type OddLive } from './odd-live.js';

type Json = Readonly<Record<string, unknown>>;

const { latitude: lat, longitude: lon } = STOPS.gare;
const document = (times: number, data: Json, more: Json = {}): string =>
  JSON.stringify({ last_updated: NOW - 60 + times, ttl: 30, version: '2.3', data, ...more });
const station = (id: string): Json => ({ station_id: id, name: `Gare ${id}`, lat, lon, capacity: 20 });
const status = (id: string, more: Json = {}): Json => ({
  ...{ station_id: id, num_bikes_available: 3, num_docks_available: 7, last_reported: NOW - 60 },
  ...{ is_installed: true, is_renting: true, is_returning: true, ...more },
});

const announced = (name: string): Json => ({ name, url: `/${name}` });
const bike = (times: number): Json => ({
  ...{ bike_id: 'bike-12', lat: lat + times / 1_000, lon, is_reserved: false, is_disabled: false },
  last_reported: NOW - 60,
});

/** A system with one station, one of whose documents is odd. */
const system = (
  id: string,
  what: string,
  expected: Omit<OddLive, 'id' | 'what' | 'kind' | 'answer'>,
  odd: (times: number) => Readonly<Record<string, Answer>>,
): OddLive => ({
  ...{ id, what, kind: 'gbfs', ...expected },
  answer: ({ path, times }) => {
    const documents = odd(times);
    const names = new Set(['station_information', 'station_status', ...Object.keys(documents)]);
    const feeds = [...names].filter((name) => name !== 'gbfs.json').map(announced);
    const usual: Readonly<Record<string, string>> = {
      'gbfs.json': document(0, { fr: { feeds } }),
      station_information: document(0, { stations: [station('1')] }),
      station_status: document(times, { stations: [status('1')] }),
    };
    return documents[path] ?? usual[path];
  },
});
const statuses =
  (more: Json, ...list: readonly Json[]) =>
  (times: number) => ({ station_status: document(times, { stations: list }, more) });
const counted = (count: unknown) => statuses({}, status('1', { num_bikes_available: count }));
const zone = (coordinates: unknown): Json => ({
  geofencing_zones: {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', geometry: { type: 'MultiPolygon', coordinates }, properties: {} }],
  },
});
const crossed = [
  [
    [
      [2.2, 49.8],
      [2.3, 49.9],
      [2.3, 49.8],
      [2.2, 49.9],
      [2.2, 49.8],
    ],
  ],
];
const square = [
  [
    [
      [2.2, 49.8],
      [2.3, 49.8],
      [2.3, 49.9],
      [2.2, 49.9],
      [2.2, 49.8],
    ],
  ],
];
const oneStation = { entities: { stations: 1 } };

const park = (more: Json): Json => ({
  ...{ uid: 'p', name: 'Gare', lat, lon, capacity: 50, purpose: 'CAR', type: 'OFF_STREET_PARKING_GROUND' },
  ...{ has_realtime_data: true, realtime_free_capacity: 12, realtime_data_updated_at: '2026-01-20T05:59:00Z', ...more },
});
const parks = (id: string, what: string, more: Partial<OddLive>, odd: (path: string) => Answer): OddLive => ({
  ...{ id, what, kind: 'parking', ...more },
  answer: ({ path }) => odd(path),
});
const items = (...list: readonly unknown[]): string => JSON.stringify({ items: list });

export const ODD_SHARING: readonly OddLive[] = [
  system('D01', 'a discovery of no use, mended later', { ...oneStation, hasFailed: true }, (times) =>
    times > 1 ? {} : { 'gbfs.json': '{"data":{}}' },
  ),
  system('D01', 'a discovery that lacks the status, mended later', { ...oneStation, hasFailed: true }, (times) =>
    times > 1 ? {} : { 'gbfs.json': document(0, { fr: { feeds: [announced('station_information')] } }) },
  ),
  system(
    'D02',
    'a status of a station that nobody describes',
    { entities: { stations: 2 }, isCounted: true },
    statuses({}, status('1'), status('9')),
  ),
  system('D02', 'a station without a status', { entities: { stations: 0 }, isCounted: false }, statuses({})),
  system(
    'D03',
    'milliseconds',
    { ...oneStation, age: 45 },
    statuses({ last_updated: (NOW - 45) * 1_000 }, status('1')),
  ),
  system(
    'D03',
    'good for no time: asked no more often than declared',
    { ...oneStation, age: 45 },
    statuses({ last_updated: NOW - 45, ttl: 0 }, status('1')),
  ),
  system(
    'D03',
    'an hour old: not believed',
    { ...oneStation, age: 3_600, state: 'late' },
    statuses({ last_updated: NOW - 3_600 }, status('1')),
  ),
  system(
    'D03',
    'the future, for ten years: asked again all the same',
    { ...oneStation, age: 0, asked: 4 },
    statuses({ last_updated: NOW + 86_400, ttl: 315_360_000 }, status('1')),
  ),
  system('D04', 'the words of 2.x in 3.0', oneStation, statuses({ version: '3.0' }, status('1'))),
  system('D05', 'a negative count', { ...oneStation, notices: ['INVALID_VALUE'], isCounted: false }, counted(-1)),
  system(
    'D05',
    'a count that is a word',
    { ...oneStation, notices: ['INVALID_VALUE'], isCounted: false },
    counted('FULL'),
  ),
  system('D05', 'no count', { ...oneStation, isCounted: false }, counted(null)),
  system('D06', 'a vehicle that is called the same after each ride', { ...oneStation, hasAliases: true }, (times) => ({
    // each time elsewhere
    free_bike_status: document(times, { bikes: [bike(times)] }),
  })),
  system('D07', 'a zone that crosses itself', { entities: { stations: 1, zones: 0 } }, () => ({
    geofencing_zones: document(0, zone(crossed)),
  })),
  system('D07', 'a zone of several parts', { entities: { stations: 1, zones: 1 } }, () => ({
    geofencing_zones: document(0, zone([...square, ...square])),
  })),
  system('D08', 'a discovery that leads inside', { refused: 'FETCH_FORBIDDEN_ADDRESS' }, (times) => ({
    'gbfs.json': document(times, {
      fr: {
        feeds: [
          { name: 'station_information', url: '/station_information' },
          { name: 'station_status', url: 'http://169.254.169.254/' },
        ],
      },
    }),
  })),
  system(
    'D12',
    'a station where those of other systems are',
    { ...oneStation, isCounted: true, isShared: true },
    () => ({}),
  ),
  system('D13', 'nothing at all to rent', { entities: { stations: 12 }, notices: ['NOTHING_AVAILABLE'] }, (times) => ({
    station_status: document(times, {
      stations: Array.from({ length: 12 }, (_, i) => status(String(i), { num_bikes_available: 0 })),
    }),
  })),
  parks('D05', 'more places than there are', { entities: { facilities: 1 } }, () =>
    items(park({ realtime_free_capacity: 51 })),
  ),
  parks('D05', 'places that are a word', { entities: { facilities: 1 } }, () =>
    items(park({ realtime_free_capacity: 'FULL' })),
  ),
  parks(
    'D09',
    'broken descriptions, sound places',
    { entities: { facilities: 1 }, declared: ', live: { url: ORIGIN/live, refresh: 5s }' },
    (path) => (path === 'live' ? items(park({})) : '{'),
  ),
  parks(
    'D11',
    'XML with a document type',
    { refused: 'NO_OCCUPANCY', profile: 'datex2-v2' },
    () => '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
  ),
];
