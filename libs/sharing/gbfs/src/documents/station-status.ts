import type { JsonItem } from '@maillage/feed-reading';
import type { StationStatus, TypeCount } from '../gbfs-feed.js';
import { vendorField } from '../rules/gbfs-rules.js';
import { keepFirst } from './keep-first.js';
import { listItems, type GbfsDocument } from './read-document.js';
import { readTypeCounts } from './station-information.js';

export const readStationStatus = (document: GbfsDocument): StationStatus[] =>
  keepFirst(
    listItems(document, 'stations').map((item) => {
      const status = readStatus(item);
      return [item, status && { ...status, id: status.stationId }] as const;
    }),
    'station_id',
  ).map(({ id: _, ...status }) => status);

function readStatus(item: JsonItem): StationStatus | undefined {
  const stationId = item.id('station_id');
  if (stationId === undefined) return undefined;
  return {
    stationId,
    isInstalled: item.boolean('is_installed') ?? true,
    isRenting: item.boolean('is_renting') ?? true,
    isReturning: item.boolean('is_returning') ?? true,
    vehiclesAvailable: item.count(
      item.has('num_vehicles_available') ? 'num_vehicles_available' : 'num_bikes_available',
    ),
    docksAvailable: item.count('num_docks_available'),
    typesAvailable: item.has('vehicle_types_available')
      ? readTypeCounts(item, 'vehicle_types_available')
      : readVendorTypes(item),
    typeDocksAvailable: readTypeCounts(item, 'vehicle_docks_available'),
    reportedAt: item.instant('last_reported'),
  };
}

/** Vélib’ Métropole: `[{ "mechanical": 2 }, { "ebike": 3 }]`. */
function readVendorTypes(item: JsonItem): TypeCount[] {
  if (!item.has('num_bikes_available_types')) return [];
  item.add(vendorField, 'num_bikes_available_types');
  return item.items('num_bikes_available_types').flatMap((part) =>
    VENDOR_TYPES.flatMap((type) => {
      const count = part.count(type);
      return count === undefined ? [] : [{ vehicleTypeIds: [type], count }];
    }),
  );
}

export const VENDOR_TYPES = ['mechanical', 'ebike'] as const;
