import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '@maillage/kernel';
import { isParkAndRideName, readOccupancy, readParking, type ParkingProfile, type ParkingReading } from './index.js';

const read = (profile: ParkingProfile, ...files: (string | Uint8Array)[]): ParkingReading =>
  readParking(profile, new Map(files.map((source, i) => [`file-${i}`, source])));
const codes = ({ notices }: ParkingReading): string[] => notices.map(({ code }) => code);

const HEADER = 'id,nom,insee,type_usagers,gratuit,nb_places,nb_pr,nb_pmr,hauteur_max,Xlong,Ylat';
const table = (...rows: string[]): string => [HEADER, ...rows].join('\r\n');

describe('the national schema of car parks', () => {
  it.each<[string, string, object, string[]]>([
    [
      'a plain row',
      'A,Gare,21990,tous,1,120,0,3,N/A,4.88,47.95',
      { capacity: 120, hasFee: false, maxHeightMetres: undefined },
      [],
    ],
    [
      'places to park and ride',
      'A,Gare,21990,tous,0,120,80,3,200,4.88,47.95',
      { isParkAndRide: true, maxHeightMetres: 2 },
      [],
    ],
    [
      'a name that says so',
      'A,P+R Gare,21990,tous,0,120,,3,190,4.88,47.95',
      { isParkAndRide: true, maxHeightMetres: 1.9 },
      [],
    ],
    ['subscribers alone', 'A,Gare,21990,abonnés,0,120,,,,4.88,47.95', { isPublic: false }, []],
    ['a height in metres', 'A,Gare,21990,tous,0,120,,,2.1,4.88,47.95', { maxHeightMetres: 2.1 }, []],
    ['a height of nothing', 'A,Gare,21990,tous,0,120,,,0,4.88,47.95', { maxHeightMetres: undefined }, []],
    ['a negative number', 'A,Gare,21990,tous,0,-1,,,,4.88,47.95', { capacity: undefined }, ['INVALID_VALUE']],
    ['a word for a number', 'A,Gare,21990,tous,0,COMPLET,,,,4.88,47.95', { capacity: undefined }, ['INVALID_VALUE']],
    ['decimal commas', 'A,Gare,21990,tous,0,9,,,,"4,88","47,95"', { latitude: 47.95 }, ['LENIENT_VALUE']],
  ])('reads %s', (_, row, expected, notices) => {
    const reading = read('schema-stationnement', table(row));
    expect(reading.facilities).toMatchObject([{ id: 'A', kind: 'car', ...expected }]);
    expect(codes(reading)).toEqual(notices);
  });

  it.each([
    ['has no id', ',Gare,21990,tous,0,9,,,,4.88,47.95', 'MISSING_VALUE'],
    ['is nowhere', 'B,Gare,21990,tous,0,9,,,,,', 'INVALID_COORDINATE'],
    ['is in the Gulf of Guinea', 'B,Gare,21990,tous,0,9,,,,0,0', 'INVALID_COORDINATE'],
    ['has exchanged its axes', 'B,Gare,21990,tous,0,9,,,,47.95,4.88', 'SWAPPED_COORDINATES'],
    ['repeats an id', 'A,Gare,21990,tous,0,9,,,,4.88,47.95', 'DUPLICATE_ID'],
  ])('one row that %s never hides the others', (_, row, code) => {
    const good = ['A', 'C', 'D'].map((id) => `${id},Gare,21990,tous,0,9,,,,4.88,47.95`);
    const reading = read('schema-stationnement', table(...good.slice(0, 1), row, ...good.slice(1)));
    expect(reading.facilities.map(({ id }) => id)).toEqual(['A', 'C', 'D']);
    expect(codes(reading)).toEqual([code]);
  });

  it('is read from Latin-1, with semicolons and the names of older columns', () => {
    const text = 'id_park;nom_park;nb_places;Xlong;Ylat\nA;Théâtre;80;4.88;47.95\n';
    const reading = read(
      'schema-stationnement',
      Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
    );
    expect(reading.facilities).toMatchObject([{ id: 'A', name: 'Théâtre', capacity: 80 }]);
    expect(codes(reading)).toEqual(['NOT_UTF8']);
  });
});

describe('bicycle parks', () => {
  it('have their position in one column or in two', () => {
    const reading = read(
      'schema-stationnement-cyclable',
      'id_local,coordonneesxy,capacite,couverture,acces,gratuit\n1,"[4.88, 47.95]",12,true,LIBRE,true\n2,"[4.89, 47.95]",9,0,PRIVE,\n',
    );
    expect(reading.facilities).toMatchObject([
      { id: '1', longitude: 4.88, latitude: 47.95, capacity: 12, isCovered: true, isPublic: true, hasFee: false },
      { id: '2', isCovered: false, isPublic: false, hasFee: undefined },
    ]);
  });
});

