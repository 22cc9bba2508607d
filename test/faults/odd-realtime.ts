import type { ServerResponse } from 'node:http';
import type { MessageValue } from '@maillage/transit-gtfs-rt/testing';
import { DATE, descriptor, late, message, NOW, sound, stop, type Answer, type OddLive } from './odd-live.js';

type Expected = Pick<OddLive, 'trip' | 'unmatched' | 'notices' | 'entities' | 'code'>;

/** K: what was known stays. */
const kept = (id: string, what: string, odd: Answer, refused: string | RegExp): OddLive => ({
  ...{ id, what, kind: 'gtfs-rt', refused, trip: 'as before' },
  answer: ({ times, index }) => (times === 0 ? sound(index) : odd),
});

/** K, for what the header says. */
const headed = (id: string, what: string, header: MessageValue, refused: string): OddLive => ({
  ...{ id, what, kind: 'gtfs-rt', refused, trip: 'as before' },
  answer: ({ times, index }) => (times === 0 ? sound(index) : message(times, [late(index, 300, times)], header)),
});

/** D: what is odd is dropped and told; the row's own trip, told beside it, is four minutes late. */
const beside = (id: string, what: string, odd: MessageValue, ...notices: string[]): OddLive => ({
  ...{ id, what, kind: 'gtfs-rt', notices, trip: { late: 240 } },
  answer: ({ times, index }) => (times === 0 ? sound(index) : message(times, [odd, late(index, 240, times)])),
});

/** A message that is odd as a whole, and used. */
const told = (
  id: string,
  what: string,
  expected: Expected,
  entities: (index: number, times: number) => readonly MessageValue[],
  header: MessageValue = {},
): OddLive => ({
  ...{ id, what, kind: 'gtfs-rt', ...expected },
  answer: ({ times, index }) => (times === 0 ? sound(index) : message(times, entities(index, times), header)),
});

/** An update that is all there is. */
const update = (id: string, what: string, expected: Expected, of: (index: number) => MessageValue): OddLive =>
  told(id, what, expected, (index) => [{ id: 'own', trip_update: of(index) }]);

const stops =
  (...list: readonly MessageValue[]) =>
  (index: number): MessageValue => ({ trip: descriptor(index), stop_time_update: list });
const planned = (reason: string): Expected => ({ trip: 'as planned', unmatched: { [reason]: 1 } });
const dropped = (...notices: readonly string[]): Expected => ({ trip: 'as planned', notices });
const call = (stop_id: string, time: number): MessageValue => ({ stop_id, departure: { time } });
const extra = (start_date: string, ...list: readonly MessageValue[]) => ({
  trip: { trip_id: 'extra', route_id: 'r', start_date, schedule_relationship: 'NEW' },
  stop_time_update: list,
});
const measured = (index: number, delay: number, timestamp: number): MessageValue => ({
  id: 'own',
  trip_update: { trip: descriptor(index), timestamp, stop_time_update: [stop(0, { departure: { delay } })] },
});
const alert = (of: MessageValue): MessageValue => ({ id: 'alert', alert: of });
const vehicle = (latitude: number, longitude: number): MessageValue => ({
  id: 'vehicle',
  vehicle: { vehicle: { id: 'v' }, position: { latitude, longitude }, timestamp: NOW - 100 },
});

/** Wire types of protocol buffers: 3 opens a group, 2 announces a length. */
const nestedGroups = Buffer.alloc(5_000_000, 0x0b);
const promisedLength = Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x07]);
const SOAP_FAULT =
  '<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault/></s:Body></s:Envelope>';
const periods = Array.from({ length: 50_000 }, (_, i) => ({ start: NOW + i * 100, end: NOW + i * 100 + 50 }));
const status =
  (code: number, headers: Readonly<Record<string, string>> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(code, headers).end();
  };

