import { beforeEach, describe, expect, it } from '@jest/globals';
import { territorySchema, type FeedFetched } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import type { Alert, TripUpdate } from '@maillage/transit-model';
import { TerritoryDirectory } from '@maillage/nest-kit';
import { FixedClock } from '@maillage/testing';
import { MemoryTerritories } from '../testing/memory-stores.js';
import { LiveState } from './live-state.js';

const NOON = 1_768_906_800 as Instant;
const trip = (tripId: string): TripUpdate => ({
  entityId: tripId,
  trip: { tripId },
  relationship: 'SCHEDULED',
  stopTimes: [],
});
const NO_TEXTS = { header: [], description: [], causeDetail: [], effectDetail: [], ttsHeader: [], ttsDescription: [] };
const alert: Alert = {
  ...NO_TEXTS,
  entityId: 'a',
  communicationPeriods: [],
  impactPeriods: [],
  cause: 'STRIKE',
  effect: 'NO_SERVICE',
  severity: 'WARNING',
  url: [],
  images: [],
  imageAlternative: [],
  entities: [],
};

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

  const place = (slice: number, sequence: number, timestamp: number = clock.now(), part = '0') => ({
    territory: 'town',
    feed: 'bus-rt',
    part,
    slice,
    sequence,
    fetchedAt: clock.now(),
    timestamp: timestamp as Instant,
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
  const tripIds = async () => (await only()).updates.map(({ entityId }) => entityId).sort();

  it('is numbered by the newest message of what is believed, which a look that found nothing new is not', async () => {
    const number = async () => (await only()).contentSequence;
    expect(await number()).toBe(0);
    await state.put('updates', place(1, 10), [trip('a')]);
    await state.put('alerts', place(0, 12, clock.now(), '1'), [alert]);
    await state.put('updates', place(2, 11), []);
    await state.heard(fetched(15));
    expect(await number()).toBe(12);
    const before = (await only()).content;
    clock.advance(100);
    await state.heard(fetched(16));
    expect((await only()).content).toBe(before);
    clock.advance(21);
    expect(await number()).toBe(11);
    expect((await only()).content).not.toBe(before);
    clock.advance(100);
    expect(await number()).toBe(0);
  });

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
      await state.heard(fetched(10 + minute, { part: '1', timestamp: (NOON - 7_200) as Instant }));
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

describe('live state of what is shared and parked', () => {
  it('is told part by part', async () => {
    const territories = new MemoryTerritories();
    const feeds = [
      { id: 'bikes', kind: 'gbfs', url: 'https://a.example/gbfs.json', refresh: '30s' },
      { id: 'parks', kind: 'parking', profile: 'parkapi-v3', url: 'https://a.example/parks', refresh: '60s' },
    ];
    await territories.put(territorySchema.parse({ id: 'town', name: 'Town', timezone: 'Europe/Paris', feeds }));
    const state = new LiveState(new TerritoryDirectory(territories), new FixedClock(NOON));
    const place = { territory: 'town', slice: 0, sequence: 1, fetchedAt: NOON };
    const nothing = { stations: [], vehicles: [] };
    const station = { stationId: '1', isInstalled: true, isRenting: true, isReturning: true };
    const counts = { vehiclesAvailable: 3, typesAvailable: [], typeDocksAvailable: [] };
    await state.putSharing({
      ...place,
      ...nothing,
      feed: 'bikes',
      part: 'stations',
      stations: [{ ...station, ...counts }],
    });
    const [bikes, parks] = await state.read('town');
    expect(bikes?.sharing).toMatchObject({
      updatedAt: NOON,
      stations: [{ ...station, vehiclesAvailable: 3, docksAvailable: undefined }],
      vehicles: undefined,
      geofencing: undefined,
    });
    expect([bikes?.parking, parks?.parking, parks?.sharing]).toEqual([undefined, undefined, undefined]);
    const zones = { zones: [], globalRules: [] };
    await state.putSharing({ ...place, ...nothing, feed: 'bikes', part: 'zones', geofencing: zones });
    await state.putSharing({ ...place, ...nothing, feed: 'bikes', part: 'vehicles' });
    const facility = { facilityId: 'P1', free: 4, state: 'open', unchangedSince: NOON, isSuspect: false } as const;
    await state.put('facilities', { ...place, feed: 'parks', part: '0' }, [facility]);
    const [told, full] = await state.read('town');
    expect(told?.sharing).toMatchObject({ vehicles: [], geofencing: zones });
    expect((await state.read('town'))[0]?.sharing?.geofencing).toBe(told?.sharing?.geofencing);
    expect(full?.parking?.facilities).toEqual([
      { ...facility, occupied: undefined, capacity: undefined, trend: undefined, observedAt: undefined },
    ]);
  });
});
