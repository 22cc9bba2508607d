import { formatInstant } from '@maillage/kernel';
import type { RentalUris, Station, StationStatus, TypeCount } from '../gbfs-feed.js';
import { localized } from './localized.js';
import type { Publisher } from './write-gbfs.js';

export function writeStationInformation(
  station: Station,
  isType: ReadonlySet<string>,
  { language }: Publisher,
): object {
  const counts = writeTypes(station.typeCapacity, isType);
  return {
    station_id: station.id,
    name: localized(station.name, language) ?? [{ text: station.id, language }],
    lat: station.latitude,
    lon: station.longitude,
    address: station.address,
    capacity: station.capacity,
    is_virtual_station: station.isVirtual,
    is_charging_station: station.isCharging,
    station_area: station.area && { type: 'MultiPolygon', coordinates: station.area },
    // a virtual station has places, no docks
    ...(station.isVirtual ? { vehicle_types_capacity: counts } : { vehicle_docks_capacity: counts }),
    station_opening_hours: station.openingHours,
    rental_uris: writeUris(station.rentalUris),
  };
}

/** Undefined, which JSON leaves out, where no type is known; a count of types of which one is not says nothing of the others. */
function writeTypes(counts: readonly TypeCount[], isType: ReadonlySet<string>): object[] | undefined {
  const known = counts.filter(({ vehicleTypeIds }) => vehicleTypeIds.every((id) => isType.has(id)));
  return known.length > 0
    ? known.map(({ vehicleTypeIds, count }) => ({ vehicle_type_ids: vehicleTypeIds, count }))
    : undefined;
}

const writeUris = ({ android, ios, web }: RentalUris): object | undefined =>
  android === undefined && ios === undefined && web === undefined ? undefined : { android, ios, web };

/** None for a station whose vehicles are not counted. */
export function writeStationStatus(
  status: StationStatus,
  isType: ReadonlySet<string>,
  { updatedAt }: Publisher,
): object[] {
  if (status.vehiclesAvailable === undefined) return [];
  const byType = status.typesAvailable.flatMap(({ vehicleTypeIds: [id = '', ...others], count }) =>
    others.length === 0 && isType.has(id) ? [{ vehicle_type_id: id, count }] : [],
  );
  return [
    {
      station_id: status.stationId,
      num_vehicles_available: status.vehiclesAvailable,
      vehicle_types_available: byType.length > 0 ? byType : undefined,
      num_docks_available: status.docksAvailable,
      vehicle_docks_available: writeTypes(status.typeDocksAvailable, isType),
      is_installed: status.isInstalled,
      is_renting: status.isRenting,
      is_returning: status.isReturning,
      last_reported: formatInstant(status.reportedAt ?? updatedAt),
    },
  ];
}