export const ODD_REALTIME: readonly OddLive[] = [
  {
    ...{
      id: 'A15',
      what: 'nothing changed, it says for ever',
      kind: 'gtfs-rt',
      trip: 'as before',
      outcome: 'unchanged',
    },
    answer: ({ times, index }) =>
      times === 0 ? (response) => void response.writeHead(200, { etag: '"1"' }).end(sound(index)) : status(304),
  },
  kept(
    'A16',
    'a redirect to the metadata service',
    status(302, { location: 'http://169.254.169.254/' }),
    'FETCH_FORBIDDEN_ADDRESS',
  ),
  {
    ...{ id: 'A17', what: 'a name that leads inside the second time', kind: 'gtfs-rt', hasTurningName: true },
    ...{ refused: 'FETCH_FORBIDDEN_ADDRESS', trip: 'as before' },
    answer: ({ index }) => sound(index),
  },
  kept('A16', 'redirects without end', status(302, { location: '/rt' }), 'FETCH_REDIRECTS'),
  kept('A18', 'ten gigabytes', status(200, { 'content-length': '10000000000' }), 'FETCH_TOO_LARGE'),
  ...(['not named', 'another'] as const).map((authority): OddLive => ({
    ...{ id: 'A19', what: `a certificate of an authority: ${authority}`, kind: 'gtfs-rt', authority },
    ...{ refused: 'FETCH_CERTIFICATE', trip: 'as planned' },
    answer: ({ index }) => sound(index),
  })),
  {
    ...{ id: 'A19', what: 'a certificate of the authority that the feed names', kind: 'gtfs-rt', authority: 'named' },
    ...{ trip: { late: 240 } },
    answer: ({ index, times }) => message(times, [late(index, 240, times)]),
  },
  told('A22', 'an empty dataset: no vehicle, no fault', { trip: 'as planned', code: 'EMPTY' }, () => []),
  {
    ...{ id: 'A22', what: 'no content: no vehicle, no fault', kind: 'gtfs-rt', trip: 'as planned', code: 'EMPTY' },
    answer: ({ times, index }) => (times === 0 ? sound(index) : status(204)),
  },
  kept('C01', 'no bytes', '', 'EMPTY_DOCUMENT'),
  kept('C02', 'a page', '<!doctype html><title>Login</title>', 'WEB_PAGE'),
  kept('C03', 'JSON', '{"header":{"gtfsRealtimeVersion":"2.0"}}', 'JSON_MESSAGE'),
  kept('C03', 'text protobuf', 'header {\n  gtfs_realtime_version: "2.0"\n}\n', 'TEXT_MESSAGE'),
  kept('C04', 'half of a message', sound(0).subarray(0, 30), 'TRUNCATED_MESSAGE'),
  kept('C05', 'groups in groups', nestedGroups, 'NESTED_TOO_DEEP'),
  kept('C06', 'a length of two gigabytes', promisedLength, 'IMPOSSIBLE_LENGTH'),
  kept('C06', 'a message of 64 MB', Buffer.alloc(64 * 2 ** 20 + 1, 0x0a), /TOO_LARGE$/),
  told(
    'C07',
    'a header without a time',
    { trip: { late: 240 }, notices: ['MISSING_TIMESTAMP'] },
    (index, times) => [late(index, 240, times)],
    { timestamp: 0 },
  ),
  told(
    'C07',
    'milliseconds',
    { trip: { late: 240 }, notices: ['LENIENT_VALUE'] },
    (index, times) => [late(index, 240, times)],
    { timestamp: (NOW - 60) * 1_000 },
  ),
  headed('C07', 'an hour ahead', { timestamp: NOW + 3_600 }, 'FUTURE_MESSAGE'),
  headed('C07', 'before that of the last message', { timestamp: NOW - 260 }, 'DECREASING_TIMESTAMP'),
  told(
    'C07',
    'two minutes old',
    { trip: { late: 240 }, notices: ['OLD_MESSAGE'] },
    (index, times) => [late(index, 240, times)],
    { timestamp: NOW - 120 },
  ),
  {
    ...{
      id: 'C07',
      what: 'an hour old: the plain timetable',
      kind: 'gtfs-rt',
      trip: 'as planned',
      notices: ['OLD_MESSAGE'],
    },
    answer: ({ times, index }) => message(0, [late(index, 240, times)], { timestamp: NOW - 3_600 }),
  },
  beside(
    'C08',
    'an entity newer than its message',
    { id: 'future', trip_update: { trip: { trip_id: 't370' }, delay: 60, timestamp: NOW + 600 } },
    'ENTITY_FROM_FUTURE',
  ),
  update('C09', 'no trip is known', planned('UNKNOWN_TRIP'), () => ({ trip: { trip_id: 'ghost' }, delay: 60 })),
  update(
    'C10',
    'stops that the trip has not',
    planned('STOP_MISMATCH'),
    stops({ stop_id: 'nowhere', departure: { delay: 60 } }, { stop_id: 'elsewhere', departure: { delay: 60 } }),
  ),
  update(
    'C10',
    'one stop that it has not among its own',
    { trip: { late: 240 } },
    stops(
      { stop_id: 'mairie', departure: { delay: 240 } },
      { stop_id: 'nowhere', arrival: { delay: 60 } },
      { stop_id: 'gare', arrival: { delay: 240 } },
    ),
  ),
  update(
    'C11',
    'stops out of order',
    dropped('UNORDERED_STOPS'),
    stops(stop(1, { departure: { delay: 60 } }), stop(0, { departure: { delay: 60 } })),
  ),
  update(
    'C11',
    'a stop twice',
    dropped('UNORDERED_STOPS'),
    stops(stop(1, { departure: { delay: 60 } }), stop(1, { departure: { delay: 90 } })),
  ),
  update(
    'C12',
    'all stops are skipped',
    { trip: 'cancelled' },
    stops(...[0, 1, 2].map((sequence) => stop(sequence, { schedule_relationship: 'SKIPPED' }))),
  ),
  update(
    'C13',
    'a hundred hours late',
    dropped('IMPLAUSIBLE_DELAY'),
    stops(stop(0, { departure: { delay: 360_000 } })),
  ),
  update(
    'C13',
    'arrives before it leaves',
    planned('IMPLAUSIBLE_TIMES'),
    stops(stop(0, { departure: { delay: 3_600 } }), stop(1, { arrival: { delay: 0 } })),
  ),
  update(
    'C14',
    'a sequence that the trip has not',
    planned('STOP_MISMATCH'),
    stops(stop(9, { departure: { delay: 60 } })),
  ),
  told(
    'C15',
    'two updates of one trip: the later',
    { trip: { late: 240 }, unmatched: { SUPERSEDED: 1 } },
    (index, times) => [
      {
        id: 'later',
        trip_update: {
          trip: descriptor(index),
          timestamp: NOW - 100 + times,
          stop_time_update: [stop(0, { departure: { delay: 240 } })],
        },
      },
      {
        id: 'earlier',
        trip_update: {
          trip: descriptor(index),
          timestamp: NOW - 150,
          stop_time_update: [stop(0, { departure: { delay: 600 } })],
        },
      },
    ],
  ),
  told(
    'C15',
    'one of two feeds that speak of a trip',
    { trip: { late: 240 }, unmatched: { SUPERSEDED: 1 } },
    (index) => [measured(index, 600, NOW - 150)],
  ),
  told('C15', 'the other, which measured later', { trip: 'as planned', unmatched: {} }, (index) => [
    measured(index - 1, 240, NOW - 100),
  ]),
  update('C16', 'a new trip with a planned id', planned('EXISTING_TRIP'), (index) => ({
    trip: descriptor(index, { route_id: 'r', schedule_relationship: 'NEW' }),
    stop_time_update: [call('mairie', NOW + 600), call('gare', NOW + 1_200)],
  })),
  beside(
    'C16',
    'a new trip with one stop',
    { id: 'x', trip_update: extra(DATE, call('mairie', NOW + 600)) },
    'TOO_FEW_STOPS',
  ),
  update('C16', 'a new trip outside the period', planned('OUTSIDE_PERIOD'), () =>
    extra('20300101', call('mairie', NOW + 600), call('gare', NOW + 1_200)),
  ),
  told('C17', 'a hundred trips, then two, and again', { notices: ['SUDDEN_DROP'] }, (index, times) =>
    Array.from({ length: times % 2 === 1 ? 100 : 2 }, (_, i) => ({ ...late(index, 60), id: String(i) })),
  ),
  told('C17', 'a deletion in a full dataset', dropped('DELETED_IN_FULL_DATASET'), (index) => [
    { ...late(index, 60), is_deleted: true },
  ]),
  headed('C17', 'changes alone', { incrementality: 'DIFFERENTIAL' }, 'DIFFERENTIAL_MESSAGE'),
  beside(
    'C18',
    'an alert for nobody',
    alert({ header_text: { translation: [{ text: 'Travaux' }] } }),
    'ALERT_FOR_NOBODY',
  ),
  beside(
    'C18',
    'an alert of 50,000 periods',
    alert({ active_period: periods, informed_entity: [{ route_id: 'r' }] }),
    'TOO_MANY_ITEMS',
  ),
  told('C18', 'an alert in no language', { entities: { alerts: 1 } }, () => [
    alert({ header_text: { translation: [{ text: 'Travaux' }] }, informed_entity: [{ route_id: 'r' }] }),
  ]),
  beside('C19', 'a vehicle off the Earth', vehicle(148, 2), 'INVALID_COORDINATE'),
  told('C19', 'a vehicle id twice: one vehicle', { entities: { vehiclePositions: 1 } }, () => [
    vehicle(49.8944, 2.2958),
    { ...vehicle(49.8945, 2.2958), id: 'again' },
  ]),
  update('C20', 'yesterday’s run is not today’s', { trip: 'as planned', unmatched: {} }, (index) => ({
    trip: descriptor(index, { start_date: '20260119' }),
    stop_time_update: [stop(0, { departure: { delay: 60 } })],
  })),
  kept('C23', 'a fault of SOAP that is no fault of HTTP', SOAP_FAULT, 'WEB_PAGE'),
  kept(
    'C23',
    'an answer of SOAP with a fault of HTTP',
    (response) => void response.writeHead(500).end(SOAP_FAULT),
    'FETCH_SERVER',
  ),
  kept('C24', 'too many requests', status(429, { 'retry-after': '3600' }), 'FETCH_SERVER'),
  kept('C24', 'out of service', status(503, { 'retry-after': '3600' }), 'FETCH_SERVER'),
];
