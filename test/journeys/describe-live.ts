import { expect, it } from '@jest/globals';
import { geoJsonAnswer, mapTripsAnswer, planAnswer, stopTimesAnswer, tripAnswer } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import { readRealtime } from '@maillage/transit-gtfs-rt';
import { encodeRealtime, type MessageValue } from '@maillage/transit-gtfs-rt/testing';
import { OPERATOR_TOKEN } from './bourg.js';
import type { Surroundings } from './describe-install.js';
import { untilSteady } from './processes.js';

const at = (clock: string): Instant => (Date.parse(`2026-01-20T${clock}:00+01:00`) / 1000) as Instant;
const clock = (instant = ''): string =>
  instant === '' ? '' : new Date(Date.parse(instant) + 3_600_000).toISOString().slice(11, 16);

/** The buses of 7:05, 7:15 and 7:25: the first does not come, the second goes straight to the station, nobody shall hear of the third. */
const entity = [
  told('cancelled', { trip_id: 't425', schedule_relationship: 'CANCELED' }),
  told('replaced', { trip_id: 't435', schedule_relationship: 'REPLACEMENT' }, ['mairie', '07:17'], ['gare', '07:24']),
  told('deleted', { trip_id: 't445', schedule_relationship: 'DELETED' }),
  told(
    'extra',
    { trip_id: 'extra', route_id: 'r', schedule_relationship: 'NEW' },
    ['mairie', '07:20'],
    ['hopital', '07:26'],
    ['gare', '07:32'],
  ),
];

function told(id: string, trip: MessageValue, ...calls: readonly (readonly [stop: string, time: string])[]) {
  const times = calls.map(([stop_id, time]) => ({
    stop_id,
    arrival: { time: at(time) },
    departure: { time: at(time) },
  }));
  return { id, trip_update: { trip: { ...trip, start_date: '20260120' }, stop_time_update: times } };
}

const CANCELLED = '20260120_07:05_bus_t425';
const REPLACED = '20260120_07:15_bus_t435';
const DELETED = '20260120_07:25_bus_t445';

