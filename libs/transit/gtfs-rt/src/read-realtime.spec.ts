import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@maillage/kernel';
import { PbfWriter } from 'pbf';
import { REALTIME_LIMITS } from './limits.js';
import { readRealtime, type RealtimeContext } from './read-realtime.js';
import { encodeRealtime, type MessageValue } from './testing.js';

const now = 1_769_000_000 as Instant;
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

function read(bytes: Uint8Array, context: Partial<RealtimeContext> = {}) {
  const message = readRealtime(bytes, { now, ...context });
  const told = Object.fromEntries(message.notices.map(({ code, count }) => [code, count]));
  return { ...message, told };
}

const message = (entity: readonly MessageValue[], header: MessageValue = {}): Uint8Array =>
  encodeRealtime({ header: { timestamp: now, ...header }, entity });

const trip = (id: string, tripUpdate: MessageValue): MessageValue => ({
  id,
  trip_update: { trip: { trip_id: id }, ...tripUpdate },
});
const stop = (stop_sequence: number, more: MessageValue = {}): MessageValue => ({ stop_sequence, ...more });

const sound = trip('sound', { stop_time_update: [stop(1, { departure: { delay: 60 } })] });
const whole = message([sound]);

/** `field` with a length that is not there. */
function announced(length: number): Uint8Array {
  const writer = new PbfWriter();
  writer.writeTag(1, 2);
  writer.writeVarint(length);
  return writer.finish();
}

const manyStops = encodeRealtime({
  entity: Array.from({ length: 1_001 }, (_, i) => ({
    id: String(i),
    trip_update: { trip: { trip_id: 't' }, stop_time_update: Array.from({ length: 2_000 }, () => ({})) },
  })),
});

describe('C01–C06: what is no message has a name', () => {
  it.each([
    ['C01 an empty body', new Uint8Array(), 'EMPTY_DOCUMENT'],
    ['C02 a page of HTML', text('<!DOCTYPE html>\n<html><body>503</body></html>'), 'WEB_PAGE'],
    [
      'C02 a page after a line end, whose first bytes are a field and its length',
      text(`\n<html>${'x'.repeat(90)}</html>`),
      'WEB_PAGE',
    ],
    ['C03 JSON', text('{"header":{"gtfsRealtimeVersion":"2.0"}}'), 'JSON_MESSAGE'],
    ['C03 text protobuf', text('header {\n  gtfs_realtime_version: "2.0"\n}\n'), 'TEXT_MESSAGE'],
    ['C03 a sentence', text('Service temporairement indisponible'), 'TEXT_MESSAGE'],
    ['C03 a gzip file', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0), 'COMPRESSED_MESSAGE'],
    ['C04 a message that was cut', whole.subarray(0, whole.length - 3), 'TRUNCATED_MESSAGE'],
    ['C05 groups in groups', new Uint8Array(5_000_000).fill(0x0b), 'NESTED_TOO_DEEP'],
    ['C06 a length of 2 GB', announced(0x7fffffff), 'IMPOSSIBLE_LENGTH'],
    ['C06 a message of 64 MB', new Uint8Array(REALTIME_LIMITS.bytes + 1), 'DOCUMENT_TOO_LARGE'],
    ['C06 two million stop times of two bytes each', manyStops, 'DOCUMENT_TOO_LARGE'],
    ['protobuf of another kind', announced(0), 'MISSING_HEADER'],
    ['a tag that is none', Uint8Array.of(0x00, 0x01), 'MALFORMED_DOCUMENT'],
  ])('%s', (_, bytes, code) => {
    const { header, notices, tripUpdates } = read(bytes);
    expect([header, tripUpdates]).toEqual([undefined, []]);
    expect(notices.filter(({ severity }) => severity === 'error').map((notice) => notice.code)).toEqual([code]);
  });

  it('wherever a message is cut, nothing of it is used and nothing is thrown', () => {
    const full = message([sound, { id: 'v', vehicle: { position: { latitude: 48, longitude: 7 } } }]);
    expect(read(full).header).toBeDefined();
    for (let length = 0; length < full.length; length++) {
      const cut = read(full.subarray(0, length));
      // between two entities a cut cannot be seen
      if (cut.header === undefined) expect(cut.counts.tripUpdates + cut.counts.vehicles).toBe(0);
      else expect(cut.told).toEqual({});
    }
  });

  it('whatever byte is changed, nothing is thrown', () => {
    for (let at = 0; at < whole.length; at++)
      for (const value of [0x00, 0x0b, 0x7f, 0x80, 0xff]) {
        const changed = whole.slice();
        changed[at] = value;
        expect(() => read(changed)).not.toThrow();
      }
  });
});

