import type { Facility, RentalsRequest, RentalSystem, RentalVehicle, SystemPresence } from '@maillage/itinerary-model';
import { distanceMetres } from '@maillage/kernel';
import { findPlace } from '../find-place.js';
import type { LoadedNetwork } from '../networks/loaded-network.js';
import type { JsonText } from './json-text.js';
import {
  formFactorsOf,
  stationOf,
  stationsWith,
  vehicleOf,
  type ShownStation,
  type ShownVehicle,
} from './rental-places.js';
import { boxAround } from './rental-areas.js';
import { RETURN_CONSTRAINTS } from './rental-members.js';
import { restrictionsOf, zonesOf } from './rental-zones.js';

type Rental = ShownStation | ShownVehicle;

/** MOTIS's answer to `rentals`: what matches every filter, and without a filter only who rents. @throws Problem */
export function writeRentals(network: LoadedNetwork, request: RentalsRequest): JsonText {
  const { systems } = network.facilities;
  const rentals = listRentals(network);
  const isFiltered = request.box !== undefined || request.around !== undefined || request.providers.length > 0;
  const told = isFiltered ? rentals.filter(isWanted(network, request)) : [];
  const shown = systems
    .map((system, row) => ({ system, row }))
    .filter(({ system, row }) =>
      isFiltered ? told.some((rental) => rental.system === row) || request.providers.includes(system.id) : true,
    );
  const describe = <Shown extends Rental>(
    shown: readonly Shown[],
    wanted: boolean,
    write: (rental: Shown, system: RentalSystem) => object,
  ) =>
    (wanted ? shown : []).flatMap((rental) =>
      systems.slice(rental.system, rental.system + 1).map((system) => write(rental, system)),
    );
  return JSON.stringify({
    providerGroups: shown.map(({ system }) => groupOf(system, request.withProviders)),
    providers: request.withProviders
      ? shown.map(({ system, row }) =>
          providerOf(
            system,
            rentals.filter((rental) => rental.system === row),
            network.availability.systems.get(row),
          ),
        )
      : [],
    stations: describe(told.filter(isStation), request.withStations, stationOf),
    vehicles: describe(told.filter(isVehicle), request.withVehicles, vehicleOf),
    zones: request.withZones && isFiltered ? listZones(network, request) : [],
  });
}

/** The zones of the wished systems, of a box those that it touches. */
const listZones = ({ facilities, availability }: LoadedNetwork, { box, providers }: RentalsRequest) =>
  facilities.systems
    .flatMap((system, row) =>
      providers.length === 0 || providers.includes(system.id) ? zonesOf(availability, system, row) : [],
    )
    .filter(({ bbox: [west = 0, south = 0, east = 0, north = 0] }) => {
      return !box || (west <= box.east && east >= box.west && south <= box.north && north >= box.south);
    });

/** Stations, and the vehicles that stand free just now; those of the network where nobody tells of now. */
function listRentals({ facilities: { facilities }, availability }: LoadedNetwork): Rental[] {
  const stations = facilities.flatMap((facility, row) =>
    facility.kind === 'rental-station' ? [[row, facility] as const] : [],
  );
  const standing = facilities
    .filter(isFree)
    .filter(({ system }) => availability.systems.get(system)?.tellsVehicles !== true);
  return [...stationsWith(stations, availability), ...standing, ...availability.vehicles];
}

const isFree = (facility: Facility): facility is RentalVehicle => facility.kind === 'rental-vehicle';
const isStation = (rental: Rental): rental is ShownStation => rental.kind === 'rental-station';
const isVehicle = (rental: Rental): rental is ShownVehicle => rental.kind === 'rental-vehicle';

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

/** Each provider is a group of its own. */
const groupOf = (system: RentalSystem, withProviders: boolean) => ({
  id: system.id,
  name: system.name,
  ...colorOf(system),
  providers: withProviders ? [system.id] : [],
  formFactors: formFactorsOf(system),
});

function providerOf(system: RentalSystem, rentals: readonly Rental[], presence: SystemPresence | undefined) {
  const guessed = rentals.some(({ kind }) => kind === 'rental-station') ? 'ANY_STATION' : 'NONE';
  return {
    id: system.id,
    name: system.name,
    groupId: system.id,
    url: system.url,
    ...colorOf(system),
    bbox: boxAround(rentals),
    vehicleTypes: system.vehicleTypes.map(({ id, name, formFactor, propulsion, returnConstraint }) => ({
      id,
      name,
      formFactor: formFactor.toUpperCase(),
      propulsionType: propulsion.toUpperCase(),
      returnConstraint: returnConstraint ? RETURN_CONSTRAINTS[returnConstraint] : guessed,
      returnConstraintGuessed: returnConstraint === undefined,
    })),
    formFactors: formFactorsOf(system),
    defaultRestrictions: {
      vehicleTypeIdxs: [],
      rideStartAllowed: true,
      rideEndAllowed: true,
      rideThroughAllowed: true,
    },
    globalGeofencingRules: (presence?.globalRules ?? []).map(restrictionsOf),
  };
}
