import { describe, expect, it } from '@jest/globals';
import { listWarmUpRequests } from '@maillage/itinerary-planner';
import type { Instant } from '@maillage/kernel';
import { readFeed } from '@maillage/transit-gtfs';
import { city } from '@maillage/transit-gtfs/testing';
import { buildTimetable, writeSnapshot } from '@maillage/transit-timetable';
import type { FromThread } from './planner-messages.js';
import { ThreadPlanner } from './thread-planner.js';

const MORNING = (Date.parse('2026-01-20T08:00:00+01:00') / 1000) as Instant;

describe('a thread that plans', () => {
  it('does not answer a request that was abandoned meanwhile, and answers the next', async () => {
    const { feed } = await readFeed(city('BUS 1  A 08:05  B 08:15'));
    if (!feed) throw new Error('not a city');
    const timetable = buildTimetable([{ id: 'city', feed }], { timezone: 'Europe/Paris' });
    const bytes = writeSnapshot(timetable, {});
    const snapshot = new SharedArrayBuffer(bytes.byteLength);
    new Uint8Array(snapshot).set(bytes);
    const abandoned = new Int32Array(new SharedArrayBuffer(4));
    const told: FromThread[] = [];
    const loaded = new Promise<void>((resolve) => {
      const planner = new ThreadPlanner((message) => {
        told.push(message);
        if (message.kind !== 'loaded') return;
        const [request] = listWarmUpRequests(timetable, MORNING, 1);
        if (!request) throw new Error('nothing to ask');
        abandoned[0] = 1;
        for (const id of [1, 2]) planner.hear({ kind: 'route', key: 'city', id, request, growUntil: 0 });
        resolve();
      }, abandoned);
      planner.hear({ kind: 'load', key: 'city', network: { snapshot }, at: MORNING, views: [] });
    });
    await loaded;
    expect(told.filter(({ kind }) => kind === 'answered' || kind === 'failed')).toMatchObject([
      { kind: 'failed', id: 1, failure: 'nobody waits for the answer' },
      { kind: 'answered', id: 2 },
    ]);
  });
});