describe('C07, C08: times', () => {
  it.each([
    ['zero', 0, { MISSING_TIMESTAMP: 1 }, undefined],
    ['milliseconds', now * 1000, { LENIENT_VALUE: 1 }, now],
    ['a minute ahead', now + 60, {}, now + 60],
    ['two minutes old', now - 120, { OLD_MESSAGE: 1 }, now - 120],
    ['an hour old', now - 3600, { OLD_MESSAGE: 1 }, now - 3600],
  ])('C07 a header time of %s is used', (_, timestamp, told, expected) => {
    const result = read(message([sound], { timestamp }));
    expect(result.told).toEqual(told);
    expect(result.header?.timestamp).toBe(expected);
    expect(result.tripUpdates).toHaveLength(1);
  });

  it.each([
    ['an hour ahead', now + 3600, undefined, 'FUTURE_MESSAGE'],
    ['before that of the last message', now - 10, now - 5, 'DECREASING_TIMESTAMP'],
  ])('C07 a header time %s is not used', (_, timestamp, last, code) => {
    const context = last === undefined ? {} : { last: { timestamp: last as Instant, entities: 1 } };
    const result = read(message([sound], { timestamp }), context);
    expect(result.header).toBeUndefined();
    expect(result.counts).toMatchObject({ entities: 1, dropped: 1, tripUpdates: 0 });
    expect(Object.keys(result.told)).toEqual([code]);
  });

  it('C07 the same time again is used', () => {
    expect(read(whole, { last: { timestamp: now, entities: 1 } }).tripUpdates).toHaveLength(1);
  });

  it('C08 an entity that is newer than the message: told up to a minute, dropped beyond', () => {
    const at = (id: string, timestamp: number) =>
      trip(id, { timestamp, stop_time_update: [stop(1, { departure: { delay: 0 } })] });
    const result = read(message([at('a', now), at('b', now + 30), at('c', now + 61), at('ms', now * 1000)]));
    expect(result.tripUpdates.map(({ entityId, timestamp }) => [entityId, timestamp])).toEqual([
      ['a', now],
      ['b', now + 30],
      ['ms', now],
    ]);
    expect(result.told).toEqual({ ENTITY_FROM_FUTURE: 2 });
    expect(result.counts).toMatchObject({ entities: 4, tripUpdates: 3, dropped: 1 });
  });
});

