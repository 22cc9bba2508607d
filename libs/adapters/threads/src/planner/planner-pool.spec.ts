import { afterEach, describe, expect, it } from '@jest/globals';
import {
  callAt,
  callCount,
  NetworkDirectory,
  NOT_REACHED,
  toRouteRequest,
  waysWithRides,
  type RouteRequest,
} from '@maillage/itinerary-planner';
import { PLAN_DEFAULTS, type PlanRequest } from '@maillage/itinerary-model';
import { parseServiceDate, type Instant, type ServiceDay } from '@maillage/kernel';
import { readFeed } from '@maillage/transit-gtfs';
import { city } from '@maillage/transit-gtfs/testing';
import {
  asPlanned,
  buildTimetable,
  readSnapshot,
  withUpdates,
  writeSnapshot,
  type RetimedRun,
  type TripIndex,
} from '@maillage/transit-timetable';
import { PlannerPool, type PlannerPoolOptions } from './planner-pool.js';

const MORTAL = new URL('./testing/mortal.worker.ts', import.meta.url);
const MORNING = (Date.parse('2026-01-20T08:00:00+01:00') / 1000) as Instant;

const pools: PlannerPool[] = [];
const open = (options: PlannerPoolOptions = {}): PlannerPool => {
  const pool = new PlannerPool({ threads: 1, entry: MORTAL, ...options });
  pools.push(pool);
  return pool;
};

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

