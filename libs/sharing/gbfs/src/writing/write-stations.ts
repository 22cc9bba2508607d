import { formatInstant } from '@maillage/kernel';
import type { RentalUris, Station, StationStatus, TypeCount } from '../gbfs-feed.js';
import { localized } from './localized.js';
import type { Publisher } from './write-gbfs.js';

export function writeStationInformation(station: Station, { language }: Publisher): object {
  const counts = station.typeCapacity.length > 0 ? station.typeCapacity.map(writeTypes) : undefined;
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

const writeTypes = ({ vehicleTypeIds, count }: TypeCount): object => ({ vehicle_type_ids: vehicleTypeIds, count });

const writeUris = ({ android, ios, web }: RentalUris): object | undefined =>
  android === undefined && ios === undefined && web === undefined ? undefined : { android, ios, web };

/** None for a station whose vehicles are not counted. */
export function writeStationStatus(status: StationStatus, { updatedAt }: Publisher): object[] {
  if (status.vehiclesAvailable === undefined) return [];
  const byType = status.typesAvailable.flatMap(({ vehicleTypeIds, count }) =>
    vehicleTypeIds.length === 1 ? [{ vehicle_type_id: vehicleTypeIds[0], count }] : [],
  );
  return [
    {
      station_id: status.stationId,
      num_vehicles_available: status.vehiclesAvailable,
      vehicle_types_available: byType.length > 0 ? byType : undefined,
      num_docks_available: status.docksAvailable,
      vehicle_docks_available:
        status.typeDocksAvailable.length > 0 ? status.typeDocksAvailable.map(writeTypes) : undefined,
      is_installed: status.isInstalled,
      is_renting: status.isRenting,
      is_returning: status.isReturning,
      last_reported: formatInstant(status.reportedAt ?? updatedAt),
    },
  ];
}
