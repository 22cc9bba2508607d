import { formatInstant } from '@maillage/kernel';
import type { PresentVehicle } from '../availability/sharing-availability.js';
import type { Geofencing } from '../documents/geofencing-zones.js';
import type { ZoneRule } from '../gbfs-feed.js';
import { localized } from './localized.js';
import type { Publisher } from './write-gbfs.js';

/** What is published beside them, by its ids. */
interface Published {
  readonly isKnown: ReadonlySet<string>;
  readonly isPlan: ReadonlySet<string>;
  readonly isType: ReadonlySet<string>;
}

/** Those of which it is told where they are. */
export const writeVehicles = (vehicles: readonly PresentVehicle[], { isKnown, isPlan, isType }: Published): object[] =>
  vehicles.flatMap(({ id, coordinate, isReserved, isDisabled, rangeMetres, ...vehicle }) => {
    const stationId = among(isKnown, vehicle.stationId);
    if (coordinate === undefined && stationId === undefined) return [];
    return [
      {
        vehicle_id: id,
        lat: coordinate?.latitude,
        lon: coordinate?.longitude,
        is_reserved: isReserved,
        is_disabled: isDisabled,
        vehicle_type_id: among(isType, vehicle.vehicleTypeId),
        current_range_meters: rangeMetres,
        station_id: stationId,
        pricing_plan_id: among(isPlan, vehicle.pricingPlanId),
      },
    ];
  });

const among = (ids: ReadonlySet<string>, id: string | undefined): string | undefined =>
  id !== undefined && ids.has(id) ? id : undefined;

export const writeZones = (
  { zones, globalRules }: Geofencing,
  isType: ReadonlySet<string>,
  { language }: Publisher,
): object => ({
  geofencing_zones: {
    type: 'FeatureCollection',
    features: zones.map(({ name, area, rules, start, end }) => ({
      type: 'Feature',
      geometry: { type: 'MultiPolygon', coordinates: area },
      properties: {
        name: localized(name, language),
        start: start === undefined ? undefined : formatInstant(start),
        end: end === undefined ? undefined : formatInstant(end),
        rules: writeRules(rules, isType),
      },
    })),
  },
  global_rules: writeRules(globalRules, isType),
});

/** A rule for types of which none is known would be one for all. */
const writeRules = (rules: readonly ZoneRule[], isType: ReadonlySet<string>): object[] =>
  rules.flatMap((rule) => {
    const types = rule.vehicleTypeIds.filter((id) => isType.has(id));
    if (types.length === 0 && rule.vehicleTypeIds.length > 0) return [];
    return [
      {
        vehicle_type_ids: types.length > 0 ? types : undefined,
        ride_start_allowed: rule.rideStartAllowed,
        ride_end_allowed: rule.rideEndAllowed,
        ride_through_allowed: rule.rideThroughAllowed,
        maximum_speed_kph: rule.maximumSpeedKph,
        station_parking: rule.stationParking,
      },
    ];
  });