describe('C11–C19: one bad entity never hides the others', () => {
  const timed = (stop_id: string, time: number): MessageValue => ({ stop_id, departure: { time } });
  it.each<[string, MessageValue, string]>([
    ['C11 unsorted sequences', trip('x', { stop_time_update: [stop(3), stop(2)] }), 'UNORDERED_STOPS'],
    ['C11 a sequence twice', trip('x', { stop_time_update: [stop(3), stop(3)] }), 'UNORDERED_STOPS'],
    ['a stop without a name', trip('x', { stop_time_update: [{ departure: { delay: 0 } }] }), 'UNNAMED_STOP'],
    [
      'C13 a delay of 100 h',
      trip('x', { stop_time_update: [stop(1, { arrival: { delay: 360_000 } })] }),
      'IMPLAUSIBLE_DELAY',
    ],
    ['C13 100 h early', trip('x', { delay: -360_000 }), 'IMPLAUSIBLE_DELAY'],
    [
      'C16 a new trip with one stop',
      {
        id: 'x',
        trip_update: {
          trip: { trip_id: 'n', route_id: 'R', schedule_relationship: 'NEW' },
          stop_time_update: [timed('A', now)],
        },
      },
      'TOO_FEW_STOPS',
    ],
    ['no trip', { id: 'x', trip_update: { trip: {} } }, 'UNUSABLE_DESCRIPTOR'],
    ['a route without a start time', { id: 'x', trip_update: { trip: { route_id: 'R' } } }, 'UNUSABLE_DESCRIPTOR'],
    [
      'a start date that is none',
      { id: 'x', trip_update: { trip: { trip_id: 't', start_date: '20260231' } } },
      'UNUSABLE_DESCRIPTOR',
    ],
    [
      'a start time that is none',
      { id: 'x', trip_update: { trip: { trip_id: 't', start_time: '8h' } } },
      'UNUSABLE_DESCRIPTOR',
    ],
    [
      'a relationship of a later version',
      { id: 'x', trip_update: { trip: { trip_id: 't', schedule_relationship: 9 } } },
      'UNKNOWN_RELATIONSHIP',
    ],
    [
      'a trip that was modified',
      { id: 'x', trip_update: { trip: { modified_trip: { shape_id: 'm' } } } },
      'UNSUPPORTED_ENTITY',
    ],
    ['trip modifications', { id: 'x', trip_modifications: { shape_id: 'm' } }, 'UNSUPPORTED_ENTITY'],
    ['nothing', { id: 'x' }, 'EMPTY_ENTITY'],
    [
      'C18 an alert for nobody',
      { id: 'x', alert: { header_text: { translation: [{ text: 'Hello' }] } } },
      'ALERT_FOR_NOBODY',
    ],
    [
      'C18 an alert for a direction of nothing',
      { id: 'x', alert: { informed_entity: [{ direction_id: 1 }] } },
      'ALERT_FOR_NOBODY',
    ],
    [
      'an alert that ends before it begins',
      { id: 'x', alert: { active_period: [{ start: 5, end: 4 }], informed_entity: [{ route_id: 'R' }] } },
      'INVALID_PERIOD',
    ],
    [
      'C19 a vehicle off the Earth',
      { id: 'x', vehicle: { position: { latitude: 148, longitude: 7 } } },
      'INVALID_COORDINATE',
    ],
    [
      'C19 a vehicle in the Gulf of Guinea',
      { id: 'x', vehicle: { position: { latitude: 0, longitude: 0 } } },
      'INVALID_COORDINATE',
    ],
    ['C19 a vehicle that is nowhere', { id: 'x', vehicle: { vehicle: { id: 'v' } } }, 'INVALID_COORDINATE'],
  ])('%s', (_, entity, code) => {
    const result = read(message([entity, sound]));
    expect(result.told).toEqual({ [code]: 1 });
    expect(result.tripUpdates.map(({ entityId }) => entityId)).toEqual(['sound']);
    expect(result.counts).toMatchObject({ entities: 2, dropped: 1 });
    expect(result.notices[0]?.samples[0]?.message.fr).not.toContain('{');
  });

  it('C17 a full dataset that shrinks by 95 % is applied, and told', () => {
    const result = read(whole, { last: { timestamp: now, entities: 50 } });
    expect(result.told).toEqual({ SUDDEN_DROP: 1 });
    expect(result.tripUpdates).toHaveLength(1);
    expect(read(whole, { last: { timestamp: now, entities: 20 } }).told).toEqual({});
  });

  it('C17 a deletion in a full dataset is an absence', () => {
    const { told, tripUpdates } = read(message([{ ...sound, id: 'gone', is_deleted: true }, sound]));
    expect(told).toEqual({ DELETED_IN_FULL_DATASET: 1 });
    expect(tripUpdates.map(({ entityId }) => entityId)).toEqual(['sound']);
  });

  it('a message that tells changes only is not used', () => {
    const { told, header, tripUpdates } = read(message([sound], { incrementality: 'DIFFERENTIAL' }));
    expect({ told, header, tripUpdates }).toEqual({
      told: { DIFFERENTIAL_MESSAGE: 1 },
      header: undefined,
      tripUpdates: [],
    });
  });

  it('C18 of 50,000 periods the next hundred are kept', () => {
    const periods = Array.from({ length: 50_000 }, (_, i) => ({
      start: now + 100 * (25_000 - i),
      end: now + 100 * (25_000 - i) + 50,
    }));
    const { alerts, told } = read(
      message([{ id: 'a', alert: { active_period: periods, informed_entity: [{ route_id: 'R' }] } }]),
    );
    expect(told).toMatchObject({ TOO_MANY_ITEMS: 1 });
    expect(alerts[0]?.impactPeriods).toHaveLength(100);
    expect(alerts[0]?.impactPeriods[0]).toEqual({ start: now, end: now + 50 });
  });

  it('B26 an id of a megabyte is told by its beginning', () => {
    const { notices } = read(message([{ id: 'x'.repeat(1_000_000) }, sound]));
    expect(notices[0]?.samples[0]?.message.en.length).toBeLessThan(500);
  });

  it('C19 a vehicle id twice: the later position', () => {
    const at = (id: string, timestamp: number, latitude: number): MessageValue => ({
      id,
      vehicle: { vehicle: { id: 'bus' }, timestamp, position: { latitude, longitude: 7 } },
    });
    const { vehicles, told } = read(message([at('late', now, 48), at('early', now - 60, 49)]));
    expect(vehicles.map(({ latitude }) => latitude)).toEqual([48]);
    expect(told).toEqual({ DUPLICATE_VEHICLE: 1 });
  });

  it('B27 an address that runs code, an endless text, and no language', () => {
    const texts = (...translation: MessageValue[]): MessageValue => ({ translation });
    const { alerts, told } = read(
      message([
        {
          id: 'a',
          alert: {
            informed_entity: [{ stop_id: 'S' }],
            url: texts(
              { text: 'javascript:alert(1)', language: 'fr' },
              { text: 'https://example.org/a', language: 'en' },
            ),
            header_text: texts(
              { text: ' Travaux ' },
              { text: 'Works', language: 'en' },
              { text: 'Again', language: 'en' },
            ),
            description_text: texts({ text: 'x'.repeat(1_000_000), language: '<b>' }),
            cause: 99,
          },
        },
      ]),
    );
    expect(told).toEqual({ FORBIDDEN_URL: 1, TEXT_CUT: 1, UNKNOWN_WORD: 1 });
    expect(alerts[0]).toMatchObject({
      url: [{ language: 'en', text: 'https://example.org/a' }],
      header: [
        { language: '', text: 'Travaux' },
        { language: 'en', text: 'Works' },
      ],
      cause: 'UNKNOWN_CAUSE',
    });
    expect(alerts[0]?.description[0]).toMatchObject({ language: '' });
    expect(alerts[0]?.description[0]?.text).toHaveLength(10_000);
  });
});
