import type { Coordinate, Instant } from '@maillage/kernel';
import type { GeofencingZone, PricingPlan, StationStatus, VehicleType, ZoneRule } from '../gbfs-feed.js';

/**
 * What one GBFS system tells just now, as plain JSON. A part that is undefined was not told (or of no use): what is known
 * of it stays. Ids of vehicles are aliases that end with each rental, and nothing else of a vehicle names it.
 */
export interface SharingAvailability {
  /** The oldest `last_updated` of the documents with counts or vehicles, never after the reading; undefined when none is told. */
  readonly updatedAt: Instant | undefined;
  /** Seconds until the next one is promised, the shortest of them. */
  readonly ttlSeconds: number;
  readonly vehicleTypes: readonly VehicleType[] | undefined;
  readonly stations: readonly StationStatus[] | undefined;
  readonly vehicles: readonly PresentVehicle[] | undefined;
  readonly geofencing: PresentZones | undefined;
  readonly plans: readonly PricingPlan[] | undefined;
}

/** A vehicle that stands free, or at a station when that is told. */
export interface PresentVehicle {
  /** An alias: another one after each rental. */
  readonly id: string;
  readonly coordinate: Coordinate | undefined;
  readonly stationId: string | undefined;
  readonly vehicleTypeId: string | undefined;
  readonly isReserved: boolean;
  readonly isDisabled: boolean;
  readonly rangeMetres: number | undefined;
  readonly pricingPlanId: string | undefined;
}

interface PresentZones {
  readonly zones: readonly GeofencingZone[];
  /** What holds outside all zones. */
  readonly globalRules: readonly ZoneRule[];
}