describe('the planner pool', () => {
  it('answers on the networks that it loaded, in two threads that share them', async () => {
    const pool = open({ threads: 2 });
    const town = await drawn('BUS 1  A 08:05  B 08:15');
    await pool.load({ key: 'town/1', snapshot: town.snapshot, at: MORNING });
    const results = await Promise.all(Array.from({ length: 20 }, () => pool.route('town/1', town.request())));
    for (const { itineraries } of results)
      expect(itineraries).toMatchObject([{ departure: MORNING + 300, arrival: MORNING + 900, transfers: 0 }]);
  }, 30_000);

  it('answers how far one gets, as it answers how', async () => {
    const pool = open();
    const town = await drawn('BUS 1  A 08:05  B 08:15');
    await pool.load({ key: 'town/1', snapshot: town.snapshot, at: MORNING });
    const { from: one, to } = town.request();
    const transit = { ...town.request(), maxSeconds: 3600 };
    const all = await pool.oneToAll('town/1', { one, arriveBy: false, transit });
    expect([[...all.stops], [...all.seconds], [...all.trips]]).toEqual([
      [one.stop, to.stop],
      [0, 900],
      [0, 1],
    ]);
    const streets = { mode: 'WALK', maxSeconds: 60, withDistance: true } as const;
    const question = { one, many: [to, one], arriveBy: false, traveller: transit.traveller, streets, transit };
    const many = await pool.oneToMany('town/1', question);
    expect([[...many.streetSeconds], [...many.streetMetres]]).toEqual([
      [NOT_REACHED, 0],
      [NOT_REACHED, 0],
    ]);
    expect([0, 1].map((row) => waysWithRides(many, row))).toEqual([[{ seconds: 900, transfers: 0 }], []]);
    await pool.unload('town/1');
    await expect(pool.oneToMany('town/1', question)).rejects.toMatchObject({ code: 'NETWORK_NOT_LOADED' });
  }, 30_000);

  it('plans on runs as they are known to run, in threads that come later too', async () => {
    const pool = open({ threads: 2 });
    const town = await drawn('BUS 1  A 08:05  B 08:15\nBUS 1  A 08:35  B 08:45');
    await pool.load({ key: 'town/1', snapshot: town.snapshot, at: MORNING });
    const planned = asPlanned(town.timetable);
    const arrivals = async (request = town.request()) =>
      (await Promise.all(Array.from({ length: 8 }, () => pool.route('town/1', request)))).map(
        ({ itineraries, realtimeSequence }) => [realtimeSequence, (itineraries[0]?.arrival ?? 0) - MORNING],
      );
    const late = withUpdates(planned, { sequence: 7, updates: [town.late(0, 1200)], cleared: [] });
    await pool.applyRealtime('town/1', late);
    expect(await arrivals()).toEqual(Array(8).fill([7, 2100]));
    expect(await arrivals({ ...town.request(), ignoresRealtime: true })).toEqual(Array(8).fill([0, 900]));

    const cancelled = withUpdates(late, { sequence: 8, updates: [town.cancelled(0)], cleared: [] });
    await pool.applyRealtime('town/1', cancelled);
    expect(await arrivals()).toEqual(Array(8).fill([8, 2700]));

    await expect(pool.route('town/1', town.request(0))).rejects.toMatchObject({ status: 503 });
    expect(await arrivals()).toEqual(Array(8).fill([8, 2700]));

    const cleared = withUpdates(cancelled, { sequence: 9, updates: [], cleared: [town.cancelled(0)] });
    await pool.applyRealtime('town/1', cleared);
    expect(await arrivals()).toEqual(Array(8).fill([9, 900]));
    await pool.applyRealtime('town/2', cleared);
  }, 30_000);

  it('keeps two networks apart and forgets one', async () => {
    const pool = open();
    const [early, late] = [await drawn('BUS 1  A 08:05  B 08:15'), await drawn('BUS 1  A 08:30  B 08:40')];
    await pool.load({ key: 'town/1', snapshot: early.snapshot, at: MORNING });
    await pool.load({ key: 'town/2', snapshot: late.snapshot, at: MORNING });
    const first = async (key: string) => (await pool.route(key, early.request())).itineraries[0]?.departure;
    expect([await first('town/1'), await first('town/2')]).toEqual([MORNING + 300, MORNING + 1800]);
    await pool.unload('town/1');
    await expect(first('town/1')).rejects.toMatchObject({ code: 'NETWORK_NOT_LOADED' });
    expect(await first('town/2')).toBe(MORNING + 1800);
  }, 30_000);

  it('refuses what is no network and keeps the others', async () => {
    const pool = open();
    const town = await drawn('BUS 1  A 08:05  B 08:15');
    await pool.load({ key: 'town/1', snapshot: town.snapshot, at: MORNING });
    const broken = pool.load({ key: 'town/2', snapshot: new SharedArrayBuffer(64), at: MORNING });
    await expect(broken).rejects.toMatchObject({ code: 'NETWORK_UNREADABLE' });
    expect((await pool.route('town/1', town.request())).itineraries).toHaveLength(1);
  }, 30_000);

  it('refuses the request that its only thread died of, and answers the next', async () => {
    const pool = open();
    const town = await drawn('BUS 1  A 08:05  B 08:15');
    await pool.load({ key: 'town/1', snapshot: town.snapshot, at: MORNING });
    const deadly = pool.route('town/1', town.request(0));
    const next = pool.route('town/1', town.request());
    await expect(deadly).rejects.toMatchObject({ status: 503, code: 'PLANNER_BUSY' });
    expect((await next).itineraries).toHaveLength(1);
  }, 30_000);

  it('tries a request that ended a thread once more, not twice', async () => {
    const pool = open({ threads: 3 });
    const town = await drawn('BUS 1  A 08:05  B 08:15');
    await pool.load({ key: 'town/1', snapshot: town.snapshot, at: MORNING });
    await expect(pool.route('town/1', town.request(0))).rejects.toMatchObject({ status: 503 });
    expect((await pool.route('town/1', town.request())).itineraries).toHaveLength(1);
  }, 30_000);

  it('refuses at once when too many wait', async () => {
    const pool = open({ queueLength: 2 });
    const town = await drawn('BUS 1  A 08:05  B 08:15');
    await pool.load({ key: 'town/1', snapshot: town.snapshot, at: MORNING });
    const slow = pool.route('town/1', town.request(1));
    const waiting = [pool.route('town/1', town.request()), pool.route('town/1', town.request())];
    await expect(pool.route('town/1', town.request())).rejects.toMatchObject({ status: 503, code: 'PLANNER_BUSY' });
    await slow;
    expect(await Promise.all(waiting)).toHaveLength(2);
  }, 30_000);

  it('refuses what takes too long', async () => {
    const pool = open({ deadlineMilliseconds: 100 });
    const town = await drawn('BUS 1  A 08:05  B 08:15');
    await pool.load({ key: 'town/1', snapshot: town.snapshot, at: MORNING });
    await expect(pool.route('town/1', town.request(1))).rejects.toMatchObject({ code: 'PLANNER_BUSY' });
  }, 30_000);

  it('drops a request whose asker went away', async () => {
    const pool = open();
    const town = await drawn('BUS 1  A 08:05  B 08:15');
    await pool.load({ key: 'town/1', snapshot: town.snapshot, at: MORNING });
    const slow = pool.route('town/1', town.request(1));
    const asker = new AbortController();
    const dropped = pool.route('town/1', town.request(), asker.signal);
    asker.abort(new Error('gone'));
    await expect(dropped).rejects.toThrow('gone');
    await expect(pool.route('town/1', town.request(), asker.signal)).rejects.toThrow('gone');
    await slow;
  }, 30_000);

  it('refuses what still loads when it closes', async () => {
    const pool = open();
    const town = await drawn('BUS 1  A 08:05  B 08:15');
    const loading = pool.load({ key: 'town/1', snapshot: town.snapshot, at: MORNING });
    const refused = expect(loading).rejects.toMatchObject({ code: 'PLANNER_CLOSED', retryable: true });
    await pool.close();
    await refused;
  }, 30_000);

  it('refuses what still waits when it closes', async () => {
    const pool = open();
    const town = await drawn('BUS 1  A 08:05  B 08:15');
    await pool.load({ key: 'town/1', snapshot: town.snapshot, at: MORNING });
    const waiting = pool.route('town/1', town.request(1));
    const refused = expect(waiting).rejects.toMatchObject({ code: 'PLANNER_BUSY' });
    await pool.close();
    await refused;
  }, 30_000);
});

