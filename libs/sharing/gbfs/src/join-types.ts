import type { NoticeLog } from '@maillage/feed-reading';
import { VENDOR_TYPES } from './documents/station-status.js';
import type { StationStatus, Vehicle, VehicleType } from './gbfs-feed.js';
import { unknownType } from './rules/gbfs-rules.js';

/** The vehicle types, with those of Vélib’ when its own words for them are used; types that nobody describes are told. */
export function joinTypes(
  types: readonly VehicleType[],
  status: readonly StationStatus[],
  vehicles: readonly Vehicle[],
  log: NoticeLog,
): VehicleType[] {
  const known = new Map(types.map((type) => [type.id, type]));
  const used = new Set(status.flatMap(({ typesAvailable }) => typesAvailable.flatMap((part) => part.vehicleTypeIds)));
  for (const id of VENDOR_TYPES) {
    if (types.length === 0 && used.has(id)) known.set(id, vendorType(id));
  }
  for (const { id, vehicleTypeId } of known.size === 0 ? [] : vehicles) {
    if (vehicleTypeId === undefined || known.has(vehicleTypeId)) continue;
    log.add(unknownType, { file: 'vehicle_types.json', value: vehicleTypeId }, { id });
  }
  return [...known.values()];
}

const vendorType = (id: (typeof VENDOR_TYPES)[number]): VehicleType => ({
  id,
  name: [],
  formFactor: 'bicycle',
  propulsion: id === 'ebike' ? 'electric_assist' : 'human',
  maxRangeMetres: undefined,
  returnConstraint: undefined,
  pricingPlanIds: [],
});
