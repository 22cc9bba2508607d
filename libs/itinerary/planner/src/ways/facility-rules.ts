import type {
  Facility,
  NetworkFacilities,
  RentalSystem,
  RentalVehicleType,
  RentalWishes,
} from '@maillage/itinerary-model';
import type { TravelMode } from '@maillage/street-graph';

/** Seconds that changing takes. */
export interface Pauses {
  /** From the street into a car park and out of the car. */
  readonly parkCar: number;
  readonly lockBicycle: number;
  readonly takeVehicle: number;
  readonly returnVehicle: number;
}

export const DEFAULT_PAUSES: Pauses = { parkCar: 300, lockBicycle: 60, takeVehicle: 60, returnVehicle: 30 };

/** How one rides what a system lets, undefined when it has nothing that is wished. */
export function travelModeOf(system: RentalSystem, wishes: RentalWishes): TravelMode | undefined {
  if (wishes.providers.length > 0 && !wishes.providers.includes(system.id)) return undefined;
  const wished = (type: Pick<RentalVehicleType, 'formFactor' | 'propulsion'>): boolean =>
    (wishes.formFactors.length === 0 || wishes.formFactors.includes(type.formFactor)) &&
    (wishes.propulsions.length === 0 || wishes.propulsions.includes(type.propulsion));
  const types = system.vehicleTypes.length > 0 ? system.vehicleTypes : [PLAIN_BICYCLE];
  const [first] = types.filter(wished);
  if (first === undefined) return undefined;
  return first.formFactor === 'car' || first.formFactor === 'moped' ? 'car' : 'bicycle';
}

/** What a system lets that tells nothing of its vehicles. */
const PLAIN_BICYCLE = { formFactor: 'bicycle', propulsion: 'human' } as const;

/** Whether a vehicle can be taken there; what is not told is presumed. */
export function hasVehicle(
  facility: Facility,
  system: number,
  { systems }: NetworkFacilities,
  wishes: RentalWishes,
): boolean {
  if (facility.kind === 'rental-station') return facility.system === system && facility.vehicles !== 0;
  if (facility.kind !== 'rental-vehicle' || facility.system !== system) return false;
  const type = systems[system]?.vehicleTypes[facility.vehicleType];
  return (
    type === undefined ||
    ((wishes.formFactors.length === 0 || wishes.formFactors.includes(type.formFactor)) &&
      (wishes.propulsions.length === 0 || wishes.propulsions.includes(type.propulsion)))
  );
}

export const hasDock = (facility: Facility, system: number): boolean =>
  facility.kind === 'rental-station' && facility.system === system && facility.docks !== 0;

export const isCarPark = (facility: Facility): boolean => facility.kind === 'car-park' && facility.freePlaces !== 0;

export const isParkAndRide = (facility: Facility): boolean => facility.kind === 'car-park' && facility.isParkAndRide;

export const isBicyclePark = (facility: Facility): boolean => facility.kind === 'bicycle-park';
