import { swappedCoordinates, swappedPlaces, type JsonItem } from '@maillage/feed-reading';
import type { Vehicle } from '../gbfs-feed.js';
import { readRentalUris } from '../values/read-uris.js';
import { keepFirst } from './keep-first.js';
import { listItems, type GbfsDocument } from './read-document.js';

/** `vehicle_status` or, before 3.0, `free_bike_status`. */
export function readVehicleStatus(document: GbfsDocument): Vehicle[] {
  const read = listItems(document, 'vehicles', 'bikes').map((item) => [item, readVehicle(item)] as const);
  const free = read.filter(([, vehicle]) => vehicle?.coordinate !== undefined);
  const rows = swappedPlaces(free.flatMap(([, vehicle]) => vehicle?.coordinate ?? []));
  const swapped = new Set([...rows].flatMap((row) => free[row]?.[0] ?? []));
  for (const item of swapped) item.add(swappedCoordinates, 'lat');
  return keepFirst(
    read.filter(([item]) => !swapped.has(item)),
    'vehicle_id',
  );
}

function readVehicle(item: JsonItem): Vehicle | undefined {
  const id = item.id('vehicle_id', 'bike_id');
  const stationId = item.reference('station_id');
  const isFree = stationId === undefined || item.has('lat') || item.has('lon');
  const coordinate = isFree ? item.coordinate('lat', 'lon') : undefined;
  if (id === undefined || (isFree && !coordinate)) return undefined;
  return {
    id,
    coordinate,
    stationId,
    vehicleTypeId: item.reference('vehicle_type_id'),
    isReserved: item.boolean('is_reserved') ?? false,
    isDisabled: item.boolean('is_disabled') ?? false,
    rangeMetres: item.number('current_range_meters', { least: 0 }),
    pricingPlanId: item.reference('pricing_plan_id'),
    reportedAt: item.instant('last_reported'),
    rentalUris: readRentalUris(item),
  };
}
