import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readParking, type ParkingProfile, type ParkingReading } from './index.js';

const DATA = join(import.meta.dirname, '../../../../../shared/data');

interface RealFeed {
  readonly profile: ParkingProfile;
  readonly files: readonly string[];
  /** Facilities, park-and-ride among them, statuses. */
  readonly counts: readonly [number, number, number];
  readonly notices: Readonly<Record<string, number>>;
  readonly example?: { readonly id: string; readonly facility?: object; readonly status?: object };
}

const GERMANY = 'parking-parkapi-germany';

const FEEDS: readonly RealFeed[] = [
  {
    profile: 'schema-stationnement',
    files: ['parking-bnls/bnls.csv'],
    counts: [799, 175, 0],
    notices: {},
    example: {
      id: '06027-P-001',
      facility: {
        name: 'PLANASTEL',
        capacity: 158,
        disabledCapacity: 0,
        maxHeightMetres: 1.8,
        hasFee: true,
        isPublic: true,
      },
    },
  },
  {
    profile: 'schema-stationnement',
    files: ['france-schema-examples/schema-stationnement-exemple-valide.csv'],
    counts: [1, 1, 0],
    notices: { INVALID_VALUE: 1 },
    example: {
      id: '75114-P-001',
      facility: { name: 'REPUBLIQUE', longitude: 1.452323, latitude: 46.59698, hasFee: undefined },
    },
  },
  {
    profile: 'schema-stationnement-cyclable',
    files: ['france-schema-examples/schema-stationnement-cyclable-exemple-valide.csv'],
    counts: [1, 0, 0],
    notices: {},
    example: { id: 'STSI01', facility: { kind: 'bicycle', capacity: 8, isCovered: true, operator: 'Ville de Paris' } },
  },
  {
    profile: 'opendatasoft',
    files: [
      'parking-strasbourg/data.strasbourg.eu_locations.json',
      'parking-strasbourg/data.strasbourg.eu_status.json',
    ],
    counts: [10, 0, 2],
    notices: { STATUS_WITHOUT_FACILITY: 8 },
    example: {
      id: '1386_DEP_12',
      facility: { name: 'Parking P3 Wilson', latitude: 48.5879606695 },
      status: { free: 748, capacity: 1211, state: 'open', observedAt: 1554281820 },
    },
  },
  {
    profile: 'opendatasoft',
    files: ['parking-strasbourg/status_error.json'],
    counts: [0, 0, 30],
    notices: { LENIENT_VALUE: 1 },
    example: { id: '1400_DEP_26', status: { free: 0, capacity: 3175, state: 'closed' } },
  },
  {
    profile: 'opendatasoft',
    files: [`${GERMANY}/basel.json`],
    counts: [16, 0, 16],
    notices: { IMPLAUSIBLE_COUNT: 1, MISSING_VALUE: 1 },
    example: { id: 'badbahnhof', facility: { name: 'Bad. Bahnhof', capacity: 750 }, status: { free: 286 } },
  },
  {
    profile: 'parkapi-v2',
    files: [`${GERMANY}/herrenberg.json`],
    counts: [26, 2, 4],
    notices: {},
    example: {
      id: 'herrenbergaltstadtgarage',
      facility: { capacity: 97, disabledCapacity: 2 },
      status: { free: 60, state: 'open', observedAt: 1740486003 },
    },
  },
  {
    profile: 'parkapi-v3',
    files: [`${GERMANY}/mannheim.json`],
    counts: [1, 0, 1],
    notices: { LENIENT_VALUE: 2 },
    example: {
      id: 'P8_Parkdeck_Altstadt_Haagstrasse',
      facility: { latitude: 49.52211082686668, operator: 'Stadt Buchen' },
      status: { free: 27, capacity: 60, state: 'unknown', observedAt: 1708445133 },
    },
  },
  {
    profile: 'datex2-v2',
    files: [`${GERMANY}/aachen-static.xml`, `${GERMANY}/aachen-realtime.xml`],
    counts: [17, 0, 17],
    notices: {},
    example: {
      id: 'P1',
      facility: { name: 'P01-Eurogress', capacity: 560, openingHours: '24/7' },
      status: { free: 412, occupied: 148, state: 'open', trend: 'stable', observedAt: 1738955134 },
    },
  },
  {
    profile: 'datex2-v2',
    files: [`${GERMANY}/friedrichshafen-sensors-static.xml`, `${GERMANY}/friedrichshafen-sensors-realtime.xml`],
    counts: [55, 0, 55],
    notices: {},
  },
  {
    profile: 'datex2-v2',
    files: [`${GERMANY}/vrs_bondorf-static.xml`, `${GERMANY}/vrs_bondorf-realtime.xml`],
    counts: [1, 1, 1],
    notices: {},
    example: {
      id: '1035',
      facility: { name: 'P+R Bondorf', capacity: 314, latitude: 48.52436858335742 },
      status: { free: 215, occupied: 98, capacity: 313 },
    },
  },
  {
    profile: 'datex2-v2',
    files: [`${GERMANY}/vrs_kirchheim-static.xml`, `${GERMANY}/vrs_kirchheim-realtime.xml`],
    counts: [2, 2, 2],
    notices: {},
  },
  {
    // all but one in another system than WGS 84: nobody could find them
    profile: 'datex2-v2',
    files: [`${GERMANY}/stuttgart-static.xml`],
    counts: [1, 0, 0],
    notices: { INVALID_COORDINATE: 48 },
  },
  {
    profile: 'datex2-v2',
    files: [`${GERMANY}/stuttgart-realtime.xml`],
    counts: [0, 0, 49],
    notices: {},
    example: { id: '12717289', status: { free: 245, occupied: 319, state: 'open', observedAt: 1644585361 } },
  },
  { profile: 'datex2-v2', files: [`${GERMANY}/toll-collect-realtime.xml`], counts: [0, 0, 1_820], notices: {} },
];

/** A test that needs files of `DATA`; without them it says so and is not there. */
function withData(files: readonly string[], name: string, test: () => void): void {
  if (files.every((file) => existsSync(join(DATA, file)))) it(name, test);
  else console.warn(`LEFT OUT, no ../shared/data/${files.join()}: ${name}`);
}

describe('real feeds', () => {
  for (const { profile, files, counts, notices, example } of FEEDS) {
    withData(files, `${profile}: ${files.join()}`, () => {
      const reading = readParking(profile, new Map(files.map((file) => [file, readFileSync(join(DATA, file))])));
      expect(Object.fromEntries(reading.notices.map(({ code, count }) => [code, count]))).toEqual(notices);
      const rides = reading.facilities.filter(({ isParkAndRide }) => isParkAndRide);
      expect([reading.facilities.length, rides.length, reading.availability.size]).toEqual(counts);
      if (example) expectExample(reading, example);
    });
  }

  it('reads 261,774 places in the whole of France', () => {
    const path = join(DATA, 'parking-bnls/bnls.csv');
    if (!existsSync(path)) return;
    const { facilities } = readParking('schema-stationnement', new Map([['bnls.csv', readFileSync(path)]]));
    expect(facilities.reduce((sum, { capacity = 0 }) => sum + capacity, 0)).toBe(261_774);
    expect(facilities.filter(({ isPublic }) => !isPublic)).toHaveLength(174);
  });
});

function expectExample(reading: ParkingReading, { id, facility, status }: Required<RealFeed>['example']): void {
  if (facility) expect(reading.facilities.find((candidate) => candidate.id === id)).toMatchObject(facility);
  if (status) expect(reading.availability.get(id)).toMatchObject(status);
}
