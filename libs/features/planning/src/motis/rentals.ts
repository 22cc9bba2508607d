import type {
  Facility,
  RentalStation,
  RentalsRequest,
  RentalSystem,
  RentalVehicle,
  RentalVehicleType,
} from '@maillage/itinerary-model';
import { distanceMetres } from '@maillage/kernel';
import { findPlace } from '../find-place.js';
import type { LoadedNetwork } from '../networks/loaded-network.js';
import type { JsonText } from './json-text.js';

type Rental = RentalStation | RentalVehicle;

/** MOTIS's answer to `rentals`: what matches every filter, and without a filter only who rents. @throws Problem */
export function writeRentals(network: LoadedNetwork, request: RentalsRequest): JsonText {
  const { systems, facilities } = network.facilities;
  const rentals = facilities.filter(isRental);
  const isFiltered = request.box !== undefined || request.around !== undefined || request.providers.length > 0;
  const told = isFiltered ? rentals.filter(isWanted(network, request)) : [];
  const shown = systems
    .map((system, row) => ({ system, row }))
    .filter(({ system, row }) =>
      isFiltered ? told.some((rental) => rental.system === row) || request.providers.includes(system.id) : true,
    );
  const describe = <Kind extends Rental>(
    kind: Kind['kind'],
    wanted: boolean,
    write: (rental: Kind, system: RentalSystem) => object,
  ) =>
    wanted
      ? told.flatMap((rental) => {
          const system = systems[rental.system];
          return rental.kind === kind && system ? [write(rental as Kind, system)] : [];
        })
      : [];
  return JSON.stringify({
    providerGroups: shown.map(({ system }) => groupOf(system, request.withProviders)),
    providers: request.withProviders
      ? shown.map(({ system, row }) =>
          providerOf(
            system,
            rentals.filter((rental) => rental.system === row),
          ),
        )
      : [],
    stations: describe<RentalStation>('rental-station', request.withStations, stationOf),
    vehicles: describe<RentalVehicle>('rental-vehicle', request.withVehicles, vehicleOf),
    zones: [],
  });
}

const isRental = (facility: Facility): facility is Rental =>
  facility.kind === 'rental-station' || facility.kind === 'rental-vehicle';

function isWanted(network: LoadedNetwork, { box, around, providers }: RentalsRequest): (rental: Rental) => boolean {
  const center = around && findPlace(network, around.place);
  return (rental) => {
    const { latitude, longitude, system } = rental;
    if (box && (latitude < box.south || latitude > box.north || longitude < box.west || longitude > box.east))
      return false;
    if (center && distanceMetres(center, rental) > around.radiusMetres) return false;
    return providers.length === 0 || providers.includes(network.facilities.systems[system]?.id ?? '');
  };
}

const colorOf = ({ color }: RentalSystem) => color !== '' && { color: `#${color}` };

const formFactorsOf = ({ vehicleTypes }: RentalSystem): string[] => [
  ...new Set(vehicleTypes.map(({ formFactor }) => formFactor.toUpperCase())),
];

/** Each provider is a group of its own. */
const groupOf = (system: RentalSystem, withProviders: boolean) => ({
  id: system.id,
  name: system.name,
  ...colorOf(system),
  providers: withProviders ? [system.id] : [],
  formFactors: formFactorsOf(system),
});

function providerOf(system: RentalSystem, rentals: readonly Rental[]) {
  const returnConstraint = rentals.some(({ kind }) => kind === 'rental-station') ? 'ANY_STATION' : 'NONE';
  return {
    id: system.id,
    name: system.name,
    groupId: system.id,
    url: system.url,
    ...colorOf(system),
    bbox: boxAround(rentals),
    vehicleTypes: system.vehicleTypes.map(({ id, name, formFactor, propulsion }) => ({
      id,
      name,
      formFactor: formFactor.toUpperCase(),
      propulsionType: propulsion.toUpperCase(),
      returnConstraint,
      returnConstraintGuessed: true,
    })),
    formFactors: formFactorsOf(system),
    defaultRestrictions: {
      vehicleTypeIdxs: [],
      rideStartAllowed: true,
      rideEndAllowed: true,
      rideThroughAllowed: true,
    },
    globalGeofencingRules: [],
  };
}

/** `[west, south, east, north]`; a system without a place is nowhere. */
function boxAround(rentals: readonly Rental[]): number[] {
  const [first] = rentals;
  if (!first) return [0, 0, 0, 0];
  const box = [first.longitude, first.latitude, first.longitude, first.latitude] as [number, number, number, number];
  for (const { latitude, longitude } of rentals) {
    box[0] = Math.min(box[0], longitude);
    box[1] = Math.min(box[1], latitude);
    box[2] = Math.max(box[2], longitude);
    box[3] = Math.max(box[3], latitude);
  }
  return box;
}

const stationOf = (station: RentalStation, system: RentalSystem) => ({
  id: station.id,
  providerId: system.id,
  providerGroupId: system.id,
  name: station.name,
  lat: station.latitude,
  lon: station.longitude,
  isRenting: station.vehicles !== 0,
  isReturning: station.docks !== 0,
  numVehiclesAvailable: station.vehicles ?? 0,
  formFactors: formFactorsOf(system),
  vehicleTypesAvailable: countOf(system, station.vehicles),
  vehicleDocksAvailable: countOf(system, station.docks),
  bbox: boxAround([station]),
  availabilityKnown: station.vehicles !== undefined,
  ...(station.capacity !== undefined && { capacity: station.capacity }),
});

/** Counts are known of all types together; with one type they are its own. */
function countOf({ vehicleTypes }: RentalSystem, count: number | undefined): Record<string, number> {
  const [only] = vehicleTypes;
  return count !== undefined && only && vehicleTypes.length === 1 ? { [only.id]: count } : {};
}

function vehicleOf(vehicle: RentalVehicle, system: RentalSystem) {
  const type: RentalVehicleType | undefined = system.vehicleTypes[vehicle.vehicleType];
  return {
    id: vehicle.id,
    providerId: system.id,
    providerGroupId: system.id,
    typeId: type?.id ?? '',
    lat: vehicle.latitude,
    lon: vehicle.longitude,
    formFactor: (type?.formFactor ?? 'other').toUpperCase(),
    propulsionType: (type?.propulsion ?? 'human').toUpperCase(),
    returnConstraint: 'NONE',
    isReserved: false,
    isDisabled: false,
    ...(vehicle.rangeMetres !== undefined && { rangeMetres: vehicle.rangeMetres }),
  };
}
