import { describe, expect, it } from '@jest/globals';
import { planningOf, rentalsAnswer } from '@maillage/contracts';
import type { Availability, NetworkFacilities, RentalsRequest, RentalVehicleType } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import { readFeed } from '@maillage/transit-gtfs';
import { city } from '@maillage/transit-gtfs/testing';
import { buildTimetable } from '@maillage/transit-timetable';
import { LoadedNetwork } from '../networks/loaded-network.js';
import { writeRentals } from './rentals.js';

const bicycle: RentalVehicleType = {
  id: 'vae',
  name: 'Vélo électrique',
  formFactor: 'bicycle',
  propulsion: 'electric_assist',
};
const system = (id: string, types: readonly RentalVehicleType[]) => ({
  feed: id,
  id,
  name: id.toUpperCase(),
  url: `https://${id}.example`,
  color: id === 'velo' ? '00aa55' : '',
  vehicleTypes: types,
});

const FACILITIES: NetworkFacilities = {
  systems: [
    system('velo', [bicycle]),
    system('trot', [
      { ...bicycle, id: 't' },
      { ...bicycle, id: 'u', returnConstraint: 'roundtrip_station' },
    ]),
  ],
  facilities: [
    {
      kind: 'rental-station',
      id: 'velo_1',
      name: 'Gare',
      latitude: 48,
      longitude: 7,
      system: 0,
      capacity: 20,
      isVirtual: false,
      address: 'Place de la Gare',
      links: { web: 'https://velo.example/1', android: 'velo://1' },
    },
    {
      kind: 'rental-station',
      id: 'velo_2',
      name: 'Mairie',
      latitude: 48.1,
      longitude: 7.1,
      system: 0,
      capacity: undefined,
      isVirtual: true,
      area: [
        [
          [
            [7, 48],
            [7.2, 48],
            [7.2, 48.2],
            [7, 48],
          ],
        ],
      ],
    },
    {
      kind: 'rental-vehicle',
      id: 'trot_9',
      name: '',
      latitude: 48.001,
      longitude: 7,
      system: 1,
      vehicleType: 1,
      rangeMetres: 9000,
    },
    {
      kind: 'bicycle-park',
      id: 'osm_n1',
      name: '',
      latitude: 48,
      longitude: 7,
      capacity: 8,
      isCovered: undefined,
    },
  ],
};

const ALL: RentalsRequest = {
  territory: 'town',
  providers: [],
  withProviders: true,
  withStations: true,
  withVehicles: true,
  withZones: true,
};

async function network(availability: Availability, facilities = FACILITIES): Promise<LoadedNetwork> {
  const { feed } = await readFeed(city('BUS 1  A 08:05  B 08:10'));
  if (!feed) throw new Error('no feed');
  const timetable = buildTimetable([{ id: 'city', feed }], { timezone: 'Europe/Paris' });
  const settings = planningOf({ planning: undefined });
  const loaded = new LoadedNetwork({
    territory: 'town',
    generation: 1,
    facilities,
    streets: undefined,
    settings,
    timetable,
  });
  loaded.availability = availability;
  return loaded;
}

const PRESENT: Availability = {
  sequence: 3,
  sources: [{ feed: 'velo', at: 1_767_265_200 as Instant, maxAgeSeconds: 300 }],
  facilities: new Map([
    [
      0,
      {
        kind: 'station',
        source: 0,
        vehicles: 4,
        docks: 0,
        types: [],
        isInstalled: true,
        isRenting: true,
        isReturning: true,
      },
    ],
  ]),
  vehicles: [],
  systems: new Map(),
};

const told = async (wishes: Partial<RentalsRequest>, availability = PRESENT) =>
  rentalsAnswer.parse(JSON.parse(writeRentals(await network(availability), { ...ALL, ...wishes })));

const idsOf = (rentals: readonly { readonly id: string }[]): string[] => rentals.map(({ id }) => id);

