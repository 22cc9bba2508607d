import { describe, expect, it } from '@jest/globals';
import { planningOf, rentalsAnswer } from '@maillage/contracts';
import type { NetworkFacilities, RentalsRequest, RentalVehicleType } from '@maillage/itinerary-model';
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
      { ...bicycle, id: 'u' },
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
      vehicles: 4,
      docks: 0,
      isVirtual: false,
    },
    {
      kind: 'rental-station',
      id: 'velo_2',
      name: 'Mairie',
      latitude: 48.1,
      longitude: 7.1,
      system: 0,
      capacity: undefined,
      vehicles: undefined,
      docks: undefined,
      isVirtual: false,
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
};

async function network(): Promise<LoadedNetwork> {
  const { feed } = await readFeed(city('BUS 1  A 08:05  B 08:10'));
  if (!feed) throw new Error('no feed');
  const timetable = buildTimetable([{ id: 'city', feed }], { timezone: 'Europe/Paris' });
  const settings = planningOf({ planning: undefined });
  return new LoadedNetwork({
    territory: 'town',
    generation: 1,
    facilities: FACILITIES,
    streets: undefined,
    settings,
    timetable,
  });
}

const told = async (wishes: Partial<RentalsRequest>) =>
  rentalsAnswer.parse(JSON.parse(writeRentals(await network(), { ...ALL, ...wishes })));

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
    expect(answer.providers[1]?.vehicleTypes[0]).toMatchObject({ returnConstraint: 'NONE' });
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
    expect(answer.stations[1]).toMatchObject({ availabilityKnown: false, numVehiclesAvailable: 0, isRenting: true });
    const point = { kind: 'coordinate', latitude: 48.0009, longitude: 7 } as const;
    expect(idsOf((await told({ around: { place: point, radiusMetres: 50 } })).vehicles)).toEqual(['trot_9']);
    expect((await told({ around: { place: point, radiusMetres: 50 } })).stations).toEqual([]);
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
