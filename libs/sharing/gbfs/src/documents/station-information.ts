import { swappedCoordinates, swappedPlaces, type JsonItem } from '@maillage/feed-reading';
import type { Station, TypeCount } from '../gbfs-feed.js';
import { readArea } from '../values/read-area.js';
import { readTexts } from '../values/read-texts.js';
import { readRentalUris } from '../values/read-uris.js';
import { keepFirst } from './keep-first.js';
import { listItems, type GbfsDocument } from './read-document.js';

export function readStationInformation(document: GbfsDocument, language: string): Station[] {
  const read = listItems(document, 'stations').map((item) => [item, readStation(item, language)] as const);
  const placed = read.filter(([, station]) => station !== undefined);
  const swapped = swappedPlaces(placed.flatMap(([, station]) => station ?? []));
  for (const row of swapped) placed[row]?.[0].add(swappedCoordinates, 'lat');
  return keepFirst(
    placed.filter((_, row) => !swapped.has(row)),
    'station_id',
  );
}

function readStation(item: JsonItem, language: string): Station | undefined {
  const id = item.id('station_id');
  const coordinate = item.coordinate('lat', 'lon');
  if (id === undefined || !coordinate) return undefined;
  return {
    id,
    ...coordinate,
    name: readTexts(item, 'name', language),
    address: item.text('address'),
    capacity: item.count('capacity'),
    isVirtual: item.boolean('is_virtual_station') ?? false,
    isCharging: item.boolean('is_charging_station'),
    area: readArea(item, 'station_area'),
    typeCapacity: readTypeCapacity(item),
    openingHours: item.text('station_opening_hours'),
    rentalUris: readRentalUris(item),
  };
}

/** Docks by type, else places by type, in the words of 3.0 and of 2.x. */
function readTypeCapacity(item: JsonItem): TypeCount[] {
  const list = ['vehicle_docks_capacity', 'vehicle_types_capacity'].find((name) => item.has(name));
  if (list !== undefined) return readTypeCounts(item, list);
  const counts = item.item('vehicle_type_capacity') ?? item.item('vehicle_capacity');
  return (counts?.names() ?? []).flatMap((type) => {
    const count = counts?.count(type);
    return count === undefined ? [] : [{ vehicleTypeIds: [type], count }];
  });
}

/** `[{ vehicle_type_ids, count }]` or `[{ vehicle_type_id, count }]`. */
export function readTypeCounts(item: JsonItem, name: string): TypeCount[] {
  return item.items(name).flatMap((part) => {
    const one = part.reference('vehicle_type_id');
    const count = part.count('count');
    const vehicleTypeIds = one === undefined ? part.references('vehicle_type_ids') : [one];
    return count === undefined || vehicleTypeIds.length === 0 ? [] : [{ vehicleTypeIds, count }];
  });
}
