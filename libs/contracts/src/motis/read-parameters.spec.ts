import { describe, expect, it } from '@jest/globals';
import { Problem } from '@maillage/kernel';
import type { z } from 'zod';
import { stopParameters, stopTimesParameters, tripParameters } from './board-parameters.js';
import { readParameters } from './parameter.js';
import { geocodeParameters, mapStopsParameters, reverseGeocodeParameters } from './place-parameters.js';
import { planParameters } from './plan-parameters.js';

type Query = Readonly<Record<string, string | string[]>>;

const PLAN = { fromPlace: '48.5846,7.7351', toPlace: 'cts_HOFER_01' };
const BOARD = { stopId: 'cts_HOFER_01', n: '10' };
const MAP = { min: '48.57,7.73', max: '48.59,7.77' };

/** What a query is refused with, e.g. `422 LIMIT_EXCEEDED n`, or `accepted`. */
function outcome<Parameters>(schema: z.ZodType<Parameters>, query: Query): string {
  try {
    readParameters(schema, query);
    return 'accepted';
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    return `${thrown.status} ${thrown.code} ${String(thrown.members['parameter'])}`;
  }
}

const plan = (query: Query) => outcome(planParameters, { ...PLAN, ...query });
const board = (query: Query) => outcome(stopTimesParameters, { ...BOARD, ...query });

describe('a place', () => {
  it.each([
    ['F01', 'NaN,7.7351'],
    ['F01', '48.5846,NaN'],
    ['F01', 'Infinity,7.7351'],
    ['F01', '48.5846,-Infinity'],
    ['F01', '91,7.7351'],
    ['F01', '-90.0001,7.7351'],
    ['F01', '48.5846,180.5'],
    ['F01', '1e309,7.7351'],
    ['F01', '1e309'],
    ['F01', ''],
    ['F01', '   '],
    ['F01', ','],
    ['F01', '48.5846,'],
    ['F01', '48.5846'],
    ['F01', 'nan'],
    ['F01', '[48.5846,7.7351]'],
    ['F01', ['48.5846,7.7351', '48.5846,7.7351']],
    ['F01', '0x10,7.7351'],
    ['F01', '48,5846,7,7351'],
    ['F01', '48.5846,7.7351,1e999'],
    ['F01', `${'9'.repeat(400)},7`],
  ])('%s: %j is refused as impossible', (_, fromPlace) => {
    expect(plan({ fromPlace })).toBe('400 INVALID_COORDINATE fromPlace');
  });

  it.each([
    ['48.5846,7.7351', { kind: 'coordinate', latitude: 48.5846, longitude: 7.7351 }],
    [' 48.5846 , +7.7351 ', { kind: 'coordinate', latitude: 48.5846, longitude: 7.7351 }],
    ['48.5846,7.7351,-1', { kind: 'coordinate', latitude: 48.5846, longitude: 7.7351 }],
    ['-90,180', { kind: 'coordinate', latitude: -90, longitude: 180 }],
    ['4.85e1,7', { kind: 'coordinate', latitude: 48.5, longitude: 7 }],
    ['cts_HOFER_01', { kind: 'stop', id: 'cts_HOFER_01' }],
    ['cts_48.5,7.7', { kind: 'stop', id: 'cts_48.5,7.7' }],
    ['nope', { kind: 'stop', id: 'nope' }],
  ])('%j is %j', (fromPlace, expected) => {
    expect(readParameters(planParameters, { ...PLAN, fromPlace }).fromPlace).toEqual(expected);
  });

  it.each([
    [planParameters, { toPlace: 'cts_1' }, 'fromPlace'],
    [planParameters, { fromPlace: 'cts_1' }, 'toPlace'],
    [reverseGeocodeParameters, {}, 'place'],
    [mapStopsParameters, { min: '1,2' }, 'max'],
  ])('left out is said by name', (schema, query: Query, name) => {
    expect(outcome<unknown>(schema, query)).toBe(`400 MISSING_PARAMETER ${name}`);
  });

  it.each(['center', 'place', 'min', 'max'] as const)('%s takes coordinates only', (name) => {
    const schema = {
      center: stopTimesParameters,
      place: geocodeParameters,
      min: mapStopsParameters,
      max: mapStopsParameters,
    }[name];
    for (const bad of ['cts_1', 'NaN,1', '', '91,0'])
      expect(outcome<unknown>(schema, { ...BOARD, ...MAP, text: 'x', radius: '5', [name]: bad })).toBe(
        `400 INVALID_COORDINATE ${name}`,
      );
  });
});

