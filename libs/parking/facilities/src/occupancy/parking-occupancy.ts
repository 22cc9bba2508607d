import type { Instant } from '@maillage/kernel';
import type { ParkingAvailability } from '../parking-facility.js';

/** How full the facilities of one feed are just now, as plain JSON; whether anybody describes them is another question. */
export interface ParkingOccupancy {
  /** The newest observation, never after the reading; undefined when no time is told. */
  readonly updatedAt: Instant | undefined;
  readonly facilities: readonly FacilityOccupancy[];
}

export interface FacilityOccupancy extends ParkingAvailability {
  /** Since when the same is told. */
  readonly unchangedSince: Instant;
  /** The same for a day under fresh times: a counter that stands still, not a car park that does. */
  readonly isSuspect: boolean;
}