/** A drawn city as a snapshot in shared memory, and the request from A to B at a time. */
async function drawn(text: string) {
  const { feed } = await readFeed(city(text));
  if (!feed) throw new Error('not a city');
  const bytes = writeSnapshot(buildTimetable([{ id: 'city', feed }], { timezone: 'Europe/Paris' }), {});
  const snapshot = new SharedArrayBuffer(bytes.byteLength);
  new Uint8Array(snapshot).set(bytes);
  const directory = new NetworkDirectory(readSnapshot(snapshot));
  const placeOf = (id: string) => {
    const stop = directory.findStop(`city_${id}`);
    if (stop === undefined) throw new Error(`no stop ${id}`);
    return directory.placeOf(stop);
  };
  const { timetable } = directory;
  const day = parseServiceDate('20260120') ?? (0 as ServiceDay);
  const cancelled = (trip: number) => ({ kind: 'cancelled', trip: trip as TripIndex, day }) as const;
  /** The trip is late everywhere. */
  const late = (trip: number, seconds: number): RetimedRun => {
    const run = { trip: trip as TripIndex, serviceDay: day, start: directory.anchorOf(trip as TripIndex, day) };
    const start = (timetable.trips.start[trip] ?? 0) + seconds;
    const at = (times: 'arrival' | 'departure') =>
      Int32Array.from({ length: callCount(timetable, run.trip) }, (_, position) => {
        return start + callAt(timetable, run, position)[times] - run.start;
      });
    return {
      ...cancelled(trip),
      kind: 'retimed',
      arrival: at('arrival'),
      departure: at('departure'),
      skipped: undefined,
      stops: undefined,
    };
  };
  const request = (time: number = MORNING): RouteRequest =>
    toRouteRequest({ ...ASKED, time: time as Instant }, { from: placeOf('A'), to: placeOf('B'), via: [] }, MORNING);
  return { snapshot, timetable, cancelled, late, request };
}

const ASKED: PlanRequest = {
  territory: 'town',
  apiVersion: 6,
  from: { kind: 'stop', id: 'city_A' },
  to: { kind: 'stop', id: 'city_B' },
  ...PLAN_DEFAULTS,
  searchWindowSeconds: 3600,
  numItineraries: 1,
};
