import { describe, expect, it } from '@jest/globals';
import type { LiveFeed } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import type { LivePartHealth } from '@maillage/ports';
import { toLiveFeedView } from './to-live-feed-view.js';

const NOON = 1_768_906_800 as Instant;
const feed: LiveFeed = {
  id: 'bus-rt',
  kind: 'gtfs-rt',
  urls: ['https://example.org/a', 'https://example.org/b'],
  refresh: 30,
  maxAge: 120,
  headers: {},
  timetable: 'bus',
  profile: undefined,
  pushToken: undefined,
};
const part = (name: string, change: Partial<LivePartHealth> = {}, error?: string): LivePartHealth => ({
  last: {
    territory: 'town',
    feed: 'bus-rt',
    kind: 'gtfs-rt',
    part: name,
    sequence: 1,
    fetchedAt: NOON,
    via: 'fetch',
    outcome: error === undefined ? 'changed' : 'failed',
    ...(error !== undefined && { code: error }),
    milliseconds: 80,
    bytes: 2_000,
    entities: {},
    notices: { OLD_ENTITY: 2 },
  },
  succeededAt: NOON,
  entities: { tripUpdates: 40 },
  timestamp: (NOON - 10) as Instant,
  failures: error === undefined ? 0 : 3,
  failingSince: error === undefined ? undefined : ((NOON - 90) as Instant),
  ...change,
});
const viewOf = (now: number, ...parts: readonly LivePartHealth[]) =>
  toLiveFeedView(feed, { feed: 'bus-rt', parts, standing: undefined, matches: undefined }, now as Instant);

describe('the view of a live feed', () => {
  it('waits until it is heard of', () => {
    expect(toLiveFeedView(feed, undefined, NOON)).toMatchObject({ state: 'waiting', ageSeconds: null, parts: [] });
  });

  it('tells the age of the oldest part, the sums of what was read, and the notices', () => {
    const view = viewOf(
      NOON + 5,
      part('0'),
      part('1', { timestamp: undefined, entities: { tripUpdates: 2, alerts: 7 } }),
    );
    expect(view).toMatchObject({
      state: 'live',
      ageSeconds: 15,
      lastSuccess: '2026-01-20T11:00:00Z',
      entities: { tripUpdates: 42, alerts: 7 },
      lastError: null,
    });
    expect(view.parts[0]).toMatchObject({ part: '0', at: '2026-01-20T11:00:00Z', notices: { OLD_ENTITY: 2 } });
  });

  it('is failing while what is known is still believed, late afterwards', () => {
    const parts = [part('0'), part('1', {}, 'FETCH_TIMEOUT')];
    expect(viewOf(NOON + 60, ...parts)).toMatchObject({
      state: 'failing',
      lastError: {
        code: 'FETCH_TIMEOUT',
        explanation: { fr: expect.stringContaining('trop lent'), en: expect.stringContaining('too slow') },
        at: '2026-01-20T11:00:00Z',
        since: '2026-01-20T10:58:30Z',
        inARow: 3,
      },
    });
    expect(viewOf(NOON + 111, ...parts).state).toBe('late');
    expect(viewOf(NOON, part('0', { succeededAt: undefined, timestamp: undefined }, 'FETCH_REFUSED')).state).toBe(
      'late',
    );
  });

  it('tells how many trips were found', () => {
    const matches = {
      territory: 'town',
      feed: 'bus-rt',
      generation: 2,
      sequence: 1,
      matchedAt: NOON,
      received: 283,
      matched: 0,
      unmatched: { UNKNOWN_TRIP: 283 },
    };
    const { matches: told } = toLiveFeedView(
      feed,
      { feed: 'bus-rt', parts: [part('0')], standing: undefined, matches },
      NOON,
    );
    expect(told).toEqual({ received: 283, matched: 0, unmatched: { UNKNOWN_TRIP: 283 } });
  });
});
