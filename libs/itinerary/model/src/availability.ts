import type { Instant } from '@maillage/kernel';
import type { RentalArea, RentalVehicle } from './facility.js';

/**
 * What is known just now of the facilities of one network. A later value replaces it whole; a request keeps the one that
 * it began with. It can be cloned on its way to a thread.
 */
export interface Availability {
  /** Grows with every value of a network that tells of anything else than ages; 0 when nothing was ever told. */
  readonly sequence: number;
  /** The live parts of feeds. */
  readonly sources: readonly AvailabilitySource[];
  /** By row in the facilities of the network; those of which nobody tells are not in it. */
  readonly facilities: ReadonlyMap<number, Presence>;
  /** Vehicles that stand free: facilities too, whose rows follow those of the network. */
  readonly vehicles: readonly FreeVehicle[];
  /** By row in the systems of the network: whose vehicles are told, so that those of the network's own making are gone. */
  readonly systems: ReadonlyMap<number, SystemPresence>;
}

export interface AvailabilitySource {
  readonly feed: string;
  /** When what it tells was so. */
  readonly at: Instant;
  /** Older than this it is not used. */
  readonly maxAgeSeconds: number;
}

export type Presence = StationPresence | ParkPresence;

/** An undefined count is unknown, never zero. */
export interface StationPresence {
  readonly kind: 'station';
  /** Row in the sources. */
  readonly source: number;
  readonly vehicles: number | undefined;
  readonly docks: number | undefined;
  /** Vehicles by row of the system's types; empty when not told by type. */
  readonly types: readonly TypePresence[];
  readonly isInstalled: boolean;
  readonly isRenting: boolean;
  readonly isReturning: boolean;
}

interface TypePresence {
  readonly types: readonly number[];
  readonly count: number;
}

export interface ParkPresence {
  readonly kind: 'park';
  readonly source: number;
  readonly places: number | undefined;
  readonly state: 'open' | 'full' | 'closed' | 'unknown';
  readonly trend: 'increasing' | 'decreasing' | 'stable' | undefined;
  /** When it was observed, where that is told of each facility. */
  readonly at: Instant | undefined;
}

export interface FreeVehicle extends RentalVehicle {
  readonly source: number;
  /** Somebody is about to take it, or it cannot be ridden: shown, not taken. */
  readonly isReserved: boolean;
  readonly isDisabled: boolean;
}

export interface SystemPresence {
  /** Row in the sources. */
  readonly source: number;
  /** Whether the vehicles that stand free are told; else those of the network stay. */
  readonly tellsVehicles: boolean;
  readonly zones: readonly RentalZone[];
  /** What holds outside all zones. */
  readonly globalRules: readonly RentalZoneRule[];
  /** Equal for equal zones. */
  readonly zonesDigest: string;
}

/** Where rides may not begin, end, or lead; of several zones the first that has a rule for the vehicle counts. */
export interface RentalZone {
  readonly name: string;
  readonly area: RentalArea;
  readonly rules: readonly RentalZoneRule[];
  readonly start: Instant | undefined;
  readonly end: Instant | undefined;
}

export interface RentalZoneRule {
  /** Rows of the system's vehicle types; all when empty. */
  readonly types: readonly number[];
  readonly rideStartAllowed: boolean;
  readonly rideEndAllowed: boolean;
  readonly rideThroughAllowed: boolean;
  /** Whether a ride ends at a station only. */
  readonly stationParking: boolean;
}

export const NO_AVAILABILITY: Availability = {
  sequence: 0,
  sources: [],
  facilities: new Map(),
  vehicles: [],
  systems: new Map(),
};

/** What a leg rests on where a vehicle is taken or left. */
export interface LegAvailability {
  /**
   * `live`: counted, by data that were fresh, for a moment that is near. `presumed`: a feed tells, and not of that moment:
   * it is later than counts are good for, the data are too old, or the count is unknown. `untold`: no live feed does.
   */
  readonly basis: 'live' | 'presumed' | 'untold';
  /** Vehicles to take, docks or places to leave one, as last counted; undefined when unknown. */
  readonly count: number | undefined;
  /** Of the data, when it was asked. */
  readonly ageSeconds: number | undefined;
  /** The feed that tells; empty when none does. */
  readonly feed: string;
}
