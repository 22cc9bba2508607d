import { distanceMetres, type Coordinate, type Instant } from '@maillage/kernel';
import type { Vehicle } from '../gbfs-feed.js';
import type { PresentVehicle } from './sharing-availability.js';

/** Text → text that nobody can turn back without the key, as HMAC does. */
export type KeyedHash = (text: string) => string;

/** How long each vehicle of a system has stood where it is, by the id that its feed gives. Never leaves the process that reads. */
export type VehicleStays = ReadonlyMap<string, VehicleStay>;

interface VehicleStay {
  /** When it was first seen here, and last. */
  readonly since: Instant;
  readonly seen: Instant;
  /** Where it was then. */
  readonly from: Coordinate | undefined;
  readonly stationId: string | undefined;
}

export const NO_STAYS: VehicleStays = new Map();

interface Sightings {
  readonly vehicles: readonly PresentVehicle[];
  readonly stays: VehicleStays;
  /** Vehicles that were farther away than anything drives in the time between. */
  readonly teleported: readonly string[];
}

/**
 * Vehicles under aliases. A rental ends a stay, and a new stay has a new alias: when the vehicle was away, when it is at
 * another station, when it has moved farther than positions tremble. So feeds that keep ids tell nobody's trips here.
 */
export function sightVehicles(
  vehicles: readonly Vehicle[],
  known: VehicleStays,
  now: Instant,
  hash: KeyedHash,
): Sightings {
  const stays = new Map<string, VehicleStay>();
  const teleported: string[] = [];
  const present = vehicles.map((vehicle): PresentVehicle => {
    const { id, coordinate, stationId } = vehicle;
    const before = known.get(id);
    if (before && isTeleported(before, coordinate, now)) teleported.push(id);
    const stay = before && isSameStay(before, vehicle) ? before : { since: now, from: coordinate, stationId };
    stays.set(id, { ...stay, seen: now });
    return {
      id: hash(`${String(stay.since)} ${placeOf(stay)} ${id}`),
      coordinate,
      stationId,
      vehicleTypeId: vehicle.vehicleTypeId,
      isReserved: vehicle.isReserved,
      isDisabled: vehicle.isDisabled,
      rangeMetres: vehicle.rangeMetres,
      pricingPlanId: vehicle.pricingPlanId,
    };
  });
  // in the order of the aliases, since that of the feed may be the order of its ids
  present.sort((left, right) => (left.id < right.id ? -1 : 1));
  return { vehicles: present, stays, teleported };
}

/** A stay is one by its place, too: the clock of a territory may stand still. */
const placeOf = ({ from, stationId = '' }: Pick<VehicleStay, 'from' | 'stationId'>): string =>
  JSON.stringify([stationId, from?.latitude, from?.longitude]);

/** Positions tremble by some tens of metres between tall houses. */
const TREMBLE_METRES = 60;

function isSameStay({ from, stationId }: VehicleStay, vehicle: Vehicle): boolean {
  if (stationId !== vehicle.stationId) return false;
  if (!from || !vehicle.coordinate) return from === vehicle.coordinate;
  return distanceMetres(from, vehicle.coordinate) <= TREMBLE_METRES;
}

/** A lorry that puts bicycles elsewhere does not teleport them. */
const FASTEST_METRES_PER_SECOND = 150 / 3.6;
const FAR_METRES = 2_000;

function isTeleported({ seen, from }: VehicleStay, coordinate: Coordinate | undefined, now: Instant): boolean {
  if (!from || !coordinate) return false;
  const metres = distanceMetres(from, coordinate);
  return metres > FAR_METRES && metres > FASTEST_METRES_PER_SECOND * (now - seen);
}