describe('rentals', () => {
  it('without a filter are who rents, and where', async () => {
    const answer = await told({});
    expect(answer.providerGroups).toEqual([
      { id: 'velo', name: 'VELO', color: '#00aa55', providers: ['velo'], formFactors: ['BICYCLE'] },
      { id: 'trot', name: 'TROT', providers: ['trot'], formFactors: ['BICYCLE'] },
    ]);
    expect(answer.providers[0]).toMatchObject({ id: 'velo', bbox: [7, 48, 7.1, 48.1] });
    expect(answer.providers[0]?.vehicleTypes[0]).toMatchObject({
      id: 'vae',
      propulsionType: 'ELECTRIC_ASSIST',
      returnConstraint: 'ANY_STATION',
    });
    expect(answer.providers[1]?.vehicleTypes).toMatchObject([
      { returnConstraint: 'NONE', returnConstraintGuessed: true },
      { returnConstraint: 'ROUNDTRIP_STATION', returnConstraintGuessed: false },
    ]);
    expect([...answer.stations, ...answer.vehicles, ...answer.zones]).toEqual([]);
  });

  it('of a box are stations and vehicles inside, with what is known of them', async () => {
    const answer = await told({ box: { south: 47.9, west: 6.9, north: 48.05, east: 7.05 } });
    expect(answer.stations).toEqual([
      expect.objectContaining({
        id: 'velo_1',
        numVehiclesAvailable: 4,
        vehicleTypesAvailable: { vae: 4 },
        vehicleDocksAvailable: { vae: 0 },
        isReturning: false,
        availabilityKnown: true,
        capacity: 20,
        address: 'Place de la Gare',
        rentalUriWeb: 'https://velo.example/1',
        rentalUriAndroid: 'velo://1',
      }),
    ]);
    expect(answer.vehicles).toEqual([expect.objectContaining({ id: 'trot_9', typeId: 'u', rangeMetres: 9000 })]);
  });

  it('match every filter', async () => {
    const around = { place: { kind: 'stop', id: 'city_A' }, radiusMetres: 1e6 } as const;
    const answer = await told({ around, providers: ['velo'] });
    expect(idsOf(answer.stations)).toEqual(['velo_1', 'velo_2']);
    expect(answer.vehicles).toEqual([]);
    expect(idsOf(answer.providers)).toEqual(['velo']);
    expect(answer.stations[1]).toMatchObject({
      bbox: [7, 48, 7.2, 48.2],
      stationArea: [[{ points: expect.any(String), precision: 6, length: 4 }]],
    });
    expect(answer.stations[1]).toMatchObject({ availabilityKnown: false, numVehiclesAvailable: 0, isRenting: true });
    const point = { kind: 'coordinate', latitude: 48.0009, longitude: 7 } as const;
    expect(idsOf((await told({ around: { place: point, radiusMetres: 50 } })).vehicles)).toEqual(['trot_9']);
    expect((await told({ around: { place: point, radiusMetres: 50 } })).stations).toEqual([]);
  });

  describe('as they are just now', () => {
    const everywhere = { box: { south: 47, west: 6, north: 49, east: 8 } };
    const free = {
      kind: 'rental-vehicle',
      name: '',
      system: 1,
      vehicleType: 0,
      rangeMetres: undefined,
      source: 0,
    } as const;
    const system = { source: 0, tellsVehicles: true, zones: [], globalRules: [], zonesDigest: '' };

    it('are the vehicles that stand free now, and none of before', async () => {
      const vehicles = [{ ...free, id: 'trot_x', latitude: 48, longitude: 7, isReserved: true, isDisabled: false }];
      const answer = await told(everywhere, { ...PRESENT, vehicles, systems: new Map([[1, system]]) });
      expect(answer.vehicles).toEqual([
        expect.objectContaining({ id: 'trot_x', typeId: 't', isReserved: true, isDisabled: false }),
      ]);
    });

    it.each([
      ['D12 of two systems within 15 metres: one place, both told', 1, 0.0001, ['trot_1']],
      ['of two systems farther apart: two places', 1, 0.0002, undefined],
      ['of one system: two places, it should know', 0, 0.0001, undefined],
    ])('stations %s', async (_, row, degrees, expected) => {
      const [first] = FACILITIES.facilities;
      if (first?.kind !== 'rental-station') throw new RangeError('no station');
      const other = { ...first, id: row === 1 ? 'trot_1' : 'velo_3', system: row, latitude: first.latitude + degrees };
      const both = { ...FACILITIES, facilities: [first, other] };
      const { stations } = rentalsAnswer.parse(
        JSON.parse(writeRentals(await network(PRESENT, both), { ...ALL, ...everywhere })),
      );
      expect(stations.map(({ samePlaceAs }) => samePlaceAs)).toEqual([expected, expected && ['velo_1']]);
    });

    it('a station that lets none just now says so', async () => {
      const [[row, station] = []] = PRESENT.facilities;
      if (row === undefined || station?.kind !== 'station') throw new RangeError('no station');
      const facilities = new Map([[row, { ...station, isRenting: false, docks: 3 }]]);
      const [first] = (await told(everywhere, { ...PRESENT, facilities })).stations;
      expect(first).toMatchObject({ isRenting: false, isReturning: true, numDocksAvailable: 3 });
    });

    it('zones are told, the first one above the others', async () => {
      const ring = [
        [7, 48],
        [7.1, 48],
        [7.1, 48.1],
        [7, 48],
      ].map(([x = 0, y = 0]) => [x, y] as const);
      const rule = {
        types: [1],
        rideStartAllowed: true,
        rideEndAllowed: false,
        rideThroughAllowed: true,
        stationParking: false,
      };
      const zone = (name: string) => ({ name, area: [[ring]], rules: [rule], start: undefined, end: undefined });
      const systems = new Map([[1, { ...system, zones: [zone('Parc'), zone('')], globalRules: [rule] }]]);
      const answer = await told(everywhere, { ...PRESENT, systems });
      expect(answer.zones).toEqual([
        expect.objectContaining({ providerId: 'trot', name: 'Parc', z: 2, bbox: [7, 48, 7.1, 48.1] }),
        expect.objectContaining({ z: 1 }),
      ]);
      expect(answer.zones[0]?.area).toEqual([[{ points: expect.any(String), precision: 6, length: 4 }]]);
      expect(answer.zones[0]?.rules).toEqual([
        expect.objectContaining({ vehicleTypeIdxs: [1], rideEndAllowed: false }),
      ]);
      const { providers } = await told({ ...everywhere, providers: ['trot'] }, { ...PRESENT, systems });
      expect(providers[0]?.globalGeofencingRules).toHaveLength(1);
      expect((await told({ ...everywhere, withZones: false }, { ...PRESENT, systems })).zones).toEqual([]);
    });
  });

  it('leave out what nobody wants', async () => {
    const answer = await told({ providers: ['velo', 'trot'], withStations: false, withProviders: false });
    expect(answer.providers).toEqual([]);
    expect(answer.providerGroups[0]?.providers).toEqual([]);
    expect(answer.stations).toEqual([]);
    expect(idsOf(answer.vehicles)).toEqual(['trot_9']);
  });

  it('around a stop that nobody knows are refused', async () => {
    const around = { place: { kind: 'stop', id: 'city_no' }, radiusMetres: 10 } as const;
    await expect(told({ around })).rejects.toMatchObject({ code: 'STOP_NOT_FOUND' });
  });
});
