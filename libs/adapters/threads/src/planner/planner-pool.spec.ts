import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { drawTown, type DrawnTown } from '@maillage/itinerary-planner/testing';
import { asPlanned, withUpdates } from '@maillage/transit-timetable';
import { openPlannerPool, type PlannerPool, type PlannerPoolOptions } from './planner-pool.js';

const MORTAL = new URL('./testing/mortal.worker.ts', import.meta.url);
const pools: PlannerPool[] = [];
const open = (options: PlannerPoolOptions = {}): PlannerPool => {
  const pool = openPlannerPool({ threads: 1, entry: MORTAL, ...options });
  pools.push(pool);
  return pool;
};

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

describe('the planner pool', () => {
  it('plans on runs as they are known to run, in threads that come later too', async () => {
    const pool = open({ threads: 2 });
    const town = await drawTown('BUS 1  A 08:05  B 08:15\nBUS 1  A 08:35  B 08:45');
    await pool.networks.load({ key: 'town/1', snapshot: town.snapshot, at: town.at });
    const planned = asPlanned(town.timetable);
    const arrivals = async (request = town.request()) =>
      (await Promise.all(Array.from({ length: 8 }, () => pool.journeys.route('town/1', request)))).map(
        ({ itineraries, realtimeSequence }) => [realtimeSequence, (itineraries[0]?.arrival ?? 0) - town.at],
      );
    const late = withUpdates(planned, { sequence: 7, updates: [town.late(0, 1200)], cleared: [] });
    await pool.networks.applyRealtime('town/1', late);
    expect(await arrivals()).toEqual(Array(8).fill([7, 2100]));
    expect(await arrivals({ ...town.request(), ignoresRealtime: true })).toEqual(Array(8).fill([0, 900]));

    const cancelled = withUpdates(late, { sequence: 8, updates: [town.cancelled(0)], cleared: [] });
    await pool.networks.applyRealtime('town/1', cancelled);
    expect(await arrivals()).toEqual(Array(8).fill([8, 2700]));

    await expect(pool.journeys.route('town/1', town.request(0))).rejects.toMatchObject({ status: 503 });
    expect(await arrivals()).toEqual(Array(8).fill([8, 2700]));

    const cleared = withUpdates(cancelled, { sequence: 9, updates: [], cleared: [town.cancelled(0)] });
    await pool.networks.applyRealtime('town/1', cleared);
    expect(await arrivals()).toEqual(Array(8).fill([9, 900]));
    await pool.networks.applyRealtime('town/2', cleared);
  }, 30_000);

  it('tries a request that ended a thread once more, not twice', async () => {
    const pool = open({ threads: 3 });
    const town = await drawTown('BUS 1  A 08:05  B 08:15');
    await pool.networks.load({ key: 'town/1', snapshot: town.snapshot, at: town.at });
    await expect(pool.journeys.route('town/1', town.request(0))).rejects.toMatchObject({
      status: 503,
      code: 'PLANNER_BROKE',
    });
    expect((await pool.journeys.route('town/1', town.request())).itineraries).toHaveLength(1);
  }, 30_000);

  it('refuses what still loads when it closes', async () => {
    const pool = open();
    const town = await drawTown('BUS 1  A 08:05  B 08:15');
    const loading = pool.networks.load({ key: 'town/1', snapshot: town.snapshot, at: town.at });
    const refused = expect(loading).rejects.toMatchObject({ code: 'PLANNER_CLOSED', retryable: true });
    await pool.close();
    await refused;
  }, 30_000);
});

describe('a pool with one thread and room for two who wait', () => {
  let pool: PlannerPool;
  let town: DrawnTown;
  beforeAll(async () => {
    pool = openPlannerPool({ threads: 1, queueLength: 2, entry: MORTAL });
    town = await drawTown('BUS 1  A 08:05  B 08:15');
    await pool.networks.load({ key: 'town/1', snapshot: town.snapshot, at: town.at });
  }, 30_000);
  afterAll(() => pool.close());

  it('refuses at once when too many wait', async () => {
    const slow = pool.journeys.route('town/1', town.request(1));
    const waiting = [pool.journeys.route('town/1', town.request()), pool.journeys.route('town/1', town.request())];
    await expect(pool.journeys.route('town/1', town.request())).rejects.toMatchObject({
      status: 503,
      code: 'PLANNER_BUSY',
    });
    await slow;
    expect(await Promise.all(waiting)).toHaveLength(2);
  }, 30_000);

  it('drops a request whose asker went away', async () => {
    const slow = pool.journeys.route('town/1', town.request(1));
    const asker = new AbortController();
    const dropped = pool.journeys.route('town/1', town.request(), asker.signal);
    asker.abort(new Error('gone'));
    await expect(dropped).rejects.toThrow('gone');
    await expect(pool.journeys.route('town/1', town.request(), asker.signal)).rejects.toThrow('gone');
    await slow;
  }, 30_000);

  it('refuses the request that its only thread died of, and answers the next', async () => {
    const deadly = pool.journeys.route('town/1', town.request(0));
    const next = pool.journeys.route('town/1', town.request());
    await expect(deadly).rejects.toMatchObject({ status: 503, code: 'PLANNER_BROKE' });
    expect((await next).itineraries).toHaveLength(1);
  }, 30_000);

  it('refuses what still waits when it closes', async () => {
    const waiting = pool.journeys.route('town/1', town.request(1));
    const refused = expect(waiting).rejects.toMatchObject({ code: 'PLANNER_BUSY' });
    await pool.close();
    await refused;
  }, 30_000);
});
