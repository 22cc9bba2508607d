import type {
  Availability,
  FreeVehicle,
  RentalStation,
  RentalSystem,
  RentalVehicle,
  RentalVehicleType,
  StationPresence,
} from '@maillage/itinerary-model';
import { distanceMetres, type Coordinate } from '@maillage/kernel';
import { boxAround, encodeArea, outlinesOf } from './rental-areas.js';
import { linkMembers, RETURN_CONSTRAINTS } from './rental-members.js';

/** A station of the network, with what is known of it just now. */
export interface ShownStation extends RentalStation {
  readonly presence: StationPresence | undefined;
  readonly feed: string | undefined;
  /** Stations of other systems at the same place. */
  readonly beside: readonly string[];
}

export type ShownVehicle = RentalVehicle | FreeVehicle;

/** Two systems that have a station within so many metres have one place with docks of both. */
const SAME_PLACE_METRES = 15;

export function stationsWith(
  stations: readonly (readonly [number, RentalStation])[],
  availability: Availability,
): ShownStation[] {
  const cells = new Map<string, RentalStation[]>();
  for (const [, station] of stations)
    for (const key of cellsAround(station)) cells.set(key, [...(cells.get(key) ?? []), station]);
  return stations.map(([row, station]) => {
    const told = availability.facilities.get(row);
    const near = cells.get(cellOf(station, 0, 0)) ?? [];
    return {
      ...station,
      presence: told?.kind === 'station' ? told : undefined,
      feed: told && availability.sources[told.source]?.feed,
      beside: near
        .filter((other) => other.system !== station.system && distanceMetres(other, station) < SAME_PLACE_METRES)
        .map(({ id }) => id),
    };
  });
}

/** Squares larger than the distance, so that what is near is in a square around. */
const CELL_DEGREES = 0.0005;

const cellOf = ({ latitude, longitude }: Coordinate, up: number, right: number): string =>
  `${String(Math.floor(latitude / CELL_DEGREES) + up)} ${String(Math.floor(longitude / CELL_DEGREES) + right)}`;

const cellsAround = (place: Coordinate): string[] =>
  [-1, 0, 1].flatMap((up) => [-1, 0, 1].map((right) => cellOf(place, up, right)));

export const stationOf = (station: ShownStation, system: RentalSystem) => {
  const { presence, capacity, beside } = station;
  return {
    id: station.id,
    providerId: system.id,
    providerGroupId: system.id,
    name: station.name,
    lat: station.latitude,
    lon: station.longitude,
    isRenting: presence === undefined || (presence.isInstalled && presence.isRenting && presence.vehicles !== 0),
    isReturning: presence === undefined || (presence.isInstalled && presence.isReturning && presence.docks !== 0),
    numVehiclesAvailable: presence?.vehicles ?? 0,
    formFactors: formFactorsOf(system),
    vehicleTypesAvailable: countsOf(system, presence),
    vehicleDocksAvailable: countOf(system, presence?.docks),
    bbox: boxAround(station.area ? outlinesOf(station.area) : [station]),
    availabilityKnown: presence?.vehicles !== undefined,
    ...(presence?.docks !== undefined && { numDocksAvailable: presence.docks }),
    ...(capacity !== undefined && { capacity }),
    ...(beside.length > 0 && { samePlaceAs: beside }),
    ...(station.address !== undefined && { address: station.address }),
    ...(station.area && { stationArea: encodeArea(station.area) }),
    ...linkMembers(station.links),
  };
};

export const formFactorsOf = ({ vehicleTypes }: RentalSystem): string[] => [
  ...new Set(vehicleTypes.map(({ formFactor }) => formFactor.toUpperCase())),
];

/** By type where that is told; with one type alone all are of it. */
function countsOf(system: RentalSystem, presence: StationPresence | undefined): Record<string, number> {
  const told = (presence?.types ?? []).flatMap(({ types, count }): [string, number][] => {
    const [only] = types;
    const type = only === undefined || types.length > 1 ? undefined : system.vehicleTypes[only];
    return type ? [[type.id, count]] : [];
  });
  return told.length > 0 ? Object.fromEntries(told) : countOf(system, presence?.vehicles);
}

function countOf({ vehicleTypes }: RentalSystem, count: number | undefined): Record<string, number> {
  const [only] = vehicleTypes;
  return count !== undefined && only && vehicleTypes.length === 1 ? { [only.id]: count } : {};
}

export function vehicleOf(vehicle: ShownVehicle, system: RentalSystem) {
  const type: RentalVehicleType | undefined = system.vehicleTypes[vehicle.vehicleType];
  return {
    id: vehicle.id,
    providerId: system.id,
    providerGroupId: system.id,
    typeId: type?.id ?? '',
    lat: vehicle.latitude,
    lon: vehicle.longitude,
    formFactor: (type?.formFactor ?? 'bicycle').toUpperCase(),
    propulsionType: (type?.propulsion ?? 'human').toUpperCase(),
    returnConstraint: RETURN_CONSTRAINTS[type?.returnConstraint ?? 'free_floating'],
    isReserved: 'isReserved' in vehicle && vehicle.isReserved,
    isDisabled: 'isDisabled' in vehicle && vehicle.isDisabled,
    ...(vehicle.rangeMetres !== undefined && { rangeMetres: vehicle.rangeMetres }),
  };
}
