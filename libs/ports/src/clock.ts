import type { Instant } from '@maillage/kernel';

/** The system's present. Nothing orders or leases by it. */
export abstract class Clock {
  /** Whole seconds since 1970 in UTC. */
  abstract now(): Instant;
}
