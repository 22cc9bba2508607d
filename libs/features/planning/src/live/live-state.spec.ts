import { beforeEach, describe, expect, it } from '@jest/globals';
import { territorySchema, type FeedFetched, type LiveTripUpdate } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import { TerritoryDirectory } from '@maillage/nest-kit';
import { FixedClock } from '@maillage/testing';
import { MemoryTerritories } from '../testing/memory-stores.js';
import { LiveState } from './live-state.js';

const NOON = 1_768_906_800 as Instant;
const trip = (tripId: string): LiveTripUpdate => ({ id: tripId, trip: { tripId }, stopTimes: [] });
const alert = { id: 'a', activePeriods: [], informedEntities: [] };

describe('live state', () => {
  let state: LiveState;
  let clock: FixedClock;
  let told: string[];

  beforeEach(async () => {
    const territories = new MemoryTerritories();
    const feeds = [
      { id: 'bus', kind: 'gtfs', url: './bus.zip' },
      { id: 'bus-rt', kind: 'gtfs-rt', for: 'bus', url: ['https://a.example/t', 'https://a.example/a'], max_age: '2m' },
    ];
    await territories.put(territorySchema.parse({ id: 'town', name: 'Town', timezone: 'Europe/Paris', feeds }));
    clock = new FixedClock(NOON);
    state = new LiveState(new TerritoryDirectory(territories), clock);
    told = [];
    state.listen((territory) => told.push(territory));
  });

  const place = (slice: number, sequence: number, timestamp: number | undefined = clock.now(), part = '0') => ({
    territory: 'town',
    feed: 'bus-rt',
    part,
    slice,
    sequence,
    fetchedAt: clock.now(),
    timestamp,
  });
  const fetched = (sequence: number, change: Partial<FeedFetched> = {}): FeedFetched => ({
    ...place(0, sequence),
    kind: 'gtfs-rt',
    via: 'fetch',
    outcome: 'unchanged',
    milliseconds: 1,
    bytes: 0,
    entities: {},
    notices: {},
    ...change,
  });
  const only = async () => {
    const [view, ...others] = await state.read('town');
    if (!view || others.length > 0) throw new Error('one live feed is declared');
    return view;
  };
  const tripIds = async () => (await only()).updates.map(({ id }) => id).sort();

  it('is the last content of every slice', async () => {
    await state.put('updates', place(1, 10), [trip('a'), trip('b')]);
    await state.put('updates', place(2, 10), [trip('c')]);
    await state.put('updates', place(1, 11), [trip('a')]);
    expect(await tripIds()).toEqual(['a', 'c']);
    await state.put('updates', place(2, 12), []);
    expect(await tripIds()).toEqual(['a']);
    expect(await only()).toMatchObject({ sequence: 12, observedAt: NOON, fetchedAt: NOON, isExpired: false });
  });

  it('passes over what is older than it knows (E04), and takes the same again', async () => {
    await state.put('updates', place(1, 11), [trip('new')]);
    told.length = 0;
    await state.put('updates', place(1, 10), [trip('old')]);
    expect(told).toEqual([]);
    await state.put('updates', place(1, 11), [trip('new')]);
    expect(await tripIds()).toEqual(['new']);
  });

  it('ends by the clock, and says so, though no message comes (I15)', async () => {
    await state.put('updates', place(1, 10, NOON - 30), [trip('a')]);
    await state.expire();
    told.length = 0;
    clock.advance(90);
    await state.expire();
    expect([told, await tripIds()]).toEqual([[], ['a']]);
    clock.advance(1);
    await state.expire();
    expect([told, await tripIds()]).toEqual([['town'], []]);
    expect(await only()).toMatchObject({ isExpired: true, observedAt: undefined });
    await state.expire();
    expect(told).toEqual(['town']);
  });

  it('goes on while the feed says that nothing changed, and not because it fails', async () => {
    await state.put('updates', place(1, 10), [trip('a')]);
    clock.advance(100);
    await state.heard(fetched(11));
    clock.advance(100);
    await state.heard(fetched(12, { outcome: 'failed', code: 'FETCH_TIMEOUT' }));
    expect(await tripIds()).toEqual(['a']);
    expect(await only()).toMatchObject({ failure: 'FETCH_TIMEOUT', observedAt: NOON + 100 });
    clock.advance(21);
    expect(await tripIds()).toEqual([]);
    await state.heard(fetched(13));
    expect(await tripIds()).toEqual(['a']);
    expect((await only()).failure).toBeUndefined();
  });

  it('does not take an old state for a new one because it is repeated, except alerts', async () => {
    await state.put('updates', place(1, 10, NOON), [trip('a')]);
    await state.put('alerts', place(0, 10, NOON - 7_200, '1'), [alert]);
    for (let minute = 1; minute <= 3; minute++) {
      clock.advance(60);
      await state.heard(fetched(10 + minute, { timestamp: NOON }));
      await state.heard(fetched(10 + minute, { part: '1', timestamp: NOON - 7_200 }));
    }
    const view = await only();
    expect([view.updates, view.alerts]).toEqual([[], [alert]]);
    clock.advance(121);
    expect((await only()).alerts).toEqual([]);
  });

  it('knows each part by itself', async () => {
    await state.put('updates', place(1, 10), [trip('a')]);
    clock.advance(100);
    await state.put('updates', place(1, 11, clock.now(), '1'), [trip('b')]);
    clock.advance(30);
    expect(await tripIds()).toEqual(['b']);
  });

  it('is not younger than its fetch, whatever the feed says', async () => {
    await state.put('updates', place(1, 10, NOON + 3_600), [trip('a')]);
    clock.advance(121);
    expect(await tripIds()).toEqual([]);
  });
});
