import type { RentalSystem, RentalVehicleType } from '@maillage/itinerary-model';
import { CARRIERS, type Carrier } from './emission-factors.js';

/** What a territory says of its size and its vehicles. */
export interface EmissionSettings {
  /** People who live in the agglomeration: thermal buses count as the law has them for it. */
  readonly inhabitants?: number | undefined;
  readonly bus: 'diesel' | 'electric' | 'gnv';
  readonly car: 'thermal' | 'electric';
}

/** `TAXI`: a car that drives empty as far as with its passengers (arrêté of 10 April 2012). */
export type RideCarrier = Carrier | 'BUS' | 'INTERURBAN_BUS' | 'TAXI';

/** What carries on a GTFS `route_type`, basic or extended; undefined where no figure is known: ferries, cable cars … */
export function carrierOfRoute(routeType: number): RideCarrier | undefined {
  return EXACT.has(routeType) ? EXACT.get(routeType) : HUNDREDS.get(Math.floor(routeType / 100));
}

/** Of a rented vehicle; of a system that has several kinds the one that emits most, by the order of the table. */
export function carrierOfSystem(
  system: RentalSystem,
  type: RentalVehicleType | undefined,
  rank: (carrier: Carrier) => number,
): Carrier | undefined {
  const carriers = (type ? [type] : system.vehicleTypes).map(carrierOfVehicle);
  const known = carriers.filter((carrier) => carrier !== undefined);
  if (known.length < carriers.length) return undefined;
  return CARRIERS.filter((carrier) => known.includes(carrier)).sort((a, b) => rank(b) - rank(a))[0];
}

function carrierOfVehicle({ formFactor, propulsion }: RentalVehicleType): Carrier | undefined {
  const isHuman = propulsion === 'human';
  const isElectric = propulsion === 'electric_assist' || propulsion === 'electric';
  const isThermal = propulsion === 'combustion' || propulsion === 'combustion_diesel';
  switch (formFactor) {
    case 'bicycle':
    case 'cargo_bicycle':
      return isHuman ? 'BIKE' : isElectric ? 'E_BIKE' : undefined;
    case 'scooter_standing':
      return isElectric ? 'E_SCOOTER' : undefined;
    case 'moped':
      return isThermal ? 'MOPED' : undefined;
    case 'car':
      return isThermal ? 'CAR_THERMAL' : isElectric ? 'CAR_ELECTRIC' : undefined;
    default:
      return undefined;
  }
}

/** Basic types, and the extended types that differ from the rest of their hundred. */
const EXACT = new Map<number, RideCarrier | undefined>([
  [0, 'TRAM'],
  [1, 'METRO'],
  /** Any train, says GTFS; near a mid-size town that is a regional one. */
  [2, 'REGIONAL_TRAIN'],
  [3, 'BUS'],
  [11, 'BUS_ELECTRIC'],
  [101, 'HIGH_SPEED_TRAIN'],
  [102, 'INTERCITY_TRAIN'],
  [103, 'INTERCITY_TRAIN'],
  [105, 'INTERCITY_TRAIN'],
  [107, undefined],
  [109, 'SUBURBAN_TRAIN'],
  [112, undefined],
  [116, undefined],
  [405, undefined],
  [701, 'INTERURBAN_BUS'],
  [715, undefined],
  [1501, undefined],
]);

const HUNDREDS = new Map<number, RideCarrier>([
  [1, 'REGIONAL_TRAIN'],
  [2, 'COACH'],
  [3, 'SUBURBAN_TRAIN'],
  [4, 'METRO'],
  [5, 'METRO'],
  [6, 'METRO'],
  [7, 'BUS'],
  [8, 'BUS_ELECTRIC'],
  [9, 'TRAM'],
  [15, 'TAXI'],
]);
