import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@maillage/kernel';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tellsOccupancy, type ParkingProfile } from '../profiles/profile-reader.js';
import type { ParkingOccupancy } from './parking-occupancy.js';
import { readOccupancy, type OccupancyReading } from './read-occupancy.js';

const DATA = join(import.meta.dirname, '../../../../../../shared/data');
const NOON = 1_767_265_200 as Instant;
const HOUR = 3_600;
const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

const read = (
  profile: ParkingProfile,
  source: string,
  now: number = NOON,
  before?: ParkingOccupancy,
): OccupancyReading => readOccupancy(profile, new Map([['live', source]]), { now: now as Instant, before });
const codes = ({ notices }: OccupancyReading): string[] => notices.map(({ code, severity }) => `${severity} ${code}`);

const site = (members: object) => JSON.stringify({ items: [{ uid: '1', ...members }] });
const lot = (members: object) =>
  JSON.stringify({ last_updated: '2026-01-01T10:59:00', lots: [{ id: '1', total: 50, ...members }] });
const record = (fields: object) =>
  JSON.stringify({ records: [{ fields: { ident: '1', total: 50, ...fields }, record_timestamp: iso(NOON - 60) }] });
const datex = (version: 2 | 3, status: string): string =>
  version === 2
    ? `<d2LogicalModel xmlns="http://datex2.eu/schema/2/2_0" modelBaseVersion="2"><payloadPublication><parkingRecordStatus><parkingRecordReference id="1" version="1"/><parkingStatusOriginTime>${iso(NOON - 60)}</parkingStatusOriginTime>${status}</parkingRecordStatus></payloadPublication></d2LogicalModel>`
    : `<con:messageContainer xmlns:con="http://datex2.eu/schema/3/messageContainer" xmlns:prk="http://datex2.eu/schema/3/parking" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><con:payload xsi:type="prk:ParkingStatusPublication"><prk:parkingRecordStatus xsi:type="prk:ParkingSiteStatus"><prk:parkingRecordReference targetClass="prk:ParkingRecord" id="1" version="1"/><prk:parkingStatusOriginTime>${iso(NOON - 60)}</prk:parkingStatusOriginTime>${status.replaceAll(/<(\/?)/g, '<$1prk:')}</prk:parkingRecordStatus></con:payload></con:messageContainer>`;
const vacant = (count: string, more = ''): string =>
  `<parkingOccupancy><parkingNumberOfSpacesOverride>50</parkingNumberOfSpacesOverride><parkingNumberOfVacantSpaces>${count}</parkingNumberOfVacantSpaces>${more}</parkingOccupancy>`;

interface Told {
  readonly free?: number | undefined;
  readonly state?: string;
  readonly trend?: string;
  readonly observedAt?: number;
}

