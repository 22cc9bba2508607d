import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { planningOf, territorySchema } from '@maillage/contracts';
import type { NetworkFacilities } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import { TerritoryDirectory } from '@maillage/nest-kit';
import { FixedClock } from '@maillage/testing';
import { readFeed } from '@maillage/transit-gtfs';
import { city } from '@maillage/transit-gtfs/testing';
import { buildTimetable } from '@maillage/transit-timetable';
import { LoadedNetwork } from '../networks/loaded-network.js';
import { NetworkShelf } from '../networks/network-shelf.js';
import { DirectRouter } from '../testing/direct-router.js';
import { MemoryTerritories } from '../testing/memory-stores.js';
import { FollowAvailability } from './follow-availability.use-case.js';
import { LiveState } from './live-state.js';

const NOON = 1_768_906_800 as Instant;
const base = { name: '', latitude: 48, longitude: 7, capacity: 10 };
const FACILITIES: NetworkFacilities = {
  systems: [{ feed: 'velo', id: 'velo', name: 'Vélo', url: '', color: '', vehicleTypes: [] }],
  facilities: [
    { ...base, kind: 'rental-station', id: 'velo_1', system: 0, isVirtual: false },
    {
      ...base,
      kind: 'car-park',
      id: 'town_7',
      alsoKnownAs: ['parks_7'],
      isParkAndRide: true,
      maxHeightMetres: undefined,
      openingHours: undefined,
      hasFee: undefined,
    },
  ],
};
const FEEDS = [
  { id: 'bus', kind: 'gtfs', url: './bus.zip' },
  { id: 'velo', kind: 'gbfs', url: 'https://velo.example/gbfs.json', max_age: '5m' },
  { id: 'parks', kind: 'parking', profile: 'parkapi-v3', url: 'https://parks.example/live', max_age: '15m' },
];

const UNCHANGED = {
  kind: 'gbfs',
  via: 'fetch',
  outcome: 'unchanged',
  milliseconds: 1,
  bytes: 0,
  entities: {},
  notices: {},
} as const;

describe('what is known of facilities', () => {
  let clock: FixedClock;
  let state: LiveState;
  let router: DirectRouter;
  let shelf: NetworkShelf;
  let follow: FollowAvailability;

  beforeEach(async () => {
    const territories = new MemoryTerritories();
    await territories.put(territorySchema.parse({ id: 'town', name: 'Town', timezone: 'Europe/Paris', feeds: FEEDS }));
    clock = new FixedClock(NOON);
    state = new LiveState(new TerritoryDirectory(territories), clock);
    router = new DirectRouter();
    shelf = new NetworkShelf();
    follow = new FollowAvailability(state, shelf, router.networks);
    state.listen(() => undefined);
    follow.start();
  });

  afterEach(() => follow.stop());

  async function activate(generation: number): Promise<LoadedNetwork> {
    const { feed } = await readFeed(city('BUS 1  A 08:05  B 08:10'));
    if (!feed) throw new Error('no feed');
    const timetable = buildTimetable([{ id: 'bus', feed }], { timezone: 'Europe/Paris' });
    const settings = planningOf({ planning: undefined });
    const parts = { territory: 'town', generation, facilities: FACILITIES, streets: undefined, settings, timetable };
    const network = new LoadedNetwork(parts);
    await shelf.activate(network);
    return network;
  }

  const place = (feed: string, part: string, sequence: number) => ({
    territory: 'town',
    feed,
    part,
    slice: 0,
    sequence,
    fetchedAt: clock.now(),
    timestamp: clock.now(),
  });
  const bicycles = (count: number, sequence: number) =>
    state.put('stations', place('velo', 'stations', sequence), [
      {
        stationId: '1',
        isInstalled: true,
        isRenting: true,
        isReturning: true,
        vehiclesAvailable: count,
        docksAvailable: 10 - count,
        typesAvailable: [],
        typeDocksAvailable: [],
      },
    ]);
  const places = (free: number, sequence: number) =>
    state.put('facilities', place('parks', '0', sequence), [
      { facilityId: '7', free, state: 'open', unchangedSince: NOON, isSuspect: false },
    ]);

  it('reaches the router and the answers, and again when it changes', async () => {
    const network = await activate(1);
    await bicycles(4, 1);
    await places(3, 1);
    await follow.applyAll();
    const first = router.networks.availability.get('town/1');
    expect(first?.facilities.get(0)).toMatchObject({ kind: 'station', vehicles: 4, docks: 6 });
    // the feed that tells how full it is names it otherwise than the one that the network took it from
    expect(first?.facilities.get(1)).toMatchObject({ kind: 'park', places: 3 });
    expect(first?.sources.map(({ feed }) => feed)).toEqual(['velo', 'parks']);
    await follow.applyAll();
    expect(router.networks.availability.get('town/1')).toBe(first);
    await bicycles(0, 2);
    await follow.applyAll();
    const second = router.networks.availability.get('town/1');
    expect(second?.facilities.get(0)).toMatchObject({ vehicles: 0 });
    expect(second?.sequence).toBeGreaterThan(first?.sequence ?? Infinity);
    expect(network.availability).toBe(second);
  });

  it('is not looked up again when feeds are heard and say the same: it only becomes younger', async () => {
    const network = await activate(1);
    await bicycles(4, 1);
    await places(3, 2);
    await follow.applyAll();
    const first = router.networks.availability.get('town/1');
    const heard = (sequence: number) => state.heard({ ...place('velo', 'stations', sequence), ...UNCHANGED });
    await heard(3);
    await follow.applyAll();
    expect(router.networks.availability.get('town/1')).toBe(first);
    clock.advance(60);
    await heard(4);
    await follow.applyAll();
    const aged = router.networks.availability.get('town/1');
    expect(aged?.sources.map(({ at }) => at)).toEqual([NOON + 60, NOON]);
    expect([aged?.facilities, aged?.vehicles, aged?.sequence]).toEqual([
      first?.facilities,
      first?.vehicles,
      first?.sequence,
    ]);
    expect(aged?.facilities).toBe(first?.facilities);
    // the number of the newest message that told anything, and of none when all is too old
    expect(network.availabilityReceived.of(aged?.sequence ?? 0)).toBe(2);
    clock.advance(901);
    await heard(5);
    await state.expire();
    clock.advance(301);
    await state.expire();
    await follow.applyAll();
    expect(network.availabilityReceived.newest).toBe(0);
  });

  it('is told to a network that became active later, and is gone when it is too old', async () => {
    await bicycles(4, 1);
    await places(3, 1);
    await activate(1);
    await follow.applyAll();
    await activate(2);
    await follow.applyAll();
    expect(router.networks.availability.get('town/2')?.facilities.size).toBe(2);
    await state.expire();
    clock.advance(400);
    await state.expire();
    await follow.applyAll();
    const left = router.networks.availability.get('town/2');
    expect([...(left?.facilities.keys() ?? [])]).toEqual([1]);
    // where vehicles stand is not known at all: not that they stand where they did when the network was made
    expect(left?.systems.get(0)).toMatchObject({ tellsVehicles: true });
  });
});
