import type { Coordinate, Instant } from '@maillage/kernel';

/** A place where people leave cars or bicycles; an undefined member is unknown. */
export interface ParkingFacility extends Coordinate {
  /** Opaque, unique in its feed. */
  readonly id: string;
  /** Empty when nobody names it. */
  readonly name: string;
  readonly kind: 'car' | 'bicycle';
  readonly capacity: number | undefined;
  readonly disabledCapacity: number | undefined;
  readonly isParkAndRide: boolean;
  /** False when it is for subscribers or residents alone. */
  readonly isPublic: boolean;
  readonly isCovered: boolean | undefined;
  readonly maxHeightMetres: number | undefined;
  /** OSM `opening_hours` syntax. */
  readonly openingHours: string | undefined;
  readonly hasFee: boolean | undefined;
  readonly operator: string | undefined;
  readonly address: string | undefined;
}

/** A public place of which nothing else is known. */
export const NOTHING_KNOWN = {
  capacity: undefined,
  disabledCapacity: undefined,
  isParkAndRide: false,
  isPublic: true,
  isCovered: undefined,
  maxHeightMetres: undefined,
  openingHours: undefined,
  hasFee: undefined,
  operator: undefined,
  address: undefined,
} as const satisfies Omit<ParkingFacility, 'id' | 'name' | 'kind' | keyof Coordinate>;

/** How full it is; an undefined count is unknown, never zero. */
export interface ParkingAvailability {
  readonly facilityId: string;
  readonly free: number | undefined;
  readonly occupied: number | undefined;
  readonly capacity: number | undefined;
  readonly trend: 'increasing' | 'decreasing' | 'stable' | undefined;
  /** `full` where a feed says so in words, whatever it counts. */
  readonly state: 'open' | 'full' | 'closed' | 'unknown';
  readonly observedAt: Instant | undefined;
}

/** What one file tells, before it is looked at as a whole. */
export interface FileReading {
  readonly facilities: readonly ParkingFacility[];
  readonly availability: readonly ParkingAvailability[];
}