describe('limits', () => {
  it.each([
    ['numItineraries', ['-1', '257', '1000000000'], ['0', '1', '256']],
    ['maxItineraries', ['-1', '99999999999'], ['0', '1000']],
    ['searchWindow', ['-1', '86401', '315360000'], ['0', '7200', '86400']],
    ['maxTransfers', ['-1'], ['0', '14']],
    ['maxTravelTime', ['-1', '10081'], ['90']],
    ['minTransferTime', ['-1', '1441'], ['5']],
    ['additionalTransferTime', ['-1', '1441'], ['5']],
    ['transferTimeFactor', ['0.99', '-1', '101'], ['1', '1.5']],
    ['maxPreTransitTime', ['-1'], ['0', '900', '999999']],
    ['maxPostTransitTime', ['-1'], ['0', '900', '999999']],
    ['maxDirectTime', ['-1'], ['0', '999999']],
    ['maxMatchingDistance', ['-0.5'], ['250', '12.5']],
    ['pedestrianSpeed', ['0', '-1', '11'], ['1.4']],
  ])('F04: plan %s refuses %j with 422 and takes %j', (name, refused, taken) => {
    for (const value of refused) expect(plan({ [name]: value })).toBe(`422 LIMIT_EXCEEDED ${name}`);
    for (const value of taken) expect(plan({ [name]: value })).toBe('accepted');
  });

  it.each([
    ['n', ['-1', '1025', '5000'], ['1', '1024']],
    ['window', ['-1', '86401'], ['0', '3600']],
    ['radius', ['-1', '10001'], ['0', '500']],
  ])('F04: stoptimes %s refuses %j with 422 and takes %j', (name, refused, taken) => {
    for (const value of refused) expect(board({ [name]: value })).toBe(`422 LIMIT_EXCEEDED ${name}`);
    for (const value of taken) expect(board({ [name]: value })).toBe('accepted');
  });

  it('bounds results, texts and lists', () => {
    expect(outcome(geocodeParameters, { text: 'x', numResults: '0' })).toBe('422 LIMIT_EXCEEDED numResults');
    expect(outcome(geocodeParameters, { text: 'x', numResults: '101' })).toBe('422 LIMIT_EXCEEDED numResults');
    expect(outcome(geocodeParameters, { text: 'x'.repeat(501) })).toBe('422 LIMIT_EXCEEDED text');
    expect(outcome(stopParameters, { stopId: `a_${'x'.repeat(500)}` })).toBe('422 LIMIT_EXCEEDED stopId');
    expect(plan({ transitModes: Array<string>(65).fill('BUS').join(',') })).toBe('422 LIMIT_EXCEEDED transitModes');
    expect(plan({ language: Array<string>(11).fill('fr').join(',') })).toBe('422 LIMIT_EXCEEDED language');
  });
});

describe('malformed values', () => {
  it.each([
    ['numItineraries', 'abc'],
    ['numItineraries', ''],
    ['numItineraries', '1.5'],
    ['numItineraries', '1e3'],
    ['numItineraries', 'NaN'],
    ['searchWindow', '0x10'],
    ['transferTimeFactor', '1e309'],
    ['transferTimeFactor', 'Infinity'],
    ['arriveBy', 'yes'],
    ['arriveBy', ''],
    ['pedestrianProfile', 'BIKE'],
    ['transitModes', 'FOO'],
    ['transitModes', 'BUS,bus'],
    ['directModes', '__proto__'],
  ])('plan %s=%j is 400', (name, value) => {
    expect(plan({ [name]: value })).toBe(`400 INVALID_PARAMETER ${name}`);
  });

  it.each([
    'yesterday',
    '',
    '2026-01-20',
    '2026-02-30T08:00:00Z',
    '2026-01-20T25:00:00Z',
    '2026-01-20T08:00:00 01:00',
    '2026-01-20T08:00:00+99:00',
    '1768896000',
    '99999-01-20T08:00:00Z',
  ])('time %j is 400', (time) => {
    expect(plan({ time })).toBe('400 INVALID_TIME time');
    expect(board({ time })).toBe('400 INVALID_TIME time');
  });

  it.each([
    'XYZ',
    '',
    'LATER|',
    'LATER|abc',
    'later|1768896000',
    'LATER|-5',
    'LATER|1e9',
    'LATER|123456789012',
    'LATER|1|2',
  ])('pageCursor %j is 400', (pageCursor) => {
    expect(plan({ pageCursor })).toBe('400 INVALID_CURSOR pageCursor');
    expect(board({ pageCursor })).toBe('400 INVALID_CURSOR pageCursor');
  });

  it.each(['abc', '', '20260120_cts_1', '20261320_07:25_cts_1', '20260120_07:25_nofeed'])(
    'tripId %j is 400',
    (tripId) => {
      expect(outcome(tripParameters, { tripId })).toBe('400 INVALID_TRIP_ID tripId');
    },
  );

  it('F06: what is written once must not be written twice', () => {
    expect(plan({ numItineraries: ['1', '2'] })).toBe('400 DUPLICATE_PARAMETER numItineraries');
    expect(plan({ time: ['2026-01-20T08:00:00Z', '2026-01-20T08:00:00Z'] })).toBe('400 DUPLICATE_PARAMETER time');
    expect(plan({ arriveBy: ['true', 'false'] })).toBe('400 DUPLICATE_PARAMETER arriveBy');
    expect(plan({ pageCursor: ['LATER|1', 'LATER|1'] })).toBe('400 DUPLICATE_PARAMETER pageCursor');
    expect(outcome(tripParameters, { tripId: ['a', 'b'] })).toBe('400 DUPLICATE_PARAMETER tripId');
  });

  it('two stops may be passed, with whole minutes of stay', () => {
    expect(plan({ via: 'cts_A' })).toBe('accepted');
    expect(plan({ via: 'cts_A,cts_B', viaMinimumStay: '10,0' })).toBe('accepted');
    expect(plan({ via: Array<string>(50).fill('cts_A') })).toBe('422 LIMIT_EXCEEDED via');
    expect(plan({ via: 'cts_A', viaMinimumStay: '1.5' })).toBe('400 INVALID_PARAMETER viaMinimumStay');
    expect(plan({ via: 'cts_A', viaMinimumStay: '-1' })).toBe('400 INVALID_PARAMETER viaMinimumStay');
    expect(plan({ via: 'cts_A', viaMinimumStay: '1,2,3' })).toBe('422 LIMIT_EXCEEDED viaMinimumStay');
    expect(plan({ via: '' })).toBe('accepted');
  });

  it('a board needs a stop or a point with a radius, and a size', () => {
    expect(outcome(stopTimesParameters, {})).toBe('400 MISSING_PARAMETER stopId');
    expect(outcome(stopTimesParameters, { stopId: 'cts_1' })).toBe('400 MISSING_PARAMETER n');
    expect(outcome(stopTimesParameters, { center: '48.5,7.7', n: '5' })).toBe('400 MISSING_PARAMETER radius');
    expect(outcome(stopTimesParameters, { center: '48.5,7.7', radius: '100', n: '5' })).toBe('accepted');
    expect(outcome(stopTimesParameters, { stopId: 'cts_1', window: '600' })).toBe('accepted');
  });
});

