import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../journeys/processes.js';
import { startKafka } from '../services/kafka.js';
import { startRedis } from '../services/redis.js';
import { serverOfOurOwn } from '../services/server-of-our-own.js';
import type { TestServer } from '../services/server.js';
import { startLiveInstall, type LiveInstall, type Mortal } from './live-install.js';
import { findStop, Load, type Watched } from './live-load.js';
import { Pushes } from './live-pushes.js';
import { PUSHED_FEEDS } from './live-town.js';

const kafka = await serverOfOurOwn('Kafka', startKafka);
const redis = await serverOfOurOwn('Redis', startRedis);

if (!kafka || !redis) {
  describe('live load under faults', () => it('is not tried: Kafka or Redis is missing', () => undefined));
} else {
  describe('live load under faults', () => specify(kafka, redis));
}

/** What becomes of a fault: the same for every service, which is killed with -9 and started again. */
function specify(kafka: TestServer, redis: TestServer): void {
  let install: LiveInstall;
  let load: Load;
  let pushes: Pushes;
  const reports: string[] = [];

  beforeAll(async () => {
    install = await startLiveInstall(kafka, redis);
    pushes = new Pushes(install);
    for (const feed of PUSHED_FEEDS) await pushes.begin(feed);
    load = new Load(install.gateway, await findStop(install.gateway));
    reports.push(`live for the first time after ${(await load.untilLive()).toFixed(1)} s`);
  }, 240_000);
  afterAll(async () => {
    console.info(reports.join('\n'));
    await load.stop();
    await install.stop();
  }, 90_000);

  /** Kills, waits for what shows, starts again, waits until all is live; an operator sends delays meanwhile. */
  const fault = async (
    name: keyof LiveInstall['services'],
    shows: () => Promise<unknown>,
  ): Promise<{ readonly watched: Watched; readonly acknowledged: number }> => {
    const service: Mortal = install.services[name];
    const feed = PUSHED_FEEDS[Object.keys(install.services).indexOf(name)] ?? '';
    const watched = load.watch();
    const endPushing = pushes.repeat(feed);
    let acknowledged = 0;
    try {
      await load.untilAnswered(4);
      await service.kill();
      await shows();
    } finally {
      // What was acknowledged until then must last though it is not sent again.
      acknowledged = await endPushing();
    }
    const from = performance.now();
    await service.restart();
    await load.untilLive();
    const seconds = (performance.now() - from) / 1000;
    const refusals = JSON.stringify(watched.refusals);
    const lacks = [...watched.lacks].join(', ');
    reports.push(
      `${name}: ${String(watched.answers)} answers, not 200: ${refusals}, lacked: ${lacks || 'nothing'}; ` +
        `${String(acknowledged)} pushes acknowledged; live again ${seconds.toFixed(1)} s after the order to start`,
    );
    return { watched, acknowledged };
  };

  it('a planner: the other one answers, and the one that comes back knows what was told before', async () => {
    const { watched, acknowledged } = await fault('planner', () => load.untilAnswered(12));
    expect(watched).toMatchObject({ refusals: {}, empty: 0 });
    expect(acknowledged).toBeGreaterThan(0);
    await untilPlannersAgree(install.planners);
  }, 120_000);

  it('all planners: who asks is told to come again, and nothing else; all is live again by itself', async () => {
    const watched = load.watch();
    const both = [install.services.planner, install.otherPlanner];
    await Promise.all(both.map((planner) => planner.kill()));
    await load.untilAnswered(8);
    await Promise.all(both.map((planner) => planner.restart()));
    await load.untilLive();
    reports.push(`all planners: not 200: ${JSON.stringify(watched.refusals)}`);
    expect(Object.keys(watched.refusals).filter((refusal) => !refusal.startsWith('503 '))).toEqual([]);
    expect(watched.refusals['503 PLANNER_UNAVAILABLE']).toBeGreaterThan(0);
    expect(watched).toMatchObject({ mute: 0, empty: 0 });
  }, 120_000);

  it('the ingestor: answers turn to the timetable when what is known is too old, and say so', async () => {
    const { watched } = await fault('ingestor', () => load.untilLacking('NO_REALTIME bus-rt'));
    expect(watched).toMatchObject({ refusals: {}, empty: 0 });
  }, 150_000);

  it('Kafka: the same, and all come back by themselves', async () => {
    const { watched } = await fault('Kafka', () => load.untilLacking('NO_REALTIME bus-rt'));
    expect(watched).toMatchObject({ refusals: {}, empty: 0 });
  }, 180_000);

  it('Redis that forgets everything, again and again: answers go on, live', async () => {
    const watched = load.watch();
    for (let times = 0; times < 5; times++) {
      await until('answers are kept', async () => (await install.countInRedis()) > 0);
      await install.flushRedis();
      await load.untilAnswered(2);
    }
    await load.untilLive();
    expect(watched).toMatchObject({ refusals: {}, empty: 0 });
    expect([...watched.lacks]).toEqual([]);
  }, 60_000);

  it('Redis: answers go on, live', async () => {
    const { watched, acknowledged } = await fault('Redis', async () => {
      await load.untilAnswered(16);
      await load.untilLive();
    });
    expect(watched).toMatchObject({ refusals: {}, empty: 0 });
    expect(acknowledged).toBeGreaterThan(0);
  }, 120_000);

  it('PostgreSQL: answers go on, live, and what becomes too old is believed no more', async () => {
    const { watched, acknowledged } = await fault('PostgreSQL', async () => {
      // Longer than any process goes on with what it read last.
      await sleep(6_000);
      await load.untilLive();
      install.town.freeze();
      await load.untilLacking('NO_REALTIME bus-rt');
      install.town.thaw();
    });
    expect(watched).toMatchObject({ refusals: {}, empty: 0 });
    expect(acknowledged).toBeGreaterThan(0);
  }, 150_000);

  it('nothing that was acknowledged is lost, and a planner that joins late answers like the others', async () => {
    await untilPlannersAgree([...install.planners, await install.joinLate()]);
    for (const feed of PUSHED_FEEDS) expect(await pushes.sendChange(feed)).toBe(422);
    for (const feed of PUSHED_FEEDS) await until(`${feed} is as it was sent last`, () => pushes.isKept(feed));
  }, 150_000);

  /** Live boards that differ in nothing but how old their data are: the number of the newest message is the same, too. */
  const untilPlannersAgree = (planners: readonly string[]): Promise<void> =>
    until('planners answer the same live boards', async () => {
      const boards = await Promise.all(planners.map((planner) => boardOf(planner, load.stopId)));
      const [first] = boards;
      return first?.includes('"realTime":true') === true && boards.every((board) => board === first);
    });
}

async function boardOf(planner: string, stopId: string): Promise<string> {
  const request = {
    territory: 'montorvel',
    apiVersion: 6,
    stopId,
    time: Date.parse('2026-01-20T08:45:00+01:00') / 1000,
    exactRadius: false,
    arriveBy: false,
    direction: 'LATER',
    modes: ['TRANSIT'],
    count: 60,
    fetchStops: true,
    language: ['fr'],
  };
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${planner}/internal/stop-times`, {
    method: 'POST',
    headers,
    body: JSON.stringify(request),
  }).catch(() => undefined);
  const text = (await response?.text()) ?? '';
  return text.replace(/"ageSeconds":\d+/g, '""');
}