describe('occupancy of parking facilities', () => {
  const CASES: readonly [string, ParkingProfile, string, Told][] = [
    [
      'ParkAPI 3, open',
      'parkapi-v3',
      site({ realtime_free_capacity: 12, realtime_opening_status: 'OPEN', realtime_data_updated_at: iso(NOON - 60) }),
      { free: 12, state: 'open', observedAt: NOON - 60 },
    ],
    [
      'ParkAPI 3, closed',
      'parkapi-v3',
      site({ realtime_free_capacity: 12, realtime_opening_status: 'CLOSED' }),
      { free: 12, state: 'closed' },
    ],
    [
      'ParkAPI 3, bicycles',
      'parkapi-v3',
      site({ purpose: 'BIKE', realtime_free_capacity: 3 }),
      { free: 3, state: 'unknown' },
    ],
    [
      'ParkAPI 2, full in words',
      'parkapi-v2',
      lot({ state: 'full', free: 2 }),
      { free: 2, state: 'full', observedAt: NOON - 60 },
    ],
    ['ParkAPI 2, few', 'parkapi-v2', lot({ state: 'few', free: 2 }), { free: 2, state: 'open' }],
    [
      'Strasbourg, open',
      'opendatasoft',
      record({ libre: 7, etat: 1, etat_descriptif: 'Ouvert' }),
      { free: 7, state: 'open', observedAt: NOON - 60 },
    ],
    [
      'Strasbourg, zero where it does not know',
      'opendatasoft',
      record({ libre: 0, etat: 0, etat_descriptif: 'frequentation temps reel indisponible' }),
      { free: undefined, state: 'unknown' },
    ],
    [
      'Strasbourg, closed',
      'opendatasoft',
      record({ libre: 0, etat: 2, etat_descriptif: 'Fermé' }),
      { free: 0, state: 'closed' },
    ],
    [
      'another portal, full in words',
      'opendatasoft',
      record({ free: 1, status: 'COMPLET' }),
      { free: 1, state: 'full' },
    ],
    ...([2, 3] as const).flatMap((version): [string, ParkingProfile, string, Told][] => [
      [
        `DATEX II v${version}, open`,
        `datex2-v${version}`,
        datex(
          version,
          `${vacant('9', '<parkingOccupancyTrend>decreasing</parkingOccupancyTrend>')}<parkingSiteOpeningStatus>open</parkingSiteOpeningStatus>`,
        ),
        { free: 9, state: 'open', trend: 'decreasing', observedAt: NOON - 60 },
      ],
      [
        `DATEX II v${version}, full`,
        `datex2-v${version}`,
        datex(
          version,
          `${vacant('0')}<parkingSiteOpeningStatus>open</parkingSiteOpeningStatus><parkingSiteStatus>full</parkingSiteStatus>`,
        ),
        { free: 0, state: 'full' },
      ],
      [
        `DATEX II v${version}, closed`,
        `datex2-v${version}`,
        datex(version, `${vacant('9')}<parkingSiteOpeningStatus>closed</parkingSiteOpeningStatus>`),
        { free: 9, state: 'closed' },
      ],
      [
        `D05 DATEX II v${version}, more than there are`,
        `datex2-v${version}`,
        datex(version, vacant('51')),
        { free: undefined, state: 'unknown' },
      ],
    ]),
  ];
  it.each(CASES)('%s', (_, profile, source, expected) => {
    const { occupancy, notices } = read(profile, source);
    expect(occupancy.facilities).toMatchObject([
      { facilityId: '1', isSuspect: false, unchangedSince: NOON, ...expected },
    ]);
    expect(notices.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each([
    ['negative', -3],
    ['beyond the capacity', 51],
    ['a word', 'FULL'],
    ['null', null],
  ])('D05 a count that is %s is unknown, never zero', (_, count) => {
    const sources = [
      ['parkapi-v3', site({ capacity: 50, realtime_free_capacity: count, realtime_opening_status: 'OPEN' })],
      ['parkapi-v2', lot({ free: count, state: 'open' })],
      ['opendatasoft', record({ libre: count, etat_descriptif: 'Ouvert', dispo: 1 })],
    ] as const;
    for (const [profile, source] of sources.slice(0, count === null ? 2 : 3)) {
      expect(read(profile, source).occupancy.facilities).toMatchObject([{ free: undefined, state: 'open' }]);
    }
  });

  it('D09 descriptions that are broken never stop what is live', () => {
    const source = JSON.stringify({
      items: [
        { uid: '1', name: 'Gare', lat: 'north', lon: null, capacity: -1, realtime_free_capacity: 12 },
        {
          uid: '2',
          name: 'Gare',
          lat: 48.9,
          lon: 4.8,
          realtime_free_capacity: 'broken',
          realtime_opening_status: 'OPEN',
        },
        'nonsense',
        { uid: '3', realtime_free_capacity: 4 },
      ],
    });
    const reading = read('parkapi-v3', source);
    expect(reading.occupancy.facilities.map(({ facilityId, free }) => [facilityId, free])).toEqual([
      ['1', 12],
      ['2', undefined],
      ['3', 4],
    ]);
    expect(codes(reading).every((code) => code.startsWith('warning'))).toBe(true);
  });

  it.each<[string, ParkingProfile, string]>([
    ['a page', 'parkapi-v3', '<html>'],
    ['broken', 'opendatasoft', '{'],
    ['descriptions alone', 'parkapi-v3', site({ name: 'Gare', lat: 48, lon: 4 })],
    ['of a schema that has no live part', 'schema-stationnement', 'id,nom,Xlong,Ylat\nA,Gare,4.88,47.95'],
    ['XML with a document type', 'datex2-v2', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'],
  ])('what is %s says nothing, which is an error', (_, profile, source) => {
    expect(codes(read(profile, source))[0]).toBe('error NO_OCCUPANCY');
  });

  it('the national schemas have no live part', () => {
    const live = ['datex2-v2', 'datex2-v3', 'opendatasoft', 'parkapi-v2', 'parkapi-v3'] as const;
    expect(live.every(tellsOccupancy)).toBe(true);
    expect(tellsOccupancy('schema-stationnement') || tellsOccupancy('schema-stationnement-cyclable')).toBe(false);
  });

  it('nothing is observed in the future', () => {
    const source = site({ realtime_free_capacity: 12, realtime_data_updated_at: iso(NOON + HOUR) });
    expect(read('parkapi-v3', source).occupancy).toMatchObject({ updatedAt: NOON, facilities: [{ observedAt: NOON }] });
  });

  describe('D10 the same count for a day', () => {
    const told = (now: number, free: number, status = 'OPEN', observedAt = now) =>
      site({
        realtime_free_capacity: free,
        realtime_opening_status: status,
        realtime_data_updated_at: iso(observedAt),
      });
    /** Reads every hour what `tell` says then, each reading beside the one before as it went over a wire. */
    function after(hours: number, tell: (now: number, hour: number) => string): OccupancyReading {
      let reading = read('parkapi-v3', tell(NOON, 0));
      for (let hour = 1; hour <= hours; hour++) {
        const before = JSON.parse(JSON.stringify(reading.occupancy)) as ParkingOccupancy;
        reading = read('parkapi-v3', tell(NOON + hour * HOUR, hour), NOON + hour * HOUR, before);
      }
      return reading;
    }

    it('is suspect under fresh times from 24 hours on, and no longer when it changes', () => {
      expect(after(23, (now) => told(now, 12)).occupancy.facilities).toMatchObject([{ isSuspect: false }]);
      const frozen = after(24, (now) => told(now, 12));
      expect(frozen.occupancy.facilities).toMatchObject([{ isSuspect: true, unchangedSince: NOON, free: 12 }]);
      expect(codes(frozen)).toEqual(['warning CONSTANT_OCCUPANCY']);
      expect(after(25, (now, hour) => told(now, hour < 25 ? 12 : 13)).occupancy.facilities).toMatchObject([
        { isSuspect: false, unchangedSince: NOON + 25 * HOUR },
      ]);
    });

    it('is no wonder where it is closed, and where the times say themselves that they are old', () => {
      expect(after(30, (now) => told(now, 12, 'CLOSED')).occupancy.facilities).toMatchObject([{ isSuspect: false }]);
      expect(after(30, (now) => told(now, 12, 'OPEN', NOON)).occupancy.facilities).toMatchObject([
        { isSuspect: false },
      ]);
    });
  });
});

const MONTPELLIER = join(DATA, 'parking-montpellier-timeseries/suivi_global.csv');
if (existsSync(MONTPELLIER))
  it('three weeks of Montpellier: three counters of 24 stand still all the time, three more for a day or longer', () => {
    const rows = readFileSync(MONTPELLIER, 'utf8').trim().split('\n').slice(1);
    const moments = new Map<number, object[]>();
    for (const row of rows) {
      const [date, clock, kind, name, free, total] = row.split(';');
      if (kind !== 'Voiture') continue;
      const now = Date.parse(`${date ?? ''}T${clock ?? ''}:00Z`) / 1000;
      moments.set(now, [...(moments.get(now) ?? []), { id: name, free: Number(free), total: Number(total) }]);
    }
    let before: ParkingOccupancy | undefined;
    const suspected = new Map<string, number>();
    for (const [now, results] of moments) {
      before = read('opendatasoft', JSON.stringify({ results }), now, before).occupancy;
      for (const { facilityId, isSuspect } of before.facilities)
        if (isSuspect) suspected.set(facilityId, (suspected.get(facilityId) ?? 0) + 1);
    }
    const always = [...suspected].filter(([, count]) => count > 700).map(([id]) => id);
    expect(always).toEqual(['Gaumont EST', 'Gaumont OUEST', 'Gaumont-Circe']);
    expect([...suspected.keys()].slice(3)).toEqual(['Triangle', 'Pitot', 'Polygone']);
  });
else console.warn('LEFT OUT, no ../shared/data/parking-montpellier-timeseries');
