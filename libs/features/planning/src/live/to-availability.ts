import type { LiveFacts, LiveFeed } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import type { ParkingOccupancy } from '@maillage/parking-facilities';
import type { SharingAvailability } from '@maillage/sharing-gbfs';

/** What the believed parts of a system say; a part that was never told or is too old is undefined. */
export function toSharingAvailability(
  { kind, maxAge }: LiveFeed,
  updatedAt: Instant | undefined,
  told: {
    readonly stations: readonly LiveFacts['stations'][] | undefined;
    readonly vehicles: readonly LiveFacts['vehicles'][] | undefined;
    readonly geofencing: readonly LiveFacts['geofencing'][] | undefined;
  },
): SharingAvailability | undefined {
  if (kind !== 'gbfs' || updatedAt === undefined) return undefined;
  const [zones] = told.geofencing ?? [];
  return {
    updatedAt,
    ttlSeconds: maxAge,
    vehicleTypes: undefined,
    stations: told.stations?.map((station) => ({ ...UNKNOWN_STATION, ...station })),
    vehicles: told.vehicles?.map((vehicle) => ({ ...UNKNOWN_VEHICLE, ...vehicle })),
    geofencing: zones && toZones(zones),
    plans: undefined,
  };
}

const UNKNOWN_STATION = { vehiclesAvailable: undefined, docksAvailable: undefined, reportedAt: undefined };
const UNKNOWN_VEHICLE = {
  coordinate: undefined,
  stationId: undefined,
  vehicleTypeId: undefined,
  rangeMetres: undefined,
  pricingPlanId: undefined,
};

type Zones = NonNullable<SharingAvailability['geofencing']>;

/** The same value for the same message: who looks at zones looks at their identity first. */
function toZones(zones: LiveFacts['geofencing']): Zones {
  const known = ZONES.get(zones);
  if (known) return known;
  const toRule = (rule: LiveFacts['geofencing']['globalRules'][number]) => ({ maximumSpeedKph: undefined, ...rule });
  const made: Zones = {
    zones: zones.zones.map((zone) => ({ start: undefined, end: undefined, ...zone, rules: zone.rules.map(toRule) })),
    globalRules: zones.globalRules.map(toRule),
  };
  ZONES.set(zones, made);
  return made;
}

const ZONES = new WeakMap<object, Zones>();

export function toParkingOccupancy(
  { kind }: LiveFeed,
  updatedAt: Instant | undefined,
  facilities: readonly LiveFacts['facilities'][] | undefined,
): ParkingOccupancy | undefined {
  if (kind !== 'parking' || !facilities) return undefined;
  return { updatedAt, facilities: facilities.map((facility) => ({ ...UNKNOWN_FACILITY, ...facility })) };
}

const UNKNOWN_FACILITY = {
  free: undefined,
  occupied: undefined,
  capacity: undefined,
  trend: undefined,
  observedAt: undefined,
};
