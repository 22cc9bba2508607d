import { formatInstant } from '@maillage/kernel';
import type { PresentVehicle } from '../availability/sharing-availability.js';
import type { Geofencing } from '../documents/geofencing-zones.js';
import type { ZoneRule } from '../gbfs-feed.js';
import { localized } from './localized.js';
import type { Publisher } from './write-gbfs.js';

export const writeVehicles = (vehicles: readonly PresentVehicle[], isPlan: ReadonlySet<string>): object[] =>
  vehicles.map(({ id, coordinate, stationId, vehicleTypeId, isReserved, isDisabled, rangeMetres, pricingPlanId }) => ({
    vehicle_id: id,
    lat: coordinate?.latitude,
    lon: coordinate?.longitude,
    is_reserved: isReserved,
    is_disabled: isDisabled,
    vehicle_type_id: vehicleTypeId,
    current_range_meters: rangeMetres,
    station_id: stationId,
    pricing_plan_id: pricingPlanId !== undefined && isPlan.has(pricingPlanId) ? pricingPlanId : undefined,
  }));

export const writeZones = ({ zones, globalRules }: Geofencing, { language }: Publisher): object => ({
  geofencing_zones: {
    type: 'FeatureCollection',
    features: zones.map(({ name, area, rules, start, end }) => ({
      type: 'Feature',
      geometry: { type: 'MultiPolygon', coordinates: area },
      properties: {
        name: localized(name, language),
        start: start === undefined ? undefined : formatInstant(start),
        end: end === undefined ? undefined : formatInstant(end),
        rules: rules.map(writeRule),
      },
    })),
  },
  global_rules: globalRules.map(writeRule),
});

const writeRule = (rule: ZoneRule): object => ({
  vehicle_type_ids: rule.vehicleTypeIds.length > 0 ? rule.vehicleTypeIds : undefined,
  ride_start_allowed: rule.rideStartAllowed,
  ride_end_allowed: rule.rideEndAllowed,
  ride_through_allowed: rule.rideThroughAllowed,
  maximum_speed_kph: rule.maximumSpeedKph,
  station_parking: rule.stationParking,
});
