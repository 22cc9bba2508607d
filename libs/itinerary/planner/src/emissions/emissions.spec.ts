import { describe, expect, it } from '@jest/globals';
import {
  facilityEnd,
  NO_FACILITIES,
  ORIGIN,
  type Leg,
  type NetworkFacilities,
  type StreetLeg,
} from '@maillage/itinerary-model';
import { entry, type Instant } from '@maillage/kernel';
import { planCity } from '../testing/planned-city.js';
import { carrierOfRoute, type EmissionSettings } from './carriers.js';
import { CARRIERS, legalBusFactor, NATIONAL_FACTORS } from './emission-factors.js';
import { emissionOf } from './emission.js';
import { NetworkEmissions } from './network-emissions.js';

const SETTINGS: EmissionSettings = { bus: 'diesel', car: 'thermal' };
const TOWN = 'stop A  0 0\nstop B  3000 0\nstop C  3000 4000\nBUS 1  A 08:05  B 08:15  C 08:25';

const ride = async (settings: EmissionSettings = SETTINGS) => {
  const town = await planCity(TOWN);
  const { itineraries } = town.ask({ from: 'A', to: 'C', at: '2026-01-20 08:00' });
  const leg: Leg = entry(entry(itineraries, 0).legs, 0);
  return new NetworkEmissions(town.directory, NO_FACILITIES, settings).ofLeg(leg);
};

const street = (mode: StreetLeg['mode'], metres: number, from = ORIGIN): StreetLeg => ({
  kind: 'street',
  mode,
  from,
  to: -2,
  departure: 0 as Instant,
  arrival: 60 as Instant,
  metres,
  line: undefined,
});

describe('factors', () => {
  it('of every carrier are told with their source, and only legs and arms cost nothing', () => {
    for (const carrier of CARRIERS) {
      const { gramsPerKilometre, source, year } = NATIONAL_FACTORS[carrier];
      expect([carrier, gramsPerKilometre > 0]).toEqual([carrier, carrier !== 'WALK']);
      expect([source, year]).toEqual(['ADEME Impact CO2', 2025]);
    }
    expect(NATIONAL_FACTORS.CAR_THERMAL.gramsPerKilometre).toBe(142.3);
    expect(NATIONAL_FACTORS.BUS_GNV.perimeter).toBe('ENERGY');
  });

  it.each([
    [20_000, 171.2],
    [99_999, 171.2],
    [100_000, 147.4],
    [250_000, 132.6],
    [2_000_000, 132.6],
  ])('of a bus where %i people live is %d g/km by law', (inhabitants, grams) => {
    expect(legalBusFactor(inhabitants)).toMatchObject({ gramsPerKilometre: grams, level: 'LEGAL_1', year: 2012 });
  });

  it.each([
    [3, 'BUS'],
    [704, 'BUS'],
    [701, 'INTERURBAN_BUS'],
    [800, 'BUS_ELECTRIC'],
    [0, 'TRAM'],
    [900, 'TRAM'],
    [2, 'REGIONAL_TRAIN'],
    [106, 'REGIONAL_TRAIN'],
    [101, 'HIGH_SPEED_TRAIN'],
    [109, 'SUBURBAN_TRAIN'],
    [200, 'COACH'],
    [4, undefined],
    [1000, undefined],
    [6, undefined],
    [7, undefined],
    [715, undefined],
    [1700, undefined],
  ])('of route type %i: %s', (type, carrier) => {
    expect(carrierOfRoute(type)).toBe(carrier);
  });
});

describe('the emission of a ride', () => {
  it('is that of the way from stop to stop', async () => {
    const leg = await ride();
    expect(leg.metres).toBeGreaterThan(7000 * 1.19);
    expect(leg.metres).toBeLessThan(7000 * 1.21);
    expect(leg.factor).toBe(NATIONAL_FACTORS.BUS_DIESEL);
  });

  it('follows the size of the town and what its buses run on', async () => {
    expect((await ride({ ...SETTINGS, inhabitants: 25_000 })).factor).toEqual(legalBusFactor(25_000));
    expect((await ride({ ...SETTINGS, inhabitants: 25_000, bus: 'electric' })).factor).toBe(
      NATIONAL_FACTORS.BUS_ELECTRIC,
    );
  });
});