describe('ParkAPI 3', () => {
  const site = { uid: '1', name: 'Gare', lat: 47.95, lon: 4.88, capacity: 50 };
  const items = (...list: object[]): string => JSON.stringify({ items: list, total_count: list.length });

  it('knows purposes, heights, park-and-ride', () => {
    const reading = read(
      'parkapi-v3',
      items(
        { ...site, max_height: 210, park_and_ride_type: ['TRAIN'], has_fee: false, capacity_disabled: 2 },
        { ...site, uid: '2', purpose: 'BIKE', park_and_ride_type: ['NO'] },
        { ...site, uid: '3', purpose: 'ITEM' },
      ),
    );
    expect(reading.facilities).toMatchObject([
      { id: '1', kind: 'car', maxHeightMetres: 2.1, isParkAndRide: true, hasFee: false, disabledCapacity: 2 },
      { id: '2', kind: 'bicycle', isParkAndRide: false },
    ]);
  });

  it.each([
    ['full', { realtime_free_capacity: 0 }, 0, []],
    ['more than there is', { realtime_free_capacity: 51 }, undefined, ['IMPLAUSIBLE_COUNT']],
    ['negative', { realtime_free_capacity: -2 }, undefined, ['INVALID_VALUE']],
    ['"FULL"', { realtime_free_capacity: 'FULL' }, undefined, ['INVALID_VALUE']],
    ['null', { realtime_free_capacity: null, realtime_opening_status: 'OPEN' }, undefined, []],
  ])('tells free places that are %s', (_, realtime, free, notices) => {
    const reading = read('parkapi-v3', items({ ...site, ...realtime }));
    expect(reading.availability.get('1')).toMatchObject({ free });
    expect(codes(reading)).toEqual(notices);
  });

  it('may tell the live part alone', () => {
    const reading = read(
      'parkapi-v3',
      items({ uid: '1', realtime_free_capacity: 4, realtime_opening_status: 'CLOSED' }),
    );
    expect(reading.facilities).toEqual([]);
    expect(reading.availability.get('1')).toMatchObject({ free: 4, state: 'closed' });
    expect(codes(reading)).toEqual([]);
  });
});

describe('DATEX II', () => {
  const V3 = (records: string): string =>
    `<?xml version="1.0"?><con:messageContainer xmlns:con="c" xmlns:prk="p" xmlns:com="k" xmlns:loc="l" modelBaseVersion="3">
      <con:payload><prk:parkingTable id="t">${records}</prk:parkingTable></con:payload></con:messageContainer>`;
  const record = (
    more: string,
  ): string => `<prk:parkingRecord id="7" version="1"><prk:parkingName><com:values><com:value lang="fr">P+R Nord</com:value></com:values></prk:parkingName>
    <prk:parkingNumberOfSpaces>140</prk:parkingNumberOfSpaces><prk:parkingLocation><loc:pointByCoordinates><loc:pointCoordinates>
    <loc:latitude>47.95</loc:latitude><loc:longitude>4.88</loc:longitude></loc:pointCoordinates></loc:pointByCoordinates></prk:parkingLocation>${more}</prk:parkingRecord>`;
  const opening = (days: readonly string[], start: string, end: string): string =>
    `<prk:openingTimes><com:validPeriod><com:recurringTimePeriodOfDay><com:startTimeOfPeriod>${start}</com:startTimeOfPeriod><com:endTimeOfPeriod>${end}</com:endTimeOfPeriod></com:recurringTimePeriodOfDay>
    <com:recurringDayWeekMonthPeriod>${days.map((day) => `<com:applicableDay>${day}</com:applicableDay>`).join('')}</com:recurringDayWeekMonthPeriod></com:validPeriod></prk:openingTimes>`;

  it('of version 3 is read with its status', () => {
    const status = `<prk:parkingRecordStatus><prk:parkingRecordReference id="7" targetClass="prk:ParkingRecord"/><prk:parkingStatusOriginTime>2026-03-02T08:00:00+01:00</prk:parkingStatusOriginTime>
      <prk:parkingOccupancy><prk:parkingNumberOfVacantSpaces>12</prk:parkingNumberOfVacantSpaces><prk:parkingOccupancyTrend>increasing</prk:parkingOccupancyTrend></prk:parkingOccupancy>
      <prk:parkingSiteOpeningStatus>open</prk:parkingSiteOpeningStatus></prk:parkingRecordStatus>`;
    const reading = read('datex2-v3', V3(record('')), V3(status));
    expect(reading.facilities).toMatchObject([{ id: '7', name: 'P+R Nord', capacity: 140, isParkAndRide: true }]);
    expect(reading.availability.get('7')).toMatchObject({
      free: 12,
      trend: 'increasing',
      state: 'open',
      observedAt: 1772434800,
    });
    expect(codes(reading)).toEqual([]);
  });

  it.each([
    [[], '00:00:00', '00:00:00', '24/7'],
    [['saturday', 'monday'], '08:00:00', '20:30:00', 'Mo,Sa 08:00-20:30'],
    [['someday'], '08:00:00', '20:30:00', undefined],
    [[], 'morning', '20:30:00', undefined],
  ])('is open on %j from %s to %s: %s', (days, start, end, expected) => {
    const reading = read('datex2-v3', V3(record(opening(days, start, end))));
    expect(reading.facilities[0]?.openingHours).toBe(expected);
  });

  it('with a document type is refused', () => {
    const text = `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${V3(record('<prk:x>&x;</prk:x>'))}`;
    expect(codes(read('datex2-v3', text))).toEqual(['XML_FORBIDDEN', 'NO_FACILITY']);
  });
});

