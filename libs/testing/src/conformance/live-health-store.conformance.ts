import { describe, expect, it } from '@jest/globals';
import type { FeedFetched, StandingFeedFetched, UpdatesMatched } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import type { LiveHealthStore } from '@maillage/ports';
import { declare, type Stores } from './stores.js';

const NOON = 1_768_906_800 as Instant;

export function describeLiveHealthStore(name: string, make: () => Promise<Stores & { live: LiveHealthStore }>): void {
  describe(`${name} keeps the promises of LiveHealthStore`, () => {
    const fetchOf = (territory: string, sequence: number, change: Partial<FeedFetched> = {}): FeedFetched => ({
      territory,
      feed: 'bus-rt',
      kind: 'gtfs-rt',
      part: '0',
      sequence,
      fetchedAt: (NOON + sequence) as Instant,
      timestamp: (NOON + sequence - 5) as Instant,
      via: 'fetch',
      outcome: 'changed',
      milliseconds: 120,
      bytes: 1_000,
      entities: { tripUpdates: sequence },
      notices: {},
      ...change,
    });
    const failed = { outcome: 'failed', code: 'FETCH_TIMEOUT', entities: {}, timestamp: undefined } as const;

    it('gives each epoch once, later ones larger', async () => {
      const { live } = await make();
      const epochs = await Promise.all(Array.from({ length: 8 }, () => live.openEpoch()));
      expect(new Set(epochs).size).toBe(8);
      expect(await live.openEpoch()).toBeGreaterThan(Math.max(...epochs));
    });

    it('keeps the last fetch, the last good one and the failures since', async () => {
      const stores = await make();
      const territory = await declare(stores, 'bus');
      const fetches = [fetchOf(territory, 1), fetchOf(territory, 2, failed), fetchOf(territory, 3, failed)];
      for (const fetch of fetches) await stores.live.recordFetch(fetch);
      expect(await stores.live.list(territory)).toEqual([
        {
          feed: 'bus-rt',
          parts: [
            {
              last: JSON.parse(JSON.stringify(fetches[2])) as unknown,
              succeededAt: NOON + 1,
              entities: { tripUpdates: 1 },
              timestamp: NOON - 4,
              failures: 2,
              failingSince: NOON + 2,
            },
          ],
          standing: undefined,
          matches: undefined,
        },
      ]);
      await stores.live.recordFetch(fetchOf(territory, 4));
      const [health] = await stores.live.list(territory);
      expect(health?.parts).toMatchObject([{ failures: 0, failingSince: undefined, succeededAt: NOON + 4 }]);
      const recent = await stores.live.recent(territory, 'bus-rt', 3);
      expect(recent.map(({ sequence }) => sequence)).toEqual([4, 3, 2]);
    });

    it('records a fetch once, however often it is told (E03), and lets no older one win (E04)', async () => {
      const stores = await make();
      const territory = await declare(stores, 'bus');
      const fetch = fetchOf(territory, 9, failed);
      await Promise.all(Array.from({ length: 10 }, () => stores.live.recordFetch(fetch)));
      await stores.live.recordFetch(fetchOf(territory, 8));
      const [health] = await stores.live.list(territory);
      expect(health?.parts).toMatchObject([{ last: { sequence: 9 }, failures: 1, succeededAt: undefined }]);
      expect(await stores.live.recent(territory, 'bus-rt', 100)).toHaveLength(2);
    });

    it('knows parts and feeds apart', async () => {
      const stores = await make();
      const territory = await declare(stores, 'bus');
      await stores.live.recordFetch(fetchOf(territory, 1));
      await stores.live.recordFetch(fetchOf(territory, 2, { ...failed, part: '1' }));
      await stores.live.recordFetch(fetchOf(territory, 3, { feed: 'bikes', kind: 'gbfs', part: 'stations' }));
      const list = await stores.live.list(territory);
      expect(list.map(({ feed, parts }) => [feed, parts.map(({ last, failures }) => [last.part, failures])])).toEqual([
        ['bikes', [['stations', 0]]],
        [
          'bus-rt',
          [
            ['0', 0],
            ['1', 1],
          ],
        ],
      ]);
    });

    it('keeps what stands of a feed beside its moment, and since when it fails', async () => {
      const stores = await make();
      const territory = await declare(stores, 'bus');
      const standingOf = (sequence: number, change: Partial<StandingFeedFetched>): StandingFeedFetched => ({
        territory,
        feed: 'bikes',
        kind: 'gbfs',
        sequence,
        fetchedAt: (NOON + sequence) as Instant,
        outcome: 'failed',
        code: 'FETCH_UNREACHABLE',
        milliseconds: 40,
        bytes: 0,
        entities: {},
        ...change,
      });
      const good = { outcome: 'changed', code: undefined, bytes: 900, entities: { stations: 12 } } as const;
      await stores.live.recordFetch(fetchOf(territory, 1, { feed: 'bikes', kind: 'gbfs', part: 'stations' }));
      const failures = [standingOf(2, {}), standingOf(3, {})];
      for (const fetch of [...failures, ...failures]) await stores.live.recordFetch(fetch);
      const healthOf = async () => (await stores.live.list(territory))[0];
      expect(await healthOf()).toMatchObject({
        parts: [{ last: { part: 'stations' }, failures: 0 }],
        standing: { last: failures[1], failures: 2, failingSince: NOON + 2, succeededAt: undefined },
      });
      await stores.live.recordFetch(standingOf(4, good));
      const [told] = await stores.live.recent(territory, 'bikes', 1);
      expect(told).toMatchObject({ outcome: 'changed', bytes: 900, entities: { stations: 12 } });
      await stores.live.recordFetch(standingOf(5, { outcome: 'unchanged', code: undefined }));
      const { standing } = (await healthOf()) ?? {};
      expect(standing).toMatchObject({ failures: 0, failingSince: undefined, succeededAt: NOON + 5 });
      expect(await stores.live.recent(territory, 'bikes', 100)).toHaveLength(5);
    });

    it('keeps the newest matches', async () => {
      const stores = await make();
      const territory = await declare(stores, 'bus');
      const matchesOf = (sequence: number, matched: number): UpdatesMatched => ({
        territory,
        feed: 'bus-rt',
        generation: 3,
        sequence,
        matchedAt: NOON,
        received: 100,
        matched,
        unmatched: { UNKNOWN_TRIP: 100 - matched },
      });
      await stores.live.recordMatches(matchesOf(5, 98));
      await stores.live.recordMatches(matchesOf(4, 0));
      expect((await stores.live.list(territory))[0]?.matches).toEqual(matchesOf(5, 98));
      await stores.live.recordMatches(matchesOf(5, 97));
      expect((await stores.live.list(territory))[0]?.matches?.matched).toBe(97);
    });
  });
}
