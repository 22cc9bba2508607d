import { formatInstant, type Instant } from '@maillage/kernel';
import type { Geofencing } from '../documents/geofencing-zones.js';
import type { PricingPlan, Station, StationStatus, SystemInformation, VehicleType } from '../gbfs-feed.js';
import type { PresentVehicle } from '../availability/sharing-availability.js';
import { writeStationInformation, writeStationStatus } from './write-stations.js';
import { writePlans, writeSystem, writeVehicleTypes } from './write-system.js';
import { writeVehicles, writeZones } from './write-vehicles.js';

/** All that is published of one system. Vehicles are those of `readAvailability`: their ids are aliases already. */
export interface PublishedSystem extends Geofencing {
  readonly system: SystemInformation;
  readonly vehicleTypes: readonly VehicleType[];
  readonly stations: readonly Station[];
  readonly status: readonly StationStatus[];
  readonly vehicles: readonly PresentVehicle[];
  readonly plans: readonly PricingPlan[];
}

export interface Publisher {
  /** Where the documents will be, without a slash at the end: `<base>/station_status.json`. */
  readonly baseUrl: string;
  /** GBFS demands somebody to write to; left out where nobody is named. */
  readonly contactEmail: string | undefined;
  /** What GBFS demands and a feed may leave out. */
  readonly timezone: string;
  readonly language: string;
  /** When what is told was so. */
  readonly updatedAt: Instant;
  /** Seconds until there may be another. */
  readonly ttlSeconds: number;
}

/**
 * The system as documents of GBFS 3.0, by name, `gbfs` among them. What GBFS has no word for is left out: a station whose
 * vehicles are not counted has no status, for there is no unknown; a count of several types together names none of them.
 * Nor is a type, a plan or a station named that is not published.
 */
export function writeGbfs(published: PublishedSystem, publisher: Publisher): ReadonlyMap<string, object> {
  const { vehicleTypes, plans, zones, globalRules, stations, vehicles } = published;
  const isKnown = new Set(stations.map(({ id }) => id));
  const isPlan = new Set(plans.map(({ id }) => id));
  const isType = new Set(vehicleTypes.map(({ id }) => id));
  const status = published.status.filter(({ stationId }) => isKnown.has(stationId));
  const parts = new Map<string, object>([['system_information', writeSystem(published.system, publisher)]]);
  if (vehicleTypes.length > 0)
    parts.set('vehicle_types', { vehicle_types: writeVehicleTypes(vehicleTypes, isPlan, publisher) });
  if (stations.length > 0) {
    parts.set('station_information', {
      stations: stations.map((station) => writeStationInformation(station, isType, publisher)),
    });
    parts.set('station_status', { stations: status.flatMap((entry) => writeStationStatus(entry, isType, publisher)) });
  }
  parts.set('vehicle_status', { vehicles: writeVehicles(vehicles, { isKnown, isPlan, isType }) });
  if (plans.length > 0) parts.set('system_pricing_plans', { plans: writePlans(plans, publisher) });
  if (zones.length + globalRules.length > 0)
    parts.set('geofencing_zones', writeZones({ zones, globalRules }, isType, publisher));
  const feeds = [...parts.keys()].map((name) => ({ name, url: `${publisher.baseUrl}/${name}.json` }));
  const { ttlSeconds: ttl, updatedAt } = publisher;
  const envelope = (data: object): object => ({ last_updated: formatInstant(updatedAt), ttl, version: '3.0', data });
  return new Map([['gbfs', envelope({ feeds })], ...[...parts].map(([name, data]) => [name, envelope(data)] as const)]);
}
