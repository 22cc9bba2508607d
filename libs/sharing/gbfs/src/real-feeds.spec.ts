import { describe, expect, it } from '@jest/globals';
import { entry } from '@maillage/kernel';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listDocuments, readGbfs, textIn, type GbfsReading } from './index.js';

const DATA = join(import.meta.dirname, '../../../../../shared/data');

/** A test that needs a folder of `DATA`; without it, it says so and is not there. */
function withData(folder: string, name: string, test: () => void): void {
  if (existsSync(join(DATA, folder))) it(name, test);
  else console.warn(`LEFT OUT, no ../shared/data/${folder}: ${name}`);
}

/** The documents of a folder whose names end in `.2.2.json` and the like. */
function documentsOf(folder: string, suffix = '.json'): Map<string, Uint8Array> {
  const names = readdirSync(join(DATA, folder)).filter((name) => name.endsWith(suffix));
  return new Map(names.map((name) => [name.slice(0, -suffix.length), readFileSync(join(DATA, folder, name))]));
}

const FIXTURES = [
  { version: '2.2', names: ['station_status', 'station_information', 'free_bike_status'], stations: 1, strangers: 3 },
  { version: '3.0', names: ['station_status', 'station_information', 'vehicle_status'], stations: 2, strangers: 2 },
];

const told = ({ notices }: Pick<GbfsReading, 'notices'>): Record<string, number> =>
  Object.fromEntries(notices.map(({ code, count }) => [code, count]));

describe('real feeds', () => {
  withData('gbfs-rouen-2025', 'Rouen: 122 virtual stations with their areas, all with a status', () => {
    const reading = readGbfs(documentsOf('gbfs-rouen-2025'));
    // two areas cross themselves
    expect(told(reading)).toEqual({ INVALID_AREA: 2 });
    expect(reading.stations).toHaveLength(122);
    expect(reading.stations.every(({ isVirtual, capacity }) => isVirtual && capacity)).toBe(true);
    expect(reading.stations.filter(({ area }) => area)).toHaveLength(120);
    expect(reading.status.size).toBe(122);
    const calende = entry(reading.stations, 0);
    expect(calende).toMatchObject({
      id: '5288',
      latitude: 49.43954661258192,
      longitude: 1.0939798343708844,
      capacity: 10,
    });
    expect(textIn(calende.name)).toBe('131 - CALENDE');
    expect(calende.rentalUris.android).toBe('lovelolibreservice://stations/5288');
    expect(reading.status.get('5288')).toMatchObject({
      isRenting: true,
      vehiclesAvailable: 5,
      docksAvailable: 5,
      typesAvailable: [{ vehicleTypeIds: ['bike'], count: 5 }],
      reportedAt: 1740733849,
    });
    expect(reading.headers.get('station_status')).toEqual({ version: '2.3', updatedAt: 1740733845, ttlSeconds: 15 });
  });

  withData(
    'gbfs-velib-paris-2022-02',
    'Paris: 1,439 stations of GBFS 1.0, ids as numbers, vendor fields for electric bicycles',
    () => {
      const documents = documentsOf('gbfs-velib-paris-2022-02');
      const reading = readGbfs(documents);
      expect(reading.system).toMatchObject({ id: 'Paris', timezone: 'Europe/Paris', languages: ['en'] });
      expect(reading.stations).toHaveLength(1_439);
      expect(reading.vehicleTypes.map(({ id, propulsion }) => [id, propulsion])).toEqual([
        ['mechanical', 'human'],
        ['ebike', 'electric_assist'],
      ]);
      expect(reading.status.get('36255')).toMatchObject({ vehiclesAvailable: 8, docksAvailable: 13, isRenting: true });
      expect(reading.notices.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(Object.keys(told(reading))).toEqual(['OTHER_VERSION', 'LENIENT_VALUE', 'VENDOR_FIELD']);
      const discovery = listDocuments(entry([...documents.values()], 0));
      expect(discovery.documents.map(({ name }) => name)).toEqual([
        'system_information',
        'station_information',
        'station_status',
      ]);
      expect(discovery.language).toBe('en');
    },
  );

  withData('bikeshare-raw-apis-2020', 'what is JSON and not GBFS is refused in a sentence', () => {
    for (const source of documentsOf('bikeshare-raw-apis-2020').values()) {
      const { notices, stations } = readGbfs(new Map([['station_information', source]]));
      expect(stations).toEqual([]);
      expect(notices.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
        'WRONG_SHAPE',
        'NOTHING_TO_RENT',
      ]);
    }
  });

  for (const { version, names, stations, strangers } of FIXTURES) {
    withData('gbfs-transport-site-fixtures', `fixtures of version ${version}`, () => {
      const documents = documentsOf('gbfs-transport-site-fixtures', `.${version}.json`);
      const discovery = listDocuments(documents.get('gbfs') ?? '');
      expect(discovery.documents.map(({ name }) => name)).toEqual(names);
      expect(discovery.header?.version).toBe(version);
      const reading = readGbfs(documents);
      expect(reading.stations).toHaveLength(stations);
      expect(reading.vehicles.map(({ coordinate, stationId }) => [coordinate === undefined, stationId])).toEqual([
        [false, undefined],
        [true, '86'],
      ]);
      expect(reading.status.size).toBe(0);
      expect(told(reading)).toMatchObject({ STATUS_WITHOUT_INFORMATION: strangers });
      expect(reading.notices.filter(({ severity }) => severity === 'error')).toEqual([]);
    });
  }
});
