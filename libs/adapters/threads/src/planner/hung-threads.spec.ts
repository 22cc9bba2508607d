import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RouteRequest } from '@maillage/itinerary-planner';
import { drawTown, type DrawnTown } from '@maillage/itinerary-planner/testing';
import { openPlannerPool, type PlannerPool } from './planner-pool.js';

const MORTAL = new URL('./testing/mortal.worker.ts', import.meta.url);
/** Long beside any answer, on a busy machine too. */
const DEADLINE_MILLISECONDS = 2_500;
const TOO_SLOW = { status: 503, code: 'PLANNER_TOO_SLOW' };

describe('F05: a thread that never comes back from a question', () => {
  let pool: PlannerPool;
  let town: DrawnTown;

  beforeEach(async () => {
    pool = openPlannerPool({ threads: 2, entry: MORTAL, deadlineMilliseconds: DEADLINE_MILLISECONDS });
    town = await drawTown('BUS 1  A 08:05  B 08:15');
    await pool.networks.load({ key: 'town/1', snapshot: town.snapshot, at: town.at });
    await pool.networks.applyRealtime('town/1', town.delayed(7, 1200));
  }, 60_000);
  afterEach(() => pool.close());

  /** Each is another question. */
  const endless = (maxTrips: number) => pool.journeys.route('town/1', { ...town.request(2), maxTrips });
  const arrival = async (request: RouteRequest = town.request()) => {
    const { itineraries, realtimeSequence } = await pool.journeys.route('town/1', request);
    return [realtimeSequence, (itineraries[0]?.arrival ?? 0) - town.at];
  };
  const arrivals = () => Promise.all(Array.from({ length: 8 }, () => arrival()));
  const AS_KNOWN = Array.from({ length: 8 }, () => [7, 2100]);

  it('leaves the others alone; its question is refused, and is not asked again', async () => {
    const refused = expect(endless(1)).rejects.toMatchObject(TOO_SLOW);
    expect(await arrivals()).toEqual(AS_KNOWN);
    await refused;
    await longEnough();
    // Asked once more, they would keep all threads.
    const again = [1, 1, 1, 1].map((maxTrips) => expect(endless(maxTrips)).rejects.toMatchObject(TOO_SLOW));
    expect(await arrivals()).toEqual(AS_KNOWN);
    await Promise.all(again);
  }, 60_000);

  it('is replaced, and what takes its place knows the network and the moment', async () => {
    await Promise.all([2, 3].map((maxTrips) => expect(endless(maxTrips)).rejects.toMatchObject(TOO_SLOW)));
    await longEnough();
    while ((await arrival().catch(() => undefined)) === undefined);
    expect(await arrivals()).toEqual(AS_KNOWN);
    // With one thread less nobody would be left to answer.
    const third = expect(endless(4)).rejects.toMatchObject(TOO_SLOW);
    expect(await arrivals()).toEqual(AS_KNOWN);
    await third;
  }, 60_000);
});

describe('F05: a thread that never comes back from loading a network', () => {
  it('is ended, the network refused, and those before answer on what takes its place', async () => {
    const pool = openPlannerPool({
      threads: 1,
      entry: MORTAL,
      deadlineMilliseconds: 60_000,
      loadMilliseconds: LOAD_MILLISECONDS,
    });
    const town = await drawTown('BUS 1  A 08:05  B 08:15');
    const { snapshot, at } = town;
    await pool.networks.load({ key: 'town/1', snapshot, at });
    await expect(pool.networks.load({ key: 'endless/1', snapshot, at })).rejects.toMatchObject({
      code: 'NETWORK_HUNG',
    });
    expect((await pool.journeys.route('town/1', town.request())).itineraries).toHaveLength(1);
    await expect(pool.journeys.route('endless/1', town.request())).rejects.toMatchObject({
      code: 'NETWORK_NOT_LOADED',
    });
    await pool.close();
  }, 60_000);
});

/** Long beside any load of a town of two stops, on a busy machine too. */
const LOAD_MILLISECONDS = 5_000;

/** A thread that is still busy then was ended: that timer began before. */
const longEnough = () => new Promise((resolve) => setTimeout(resolve, DEADLINE_MILLISECONDS));
