import type {
  FreeVehicle,
  RentalStation,
  RentalSystem,
  RentalZoneRule,
  StationPresence,
  SystemPresence,
} from '@maillage/itinerary-model';
import { formatScopedId } from '@maillage/kernel';
import { textIn, type SharingAvailability, type StationStatus } from '@maillage/sharing-gbfs';

/** Vehicles beyond the docks are put beside them. */
const OVERFLOW = 2;

export function toStationPresence(
  status: StationStatus,
  { capacity = Infinity }: RentalStation,
  system: RentalSystem,
  source: number,
): StationPresence {
  const { vehiclesAvailable, docksAvailable } = status;
  const upTo = (count: number | undefined, most: number): number | undefined =>
    count !== undefined && count <= most ? count : undefined;
  return {
    kind: 'station',
    source,
    vehicles: upTo(vehiclesAvailable, OVERFLOW * Math.max(capacity, 1)),
    docks: upTo(docksAvailable, capacity),
    types: status.typesAvailable.map(({ vehicleTypeIds, count }) => ({ types: rowsOf(system, vehicleTypeIds), count })),
    isInstalled: status.isInstalled,
    isRenting: status.isRenting,
    isReturning: status.isReturning,
  };
}

interface SystemRow {
  readonly system: number;
  readonly known: RentalSystem;
  readonly source: number;
}

/** Those that stand free; those at stations are counted there. */
export function toVehicles(
  { vehicles = [] }: SharingAvailability,
  { system, known, source }: SystemRow,
): FreeVehicle[] {
  const rows = new Map(known.vehicleTypes.map(({ id }, row) => [id, row]));
  return vehicles.flatMap((vehicle): FreeVehicle[] => {
    const { coordinate, stationId, isReserved, isDisabled, rangeMetres } = vehicle;
    if (!coordinate || stationId !== undefined) return [];
    return [
      {
        kind: 'rental-vehicle',
        id: formatScopedId(known.feed, vehicle.id),
        name: '',
        latitude: coordinate.latitude,
        longitude: coordinate.longitude,
        system,
        // a type that nobody described when the network was made is that of what has none, or none
        vehicleType: rows.get(vehicle.vehicleTypeId ?? '') ?? rows.get('') ?? NO_TYPE,
        rangeMetres,
        source,
        isReserved,
        isDisabled,
      },
    ];
  });
}

const NO_TYPE = -1;

export function toSystemPresence(
  { vehicles, geofencing }: SharingAvailability,
  system: RentalSystem,
  source: number,
): SystemPresence {
  const toRule = (rule: GbfsRule): RentalZoneRule => ({
    types: rowsOf(system, rule.vehicleTypeIds),
    rideStartAllowed: rule.rideStartAllowed,
    rideEndAllowed: rule.rideEndAllowed,
    rideThroughAllowed: rule.rideThroughAllowed,
    stationParking: rule.stationParking,
  });
  const applicable = (rules: readonly GbfsRule[]): RentalZoneRule[] =>
    // a rule for types that are unknown is for none, not for all
    rules
      .map((rule) => [rule, toRule(rule)] as const)
      .flatMap(([rule, told]) => (rule.vehicleTypeIds.length > 0 && told.types.length === 0 ? [] : [told]));
  return {
    source,
    tellsVehicles: vehicles !== undefined,
    zones: (geofencing?.zones ?? []).map(({ name, area, rules, start, end }) => ({
      name: textIn(name),
      area,
      rules: applicable(rules),
      start,
      end,
    })),
    globalRules: applicable(geofencing?.globalRules ?? []),
    zonesDigest: geofencing ? digestOf(geofencing) : '',
  };
}

type GbfsRule = NonNullable<SharingAvailability['geofencing']>['globalRules'][number];

const rowsOf = ({ vehicleTypes }: RentalSystem, ids: readonly string[]): number[] =>
  ids.flatMap((id) => {
    const row = vehicleTypes.findIndex((type) => type.id === id);
    return row < 0 ? [] : [row];
  });

/** FNV-1a of what zones say: it tells whether they changed, and keeps no secret. */
function digestOf(geofencing: NonNullable<SharingAvailability['geofencing']>): string {
  const known = DIGESTS.get(geofencing);
  if (known !== undefined) return known;
  const text = JSON.stringify(geofencing);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  const digest = `${(hash >>> 0).toString(16)}-${text.length}`;
  DIGESTS.set(geofencing, digest);
  return digest;
}

const DIGESTS = new WeakMap<object, string>();