describe('whatever comes', () => {
  const PROFILES: readonly ParkingProfile[] = [
    'schema-stationnement',
    'schema-stationnement-cyclable',
    'parkapi-v2',
    'parkapi-v3',
    'opendatasoft',
    'datex2-v2',
    'datex2-v3',
  ];

  it.each(PROFILES)('%s reads it without a throw', (profile) => {
    const word = fc.constantFrom(
      'lots',
      'items',
      'records',
      'results',
      'fields',
      'id',
      'uid',
      'coords',
      'lat',
      'lng',
      'lon',
      'position',
      'libre',
      'state',
      'name',
      '__proto__',
    );
    const value = fc.letrec<{ json: unknown }>((tie) => ({
      json: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom<unknown>(null, true, 0, -1, 48.5, 'a', '1', 1e300),
        fc.array(tie('json'), { maxLength: 3 }),
        fc.dictionary(word, tie('json'), { maxKeys: 6 }),
      ),
    })).json;
    const element = fc.constantFrom(
      '<a>',
      '</a>',
      '<parkingRecord id="1">',
      '</parkingRecord>',
      '<latitude>4',
      '</latitude>',
      '<parkingRecordStatus>',
      '</parkingRecordStatus>',
      '&',
      'x',
    );
    const source = fc.oneof(
      value.map((json) => JSON.stringify(json)),
      fc.array(element).map((pieces) => pieces.join('')),
      fc
        .array(fc.constantFrom('id', 'id_local', 'xlong', 'ylat', ',', ';', '\n', '"', '48.1', 'é'))
        .map((pieces) => pieces.join('')),
      fc.uint8Array({ maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(source, { maxLength: 2 }), (files) => {
        for (const { latitude, longitude } of read(profile, ...files).facilities) {
          expect(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180).toBe(true);
        }
        const sources = new Map(files.map((file, i) => [`file-${i}`, file]));
        const { occupancy } = readOccupancy(profile, sources, { now: 1_767_265_200 as Instant });
        for (const { free = 0, occupied = 0, observedAt = 0 } of occupancy.facilities)
          expect(free >= 0 && occupied >= 0 && observedAt <= 1_767_265_200).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['', 'EMPTY_DOCUMENT'],
    ['<html><body>Connexion</body></html>', 'WEB_PAGE'],
    ['{"error": "quota"}', 'WRONG_SHAPE'],
  ])('%j is an error for ParkAPI', (text, code) => {
    expect(codes(read('parkapi-v3', text))).toEqual([code, 'NO_FACILITY']);
  });
});

describe('names of park-and-ride', () => {
  it.each([
    'P+R Les Vergers',
    'P + R',
    'p&r nord',
    'Parking relais Rotonde',
    'Parc-relais Elsau',
    'P+R-Ost',
    'Park & Ride Süd',
  ])('%s', (name) => {
    expect(isParkAndRideName(name)).toBe(true);
  });

  it.each(['Parking de la Gare', 'PR 0+500', 'Parking des Halles', 'P+Relax', ''])('not %s', (name) => {
    expect(isParkAndRideName(name)).toBe(false);
  });
});