/** What everybody hears when an operator cancels, replaces, adds and deletes runs. */
export function describeLive(around: () => Surroundings): void {
  const get = (path: string, init?: RequestInit): Promise<Response> => fetch(`${around().install.url}${path}`, init);
  const json = async (path: string): Promise<unknown> => (await get(path)).json();
  const send = async (entities: readonly MessageValue[]): Promise<void> => {
    const { status } = await fetch(`${around().install.operatorUrl}/v1/feeds/bus-rt/live`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${OPERATOR_TOKEN}`, 'content-type': 'application/x-protobuf' },
      body: encodeRealtime({ header: { timestamp: at('07:00') }, entity: entities }),
    });
    expect(status).toBe(200);
  };
  const PLAN = '/api/v6/plan?fromPlace=bus_mairie&toPlace=bus_gare&time=2026-01-20T07:00:00%2B01:00&searchWindow=2400';
  const plan = async () => planAnswer.parse(await json(`${PLAN}&numItineraries=1`));
  const isLive = async () => (await plan()).itineraries.some(({ legs }) => legs.some(({ realTime }) => realTime));
  const board = async () => stopTimesAnswer.parse(await json('/api/v6/stoptimes?stopId=bus_mairie&n=5')).stopTimes;
  const tripAddress = (id: string): string => `/api/v6/trip?tripId=${encodeURIComponent(id)}`;

  it('shows a cancelled run as cancelled beside what replaces it, and a deleted one nowhere', async () => {
    const before = await plan();
    await send(entity);
    await untilSteady(
      'every planner knows',
      async () => (await isLive()) && (await board()).some(({ tripCancelled }) => tripCancelled),
    );

    expect(
      (await board()).map(({ place, tripId, cancelled, realTime }) => [
        clock(place.departure),
        tripId,
        cancelled,
        realTime,
      ]),
    ).toEqual([
      ['07:05', CANCELLED, true, true],
      ['07:15', REPLACED, true, true],
      ['07:17', expect.stringContaining('t435:replacement'), false, true],
      ['07:20', '20260120_07:20_bus_extra', false, true],
      ['07:35', expect.any(String), false, false],
    ]);

    const legs = (await plan()).itineraries.map(({ legs: [leg] }) => leg);
    expect(
      legs.map((leg) => [
        clock(leg?.startTime),
        leg?.scheduled,
        leg?.realTime,
        leg?.cancelledBefore?.map(({ tripId, cancelled }) => [tripId, cancelled]),
      ]),
    ).toEqual([
      [
        '07:17',
        false,
        true,
        [
          [CANCELLED, true],
          [REPLACED, true],
        ],
      ],
      [
        '07:20',
        false,
        true,
        [
          [CANCELLED, true],
          [REPLACED, true],
        ],
      ],
      [
        '07:35',
        true,
        false,
        [
          [CANCELLED, true],
          [REPLACED, true],
        ],
      ],
    ]);

    const tripOf = async (id: string) => tripAnswer.parse(await json(tripAddress(id))).legs[0];
    const [replacement, extra] = legs;
    for (const [id, stops, more] of [
      [CANCELLED, 1, { cancelled: true, scheduled: true }],
      [REPLACED, 1, { cancelled: true, scheduled: true }],
      [replacement?.tripId ?? '', 0, { cancelled: false, scheduled: false, cancelledBefore: [{ tripId: REPLACED }] }],
      [extra?.tripId ?? '', 1, { cancelled: false, scheduled: false }],
    ] as const) {
      const leg = await tripOf(id);
      expect(leg).toMatchObject({ realTime: true, tripId: id, ...more });
      expect(leg?.intermediateStops).toHaveLength(stops);
    }
    expect((await get(tripAddress(DELETED))).status).toBe(404);
    const drawn = await get(tripAddress(CANCELLED), { headers: { accept: 'application/geo+json' } });
    const { features } = geoJsonAnswer.parse(await drawn.json());
    expect(features.map(({ properties }) => properties['cancelled'])).toEqual([true, true, true, true]);

    const moving = mapTripsAnswer.parse(
      await json(
        '/api/v6/map/trips?min=49.8,2.2&max=50,2.5&zoom=14&startTime=2026-01-20T07:05:30%2B01:00&endTime=2026-01-20T07:28:00%2B01:00',
      ),
    );
    expect([...new Set(moving.map(({ trips: [trip] }) => trip?.tripId))].sort()).toEqual(
      [replacement?.tripId, extra?.tripId, ...AS_PLANNED].sort(),
    );

    const gone = before.itineraries[0]?.id ?? '';
    expect((await get(`/api/v6/refresh-itinerary?itineraryId=${gone}`)).status).toBe(404);
  });

  it('passes on what the operator said, word by word', async () => {
    const bytes = await (await get('/gtfs-rt/bourg/bus/trip-updates.pb')).arrayBuffer();
    const { tripUpdates } = readRealtime(new Uint8Array(bytes), { now: at('07:00') });
    expect(Object.fromEntries(tripUpdates.map(({ entityId, relationship }) => [entityId, relationship]))).toEqual({
      cancelled: 'CANCELED',
      replaced: 'REPLACEMENT',
      deleted: 'DELETED',
      extra: 'NEW',
    });
  });

  it('is as planned again when the operator says so', async () => {
    await send([]);
    await untilSteady(
      'the timetable holds',
      async () => !(await isLive()) && !(await board()).some(({ realTime }) => realTime),
    );
    expect((await board()).map(({ place }) => clock(place.departure))).toEqual([
      '07:05',
      '07:15',
      '07:25',
      '07:35',
      '07:45',
    ]);
  });
}

/** Earlier buses that are still under way. */
const AS_PLANNED = ['20260120_06:55_bus_t415'];