describe('the emission on streets', () => {
  const rented = async (formFactor: 'bicycle' | 'other', ...propulsions: readonly ('human' | 'electric_assist')[]) => {
    const vehicleTypes = propulsions.map((propulsion, id) => ({ id: String(id), name: '', formFactor, propulsion }));
    const facilities: NetworkFacilities = {
      systems: [{ feed: 'f', id: 's', name: 'S', url: '', color: '', vehicleTypes }],
      facilities: [
        {
          kind: 'rental-station',
          id: 'f_1',
          name: 'One',
          latitude: 48,
          longitude: 7,
          system: 0,
          capacity: undefined,
          isVirtual: false,
        },
      ],
    };
    const { directory } = await planCity(TOWN);
    return new NetworkEmissions(directory, facilities, SETTINGS).ofLeg(street('RENTAL', 1000, facilityEnd(0)));
  };

  it('of a rented vehicle is that of its kind, of the worst where it may be several, of none where one is unknown', async () => {
    expect((await rented('bicycle', 'human')).factor).toBe(NATIONAL_FACTORS.BIKE);
    expect((await rented('bicycle', 'human', 'electric_assist')).factor).toBe(NATIONAL_FACTORS.E_BIKE);
    expect((await rented('other', 'human')).factor).toBeUndefined();
  });

  it('of a car is driven where an answer drives, else guessed', async () => {
    const { directory } = await planCity(TOWN);
    const emissions = new NetworkEmissions(directory, NO_FACILITIES, SETTINGS);
    const [from, to] = [
      { latitude: 48, longitude: 7 },
      { latitude: 48.1, longitude: 7 },
    ];
    const guessed = emissions.car([], from, to);
    expect([guessed.isEstimated, Math.round(guessed.metres / 100)]).toEqual([true, 145]);
    const legs = [street('CAR', 10_000), street('WALK', 200)];
    const direct = [{ departure: 0 as Instant, arrival: 900 as Instant, transfers: 0, legs }];
    expect(emissions.car(direct, from, to)).toMatchObject({ isEstimated: false, metres: 10_000, grams: 1423 });
  });
});

describe('the emission of an itinerary', () => {
  const { WALK, BUS_DIESEL, TRAM } = NATIONAL_FACTORS;

  it('is the sum of its legs, and names a factor of the whole way', () => {
    const told = emissionOf([
      { metres: 1000, factor: WALK },
      { metres: 4000, factor: BUS_DIESEL },
    ]);
    expect(told).toEqual({
      grams: 489.6,
      factor: 97.9,
      level: 'NATIONAL',
      perimeter: 'ENERGY_AND_CONSTRUCTION',
      source: 'ADEME Impact CO2',
      year: 2025,
    });
  });

  it('says where its figures do not agree', () => {
    const told = emissionOf([
      { metres: 2000, factor: TRAM },
      { metres: 4000, factor: legalBusFactor(1000) },
    ]);
    const source = 'ADEME Impact CO2; Arrêté du 10 avril 2012, annexe II';
    expect(told).toMatchObject({ level: 'MIXED', perimeter: 'MIXED', source, year: 2012 });
  });

  it('is nothing on foot, and unknown where one leg is', () => {
    expect(emissionOf([{ metres: 500, factor: WALK }])).toMatchObject({ grams: 0, level: 'NATIONAL' });
    expect(
      emissionOf([
        { metres: 500, factor: undefined },
        { metres: 1000, factor: TRAM },
      ]),
    ).toEqual({
      unknown: 'NO_FACTOR',
      atLeastGrams: 4.3,
    });
  });
});