describe('what is understood', () => {
  const read = (query: Query) => readParameters(planParameters, { ...PLAN, ...query });

  it('has MOTIS’s defaults', () => {
    expect(read({})).toMatchObject({
      timetableView: true,
      arriveBy: false,
      searchWindow: 900,
      numItineraries: 5,
      maxPreTransitTime: 900,
      maxPostTransitTime: 900,
      maxDirectTime: 1800,
      maxMatchingDistance: 250,
      transitModes: ['TRANSIT'],
      directModes: ['WALK'],
      preTransitModes: ['WALK'],
      postTransitModes: ['WALK'],
      pedestrianProfile: 'FOOT',
      transferTimeFactor: 1,
      minTransferTime: 0,
      additionalTransferTime: 0,
      detailedLegs: true,
      joinInterlinedLegs: true,
    });
  });

  it('takes lists joined by commas, repeated, and empty', () => {
    expect(read({ transitModes: 'BUS,TRAM' }).transitModes).toEqual(['BUS', 'TRAM']);
    expect(read({ transitModes: ['BUS', 'TRAM,RAIL'] }).transitModes).toEqual(['BUS', 'TRAM', 'RAIL']);
    expect(read({ transitModes: '' }).transitModes).toEqual([]);
    expect(read({ language: 'fr,en' }).language).toEqual(['fr', 'en']);
  });

  it('ignores parameters that it does not know', () => {
    const asked = read({ unknown: '1', __proto__: 'x', constructor: 'y', slowDirect: 'maybe' });
    expect(asked).not.toHaveProperty('unknown');
    expect(Object.keys(asked)).not.toContain('slowDirect');
  });

  it('reads times with and without an offset', () => {
    expect(read({ time: '2026-01-20T08:00:00+01:00' }).time).toEqual({ kind: 'instant', instant: 1768892400 });
    expect(read({ time: '2026-01-20T07:00:00.999Z' }).time).toEqual({ kind: 'instant', instant: 1768892400 });
    expect(read({ time: '2026-01-20T08:00+0100' }).time).toEqual({ kind: 'instant', instant: 1768892400 });
    expect(read({ time: '2026-01-20T07:00:00' }).time).toEqual({ kind: 'local', localSeconds: 1768892400 });
  });

  it('reads cursors of the form that MOTIS writes', () => {
    expect(read({ pageCursor: 'LATER|1478072760' }).pageCursor).toEqual({ direction: 'LATER', instant: 1478072760 });
  });
});

it('a refusal repeats nothing of what was sent', () => {
  const secret = '49.894067';
  const refusals = [
    { ...PLAN, fromPlace: `${secret},x` },
    { ...PLAN, time: secret },
    { ...PLAN, numItineraries: secret },
    { ...PLAN, transitModes: secret },
    { ...PLAN, pageCursor: secret },
  ].map((query) => {
    try {
      return readParameters(planParameters, query);
    } catch (thrown) {
      return thrown instanceof Problem
        ? JSON.stringify([thrown.message, thrown.title, thrown.detail, thrown.members])
        : thrown;
    }
  });
  for (const refusal of refusals) expect(refusal).toEqual(expect.not.stringContaining(secret));
});
