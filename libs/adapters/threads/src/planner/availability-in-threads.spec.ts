import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  NO_AVAILABILITY,
  PLAN_DEFAULTS,
  type Availability,
  type NetworkFacilities,
  type Place,
} from '@maillage/itinerary-model';
import { encodeFacilities, toRouteRequest, type RouteResult } from '@maillage/itinerary-planner';
import type { Instant } from '@maillage/kernel';
import { writeStreetSnapshot } from '@maillage/street-graph';
import { placeOf, town } from '@maillage/street-graph/testing';
import { readFeed } from '@maillage/transit-gtfs';
import { city } from '@maillage/transit-gtfs/testing';
import { buildTimetable, writeSnapshot } from '@maillage/transit-timetable';
import { openPlannerPool, type PlannerPool } from './planner-pool.js';

const NOW = (Date.parse('2026-01-20T08:00:00+01:00') / 1000) as Instant;
const MAP = 'ABCDEFGHIJ';
const MORTAL = new URL('./testing/mortal.worker.ts', import.meta.url);

const at = (letter: string): Place => ({ stop: -1, ...placeOf(MAP, letter) });
const station = (id: string, letter: string) =>
  ({
    kind: 'rental-station',
    id,
    name: id,
    ...placeOf(MAP, letter),
    system: 0,
    capacity: 10,
    isVirtual: false,
  }) as const;
const FACILITIES: NetworkFacilities = {
  systems: [{ feed: 'velo', id: 'velo', name: 'Vélo', url: '', color: '', vehicleTypes: [] }],
  facilities: [station('near', 'B'), station('next', 'C'), station('far', 'I')],
};
const presence = (vehicles: number) =>
  ({
    kind: 'station',
    source: 0,
    vehicles,
    docks: 5,
    types: [],
    isInstalled: true,
    isRenting: true,
    isReturning: true,
  }) as const;
const told = (sequence: number, vehicles: number): Availability => ({
  ...NO_AVAILABILITY,
  sequence,
  sources: [{ feed: 'velo', at: (NOW - 30) as Instant, maxAgeSeconds: 300 }],
  facilities: new Map([[0, presence(vehicles)]]),
});

describe('what is known of facilities, in threads', () => {
  let pool: PlannerPool;

  beforeAll(async () => {
    pool = openPlannerPool({ threads: 2, entry: MORTAL });
    const { feed } = await readFeed(city('BUS 1  A 08:05  B 08:15'));
    if (!feed) throw new Error('not a city');
    const timetable = buildTimetable([{ id: 'city', feed }], { timezone: 'Europe/Paris' });
    const { graph } = await town(MAP, `${MAP} highway=residential`);
    const snapshot = shared(writeSnapshot(timetable, {}, { facilities: encodeFacilities(FACILITIES) }));
    await pool.networks.load({ key: 'town/1', snapshot, streets: shared(writeStreetSnapshot(graph, {})), at: NOW });
  }, 30_000);

  afterAll(() => pool.close());

  const ride = async (time?: number): Promise<RouteResult> => {
    const request = {
      ...PLAN_DEFAULTS,
      territory: 'town',
      apiVersion: 6,
      directModes: ['RENTAL'],
      transitModes: [],
    } as const;
    const ends = { kind: 'coordinate', latitude: 0, longitude: 0 } as const;
    const places = { from: at('A'), to: at('J'), via: [] };
    const asked = toRouteRequest({ ...request, from: ends, to: ends }, places, NOW);
    return pool.journeys.route('town/1', { ...asked, time: (time ?? NOW) as Instant });
  };
  const taken = ({ direct }: RouteResult) => {
    const leg = direct[0]?.legs.find((one) => one.kind === 'street' && one.mode === 'RENTAL');
    return leg?.kind === 'street' ? { row: -3 - leg.from, ...leg.taken } : undefined;
  };

  it('reaches each of them, and the next value takes the place of the one before', async () => {
    expect(taken(await ride())).toMatchObject({ row: 0, basis: 'untold' });
    await pool.networks.applyAvailability('town/1', told(1, 0));
    for (const result of await Promise.all(Array.from({ length: 6 }, () => ride()))) {
      expect(taken(result)).toMatchObject({ row: 1 });
      expect(result.live.sequence).toBe(1);
    }
    await pool.networks.applyAvailability('town/1', told(2, 4));
    for (const result of await Promise.all(Array.from({ length: 6 }, () => ride())))
      expect(taken(result)).toEqual({ row: 0, basis: 'live', count: 4, ageSeconds: 30, feed: 'velo' });
    const sources = [{ feed: 'velo', at: (NOW - 10) as Instant, maxAgeSeconds: 300 }];
    await pool.networks.applyAvailability('town/1', { ...told(2, 4), sources });
    for (const result of await Promise.all(Array.from({ length: 6 }, () => ride())))
      expect(taken(result)).toEqual({ row: 0, basis: 'live', count: 4, ageSeconds: 10, feed: 'velo' });
    const vehicle = {
      kind: 'rental-vehicle',
      id: 'velo_x',
      name: '',
      ...placeOf(MAP, 'A'),
      system: 0,
      vehicleType: 0,
    } as const;
    const vehicles = [{ ...vehicle, rangeMetres: undefined, source: 0, isReserved: false, isDisabled: false }];
    const systems = new Map([[0, { source: 0, tellsVehicles: true, zones: [], globalRules: [], zonesDigest: '' }]]);
    await pool.networks.applyAvailability('town/1', { ...told(3, 4), vehicles, systems });
    const { direct, live } = await ride();
    expect([...live.vehicles]).toEqual([[3, expect.objectContaining({ id: 'velo_x' })]]);
    expect(direct[0]?.legs).toContainEqual(
      expect.objectContaining({ vehicle: expect.objectContaining({ id: 'velo_x' }) }),
    );
  }, 30_000);

  it('is known to threads that take the place of broken ones', async () => {
    await pool.networks.applyAvailability('town/1', told(4, 0));
    await expect(ride(0)).rejects.toMatchObject({ status: 503 });
    for (const result of await Promise.all(Array.from({ length: 6 }, () => ride()))) {
      expect(taken(result)).toMatchObject({ row: 1 });
      expect(result.live.sequence).toBe(4);
    }
  }, 30_000);

  it('of a network that is not loaded is no error', async () => {
    await expect(pool.networks.applyAvailability('town/9', told(1, 0))).resolves.toBeUndefined();
  });
});

function shared(bytes: Uint8Array): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(bytes.byteLength);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}
