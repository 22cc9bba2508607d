import { NoticeLog } from '@maillage/feed-reading';
import type { Instant, NoticeGroup } from '@maillage/kernel';
import { readGeofencingZones } from '../documents/geofencing-zones.js';
import { readDocument, type DocumentSource, type GbfsDocument, type GbfsLimits } from '../documents/read-document.js';
import { readStationStatus } from '../documents/station-status.js';
import { readPricingPlans } from '../documents/system-pricing-plans.js';
import { readVehicleStatus } from '../documents/vehicle-status.js';
import { readVehicleTypes } from '../documents/vehicle-types.js';
import { LIMITS } from '../limits.js';
import { noAvailability } from '../rules/gbfs-rules.js';
import { judgeAvailability } from './judge-availability.js';
import type { SharingAvailability } from './sharing-availability.js';
import { sightVehicles, type KeyedHash, type VehicleStays } from './vehicle-stays.js';

/** The documents that change while a system runs, as discovery names them. */
export const LIVE_DOCUMENTS = [
  'station_status',
  'vehicle_status',
  'free_bike_status',
  'geofencing_zones',
  'system_pricing_plans',
  'vehicle_types',
] as const;

interface AvailabilityContext {
  readonly now: Instant;
  /** Of the reading before: `NO_STAYS` at first. */
  readonly stays: VehicleStays;
  /** Keyed, so that nobody finds an id from its alias by trying. */
  readonly hash: KeyedHash;
  readonly limits?: GbfsLimits | undefined;
}

export interface AvailabilityReading {
  readonly availability: SharingAvailability;
  /** For the next reading. Ids of the feed are in it: it stays where it is. */
  readonly stays: VehicleStays;
  /** An error means that this says nothing of what is there: what was known stays, and ages. */
  readonly notices: readonly NoticeGroup[];
}

/** The documents of one system that tell its present, by name, in any version and any subset; read item by item. */
export function readAvailability(
  documents: ReadonlyMap<string, DocumentSource>,
  { now, stays, hash, limits = LIMITS }: AvailabilityContext,
): AvailabilityReading {
  const sources = new Map([...documents].map(([name, source]) => [name.replace(/^.*\/|\.json$/g, ''), source]));
  const log = new NoticeLog();
  const optional = log.forOptional();
  const open = (...names: readonly string[]): GbfsDocument | undefined => {
    const name = names.find((candidate) => sources.has(candidate)) ?? '';
    const source = sources.get(name);
    return source === undefined ? undefined : readDocument(name, source, optional, limits);
  };
  const counted = open('station_status');
  const standing = open('vehicle_status', 'free_bike_status');
  const stations = counted && listed(counted, readStationStatus(counted), 'stations');
  const told = standing && listed(standing, readVehicleStatus(standing), 'vehicles', 'bikes');
  if (!stations && !told) log.add(noAvailability);
  const sighted = told && sightVehicles(told, stays, now, hash);
  const [types, zones, plans] = [open('vehicle_types'), open('geofencing_zones'), open('system_pricing_plans')];
  const headers = [stations && counted.header, told && standing.header].flatMap((header) => header ?? []);
  const times = headers.flatMap(({ updatedAt }) => updatedAt ?? []);
  const availability: SharingAvailability = {
    updatedAt: times.length > 0 ? (Math.min(...times, now) as Instant) : undefined,
    ttlSeconds: Math.min(...headers.map(({ ttlSeconds }) => ttlSeconds), LONGEST_TTL),
    vehicleTypes: types && listed(types, readVehicleTypes(types, ''), 'vehicle_types'),
    stations,
    vehicles: sighted?.vehicles,
    geofencing: zones && (zones.data.item('geofencing_zones') ? readGeofencingZones(zones, '') : undefined),
    plans: plans && listed(plans, readPricingPlans(plans, ''), 'plans'),
  };
  return {
    availability: judgeAvailability(availability, sighted?.teleported ?? [], now, optional),
    stays: sighted?.stays ?? stays,
    notices: log.groups(),
  };
}

/** A document without its list says nothing, which is not that there is nothing. */
const listed = <Item>(
  { data }: GbfsDocument,
  items: readonly Item[],
  ...names: readonly string[]
): readonly Item[] | undefined => (names.some((name) => Array.isArray(data.raw(name))) ? items : undefined);

/** Where nothing says when to come again. */
const LONGEST_TTL = 600;
