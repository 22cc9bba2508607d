import { sumTenths } from './tenths.js';

/** Grams of CO2 equivalent that carrying one passenger one kilometre takes, and what that figure is worth. */
export interface EmissionFactor {
  readonly gramsPerKilometre: number;
  /** LEGAL_1: level 1 of the French arrêté of 10 April 2012. NATIONAL: a national average, which no level of it is. */
  readonly level: 'LEGAL_1' | 'NATIONAL';
  /** ENERGY: fuel, burnt and brought to the pump. CONSTRUCTION: and the making of the vehicle. */
  readonly perimeter: 'ENERGY' | 'ENERGY_AND_CONSTRUCTION';
  readonly source: string;
  /** Of the figure. */
  readonly year: number;
}

/** What has a factor. */
export const CARRIERS = [
  'WALK',
  'BIKE',
  'E_BIKE',
  'E_SCOOTER',
  'MOPED',
  'MOTORBIKE',
  'CAR_THERMAL',
  'CAR_ELECTRIC',
  'BUS_DIESEL',
  'BUS_ELECTRIC',
  'BUS_GNV',
  'COACH',
  'TRAM',
  'METRO',
  'SUBURBAN_TRAIN',
  'REGIONAL_TRAIN',
  'INTERCITY_TRAIN',
  'HIGH_SPEED_TRAIN',
] as const;
export type Carrier = (typeof CARRIERS)[number];

/** ADEME Impact CO2, `incubateur-ademe/impactco2`, src/data/categories/deplacement.ts: use and construction. */
export const NATIONAL_FACTORS: Readonly<Record<Carrier, EmissionFactor>> = {
  WALK: national(0, 0),
  BIKE: national(0, 0.17),
  E_BIKE: national(2.23, 8.72),
  E_SCOOTER: national(2, 22.9),
  MOPED: national(60.4, 15.9),
  MOTORBIKE: national(140, 74.7),
  /** Per person, it seems at about 1.6 in the car; the source does not say so. */
  CAR_THERMAL: national(110.6, 31.7),
  CAR_ELECTRIC: national(12.1, 55.3),
  BUS_DIESEL: national(113.5, 8.92),
  BUS_ELECTRIC: national(9.5, 12.2),
  BUS_GNV: national(112.8, undefined),
  COACH: national(33.1, 4.42),
  TRAM: national(3.8, 0.48),
  METRO: national(4.2, 0.24),
  SUBURBAN_TRAIN: national(6.6, 3.18),
  REGIONAL_TRAIN: national(22.9, 4.79),
  INTERCITY_TRAIN: national(5.8, 3.18),
  HIGH_SPEED_TRAIN: national(2.3, 0.63),
};

function national(use: number, construction: number | undefined): EmissionFactor {
  return {
    gramsPerKilometre: sumTenths([use, construction ?? 0]),
    level: 'NATIONAL',
    perimeter: construction === undefined ? 'ENERGY' : 'ENERGY_AND_CONSTRUCTION',
    source: 'ADEME Impact CO2',
    year: 2025,
  };
}

/** Thermal buses of the arrêté of 10 April 2012, annex II, by the people who live in the agglomeration. */
const LEGAL_BUSES = [
  { fewerThan: 100_000, passengers: 8, dieselLitresPerKilometre: 0.432 },
  { fewerThan: 250_000, passengers: 10, dieselLitresPerKilometre: 0.465 },
  { fewerThan: Infinity, passengers: 11, dieselLitresPerKilometre: 0.46 },
] as const;

/** 3.07 to 3.17 are in use; the larger one, so that no ride looks cleaner than it is. */
const DIESEL_GRAMS_PER_LITRE = 3170;

/**
 * What the arrêté has a thermal bus stand for where nothing is measured: litres × grams ÷ passengers. The compressed gas
 * that it counts beside the diesel is left out. Between towns the smallest size holds, whatever lives there.
 */
export function legalBusFactor(inhabitants: number): EmissionFactor {
  const [smallest] = LEGAL_BUSES;
  const size = LEGAL_BUSES.find(({ fewerThan }) => inhabitants < fewerThan) ?? smallest;
  return {
    gramsPerKilometre: sumTenths([(size.dieselLitresPerKilometre * DIESEL_GRAMS_PER_LITRE) / size.passengers]),
    level: 'LEGAL_1',
    perimeter: 'ENERGY',
    source: 'Arrêté du 10 avril 2012, annexe II',
    year: 2012,
  };
}
