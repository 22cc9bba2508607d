import { describe, expect, it } from '@jest/globals';
import type { NetworkFacilities } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import type { FacilityOccupancy } from '@maillage/parking-facilities';
import type { PresentVehicle, SharingAvailability, StationStatus } from '@maillage/sharing-gbfs';
import { AvailabilityResolver, type LiveFacilities } from './to-availability.js';

const NOON = 1_767_265_200 as Instant;
const base = { name: '', latitude: 48, longitude: 7 };
const type = (id: string) => ({ id, name: '', formFactor: 'bicycle', propulsion: 'human' }) as const;
const park = {
  kind: 'car-park',
  isParkAndRide: true,
  maxHeightMetres: undefined,
  openingHours: undefined,
  hasFee: undefined,
} as const;
const NETWORK: NetworkFacilities = {
  systems: [{ feed: 'velo', id: 'velo', name: '', url: '', color: '', vehicleTypes: [type('m'), type('e')] }],
  facilities: [
    { ...base, kind: 'rental-station', id: 'velo_1', system: 0, capacity: 10, isVirtual: false },
    { ...base, ...park, id: 'town_7', alsoKnownAs: ['parks_p'], capacity: 50 },
    { ...base, kind: 'bicycle-park', id: 'parks_rack', capacity: 12, isCovered: undefined },
  ],
};
const NOTHING: SharingAvailability = {
  updatedAt: NOON,
  ttlSeconds: 30,
  vehicleTypes: undefined,
  stations: undefined,
  vehicles: undefined,
  geofencing: undefined,
  plans: undefined,
};
const status = (stationId: string, more: Partial<StationStatus> = {}): StationStatus => ({
  stationId,
  isInstalled: true,
  isRenting: true,
  isReturning: true,
  vehiclesAvailable: 4,
  docksAvailable: 6,
  typesAvailable: [],
  typeDocksAvailable: [],
  reportedAt: NOON,
  ...more,
});
const vehicle = (id: string, more: Partial<PresentVehicle> = {}): PresentVehicle => ({
  id,
  coordinate: { latitude: 48, longitude: 7 },
  stationId: undefined,
  vehicleTypeId: 'e',
  isReserved: false,
  isDisabled: false,
  rangeMetres: undefined,
  pricingPlanId: undefined,
  ...more,
});
const occupancy = (facilityId: string, more: Partial<FacilityOccupancy> = {}): FacilityOccupancy => ({
  facilityId,
  free: 9,
  occupied: undefined,
  capacity: undefined,
  trend: undefined,
  state: 'open',
  observedAt: NOON,
  unchangedSince: NOON,
  isSuspect: false,
  ...more,
});

const resolver = new AvailabilityResolver(NETWORK);
const live = { at: NOON, maxAgeSeconds: 300 };
const sharing = (more: Partial<SharingAvailability>, feed = 'velo') =>
  resolver.resolve({ sharing: [{ ...live, feed, availability: { ...NOTHING, ...more } }], parking: [] }, 1);
const parking = (...feeds: readonly (readonly [feed: string, facilities: readonly FacilityOccupancy[]])[]) =>
  resolver.resolve(
    {
      sharing: [],
      parking: feeds.map(([feed, facilities]) => ({ ...live, feed, occupancy: { updatedAt: NOON, facilities } })),
    } satisfies LiveFacilities,
    1,
  );

describe('what live feeds tell of the facilities of a network', () => {
  it('D02 a station that the network does not have is left out, one that nobody tells of is unknown', () => {
    const { facilities } = sharing({ stations: [status('2')] });
    expect(facilities.size).toBe(0);
    expect(sharing({ stations: [status('1')] }).facilities.get(0)).toMatchObject({ vehicles: 4, docks: 6 });
    expect(sharing({ stations: [status('1')] }, 'other').facilities.size).toBe(0);
  });

  it.each([
    ['docks beyond the capacity', { docksAvailable: 11 }, { vehicles: 4, docks: undefined }],
    ['vehicles beside the docks', { vehiclesAvailable: 15 }, { vehicles: 15, docks: 6 }],
    ['more than that', { vehiclesAvailable: 21 }, { vehicles: undefined, docks: 6 }],
    ['unknown', { vehiclesAvailable: undefined }, { vehicles: undefined, docks: 6 }],
  ])('D05 %s', (_, told, expected) => {
    expect(sharing({ stations: [status('1', told)] }).facilities.get(0)).toMatchObject(expected);
  });

  it('vehicles that stand free are facilities; those at stations are counted there; a type that nobody knows is none', () => {
    const { vehicles, systems } = sharing({
      vehicles: [
        vehicle('a'),
        vehicle('b', { stationId: '1' }),
        vehicle('c', { vehicleTypeId: 'x', isReserved: true }),
      ],
    });
    expect(vehicles).toMatchObject([
      { id: 'velo_a', vehicleType: 1, isReserved: false },
      { id: 'velo_c', vehicleType: -1, isReserved: true },
    ]);
    expect(systems.get(0)).toMatchObject({ tellsVehicles: true });
    expect(sharing({}).systems.get(0)).toMatchObject({ tellsVehicles: false });
  });

  it('counts by type are counts of rows; a rule for types that nobody knows is for none', () => {
    const typesAvailable = [
      { vehicleTypeIds: ['e'], count: 3 },
      { vehicleTypeIds: ['x'], count: 9 },
    ];
    const rule = {
      vehicleTypeIds: ['x'],
      rideStartAllowed: true,
      rideEndAllowed: false,
      rideThroughAllowed: true,
      stationParking: false,
      maximumSpeedKph: undefined,
    };
    const geofencing = {
      zones: [],
      globalRules: [rule, { ...rule, vehicleTypeIds: ['e'] }, { ...rule, vehicleTypeIds: [] }],
    };
    const { facilities, systems } = sharing({ stations: [status('1', { typesAvailable })], geofencing });
    expect(facilities.get(0)).toMatchObject({
      types: [
        { types: [1], count: 3 },
        { types: [], count: 9 },
      ],
    });
    expect(systems.get(0)?.globalRules.map(({ types }) => types)).toEqual([[1], []]);
    const same = sharing({ geofencing: structuredClone(geofencing) }).systems.get(0);
    expect(same?.zonesDigest).toBe(systems.get(0)?.zonesDigest);
    expect(sharing({ geofencing: { zones: [], globalRules: [] } }).systems.get(0)?.zonesDigest).not.toBe(
      same?.zonesDigest,
    );
  });

  it.each<[string, Partial<FacilityOccupancy>, number | undefined]>([
    ['free places', {}, 9],
    ['taken ones', { free: undefined, occupied: 20 }, 30],
    ['more free than there are', { free: 51 }, undefined],
    ['by its own capacity', { free: 51, capacity: 60 }, 51],
    ['none', { free: undefined }, undefined],
    ['D10 a counter that stands still', { isSuspect: true }, undefined],
  ])('a park by %s', (_, told, places) => {
    expect(parking(['parks', [occupancy('p', told)]]).facilities.get(1)).toMatchObject({ kind: 'park', places });
  });

  it('a park is known by the ids of all feeds that describe it, and the first that counts is believed', () => {
    const { facilities, sources } = parking(
      ['parks', [occupancy('p', { free: 3 }), occupancy('rack', { free: 2 }), occupancy('nobody')]],
      ['town', [occupancy('7', { free: 40 })]],
    );
    expect([...facilities].map(([row, told]) => [row, told.kind === 'park' && told.places])).toEqual([
      [1, 3],
      [2, 2],
    ]);
    expect(sources.map(({ feed }) => feed)).toEqual(['parks', 'town']);
  });
});
