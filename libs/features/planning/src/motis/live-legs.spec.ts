import { describe, expect, it } from '@jest/globals';
import { geoJsonAnswer, planAnswer, planningOf } from '@maillage/contracts';
import {
  DESTINATION,
  facilityEnd,
  ORIGIN,
  type Itinerary,
  type LegAvailability,
  type NetworkFacilities,
  type RentalVehicle,
  type StreetLeg,
} from '@maillage/itinerary-model';
import type { RouteResult } from '@maillage/itinerary-planner';
import type { Instant } from '@maillage/kernel';
import { readFeed } from '@maillage/transit-gtfs';
import { city } from '@maillage/transit-gtfs/testing';
import { buildTimetable } from '@maillage/transit-timetable';
import { LoadedNetwork } from '../networks/loaded-network.js';
import { PLAN } from '../testing/planned-town.js';
import { writePlanGeoJson } from './geojson.js';
import { writePlanAnswer } from './plan-answer.js';

const NOON = (Date.parse('2026-01-20T08:00:00+01:00') / 1000) as Instant;
const bicycle = { id: 'vae', name: 'VAE', formFactor: 'bicycle', propulsion: 'electric_assist' } as const;
const FACILITIES: NetworkFacilities = {
  systems: [{ feed: 'velo', id: 'velo', name: 'Vélo', url: '', color: '', vehicleTypes: [bicycle] }],
  facilities: [
    {
      kind: 'rental-station',
      id: 'velo_1',
      name: 'Gare',
      latitude: 48.01,
      longitude: 7,
      system: 0,
      capacity: 10,
      isVirtual: false,
    },
  ],
};
/** It stands free just now, in the row after those of the network. */
const VEHICLE: RentalVehicle = {
  kind: 'rental-vehicle',
  id: 'velo_x',
  name: '',
  latitude: 48.001,
  longitude: 7,
  system: 0,
  vehicleType: 0,
  rangeMetres: 9_000,
};
const live: LegAvailability = { basis: 'live', count: 1, ageSeconds: 20, feed: 'velo' };
const presumed: LegAvailability = { basis: 'presumed', count: undefined, ageSeconds: undefined, feed: 'velo' };

const leg = (
  mode: StreetLeg['mode'],
  from: number,
  to: number,
  minute: number,
  more: Partial<StreetLeg> = {},
): StreetLeg => ({
  kind: 'street',
  mode,
  from,
  to,
  departure: (NOON + 60 * minute) as Instant,
  arrival: (NOON + 60 * minute + 60) as Instant,
  metres: 200,
  line: undefined,
  ...more,
});
const RIDE: Itinerary = {
  departure: NOON,
  arrival: (NOON + 180) as Instant,
  transfers: 0,
  legs: [
    leg('WALK', ORIGIN, facilityEnd(1), 0),
    leg('RENTAL', facilityEnd(1), facilityEnd(0), 1, { vehicle: VEHICLE, taken: live, left: presumed }),
    leg('WALK', facilityEnd(0), DESTINATION, 2),
  ],
};
const RESULT: RouteResult = {
  direct: [RIDE],
  itineraries: [],
  earlier: NOON,
  later: NOON,
  searchedUntil: NOON,
  noItinerary: undefined,
  leftOut: { slowerThanDirect: 0, nearlyTheSame: 0, tooLong: 0, notThere: 0 },
  live: { sequence: 1, vehicles: new Map([[1, VEHICLE]]) },
};

async function write(writer: typeof writePlanAnswer): Promise<unknown> {
  const { feed } = await readFeed(city('BUS 1  A 08:05  B 08:10'));
  if (!feed) throw new Error('no feed');
  const timetable = buildTimetable([{ id: 'city', feed }], { timezone: 'Europe/Paris' });
  const settings = planningOf({ planning: undefined });
  const names = new Map([['velo', { licence: 'ODbL-1.0', attribution: 'Ville de Town' }]]);
  const about = { territory: 'town', generation: 1, facilities: FACILITIES, streets: undefined };
  const parts = { ...about, settings, timetable, names };
  const [from, to] = [48, 48.02].map((latitude) => ({ stop: -1, latitude, longitude: 7 }));
  if (!from || !to) throw new RangeError('no ends');
  const end = { kind: 'coordinate', latitude: 48, longitude: 7 } as const;
  const places = { from, to, vehicles: RESULT.live.vehicles };
  const body = writer(new LoadedNetwork(parts), { ...PLAN, from: end, to: end }, places, RESULT, NOON);
  return JSON.parse(new TextDecoder().decode(body)) as unknown;
}

describe('a ride on a vehicle that stands free just now', () => {
  it('begins where it stands, is told with its kind and what it rests on, and emits what its kind emits', async () => {
    const [walk, ride] = planAnswer.parse(await write(writePlanAnswer)).direct[0]?.legs ?? [];
    const spot = { lat: 48.001, lon: 7, vertexType: 'BIKESHARE', facilityId: 'velo_x' };
    expect(walk?.to).toMatchObject(spot);
    expect(ride).toMatchObject({
      from: spot,
      to: { name: 'Gare', facilityId: 'velo_1' },
      rental: { systemId: 'velo', formFactor: 'BICYCLE', propulsionType: 'ELECTRIC_ASSIST', toStationName: 'Gare' },
      availability: { taken: live, left: { basis: 'presumed', feed: 'velo' } },
    });
    expect(ride?.availability?.left).not.toHaveProperty('count');
    const named = { feed: 'velo', licence: 'ODbL-1.0', attribution: 'Ville de Town' };
    expect(ride?.dataSource).toEqual({ ...named, live: true, liveFeeds: ['velo'], ageSeconds: 20 });
    // without streets people go as the crow flies, which is nobody's
    expect(walk?.dataSource).toBeUndefined();
    expect(ride?.co2).toMatchObject({ grams: expect.any(Number) });
    expect(walk?.availability).toBeUndefined();
  });

  it('is drawn where it stands', async () => {
    const { features } = geoJsonAnswer.parse(await write(writePlanGeoJson));
    const lines = features.filter(({ geometry }) => geometry.type === 'LineString');
    expect(lines[1]?.geometry.coordinates[0]).toEqual([7, 48.001]);
    expect(lines[1]?.properties).toMatchObject({
      availability: { taken: live },
      dataSource: { feed: 'velo', live: true },
    });
    expect(features).toContainEqual(
      expect.objectContaining({
        properties: expect.objectContaining({ kind: 'rental-vehicle', facilityId: 'velo_x' }),
      }),
    );
  });
});
