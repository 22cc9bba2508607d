import { describe, expect, it } from '@jest/globals';
import type { FeedFetched } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import { describeLiveHealthStore } from '@maillage/testing';
import { PostgresLiveHealthStore } from './postgres-live-health-store.js';
import { storesOn, useDatabase } from './testing/database.js';

const { database } = useDatabase();

describeLiveHealthStore('PostgresLiveHealthStore', () =>
  Promise.resolve({ ...storesOn(database()), live: new PostgresLiveHealthStore(database()) }),
);

describe('the table of fetches', () => {
  it('does not grow beyond its retention, whatever is told', async () => {
    const store = new PostgresLiveHealthStore(database(), 50);
    const fetch: Omit<FeedFetched, 'sequence' | 'part'> = {
      territory: 'bounded',
      feed: 'bus-rt',
      kind: 'gtfs-rt',
      fetchedAt: 1_768_906_800 as Instant,
      via: 'fetch',
      outcome: 'unchanged',
      milliseconds: 1,
      bytes: 0,
      entities: {},
      notices: {},
    };
    for (let sequence = 1; sequence <= 256; sequence++) await store.recordFetch({ ...fetch, part: '0', sequence });
    await store.recordFetch({ ...fetch, part: '1', sequence: 257 });
    const left = await store.recent('bounded', 'bus-rt', 1_000);
    expect(left).toHaveLength(51);
    expect(left.at(-1)?.sequence).toBe(207);
    await database().write((manager) =>
      manager.query(`UPDATE live_fetch SET recorded_at = now() - interval '8 days' WHERE sequence <> 256`),
    );
    await store.recordFetch({ ...fetch, part: '0', sequence: 320 });
    const young = await store.recent('bounded', 'bus-rt', 1_000);
    expect(young.map(({ sequence }) => sequence)).toEqual([320, 257, 256]);
  });
});
