import type { Instant } from '@maillage/kernel';
import { Clock } from '@maillage/ports';

/** The machine's clock, which is synchronised. */
export class SystemClock extends Clock {
  override now(): Instant {
    return Math.floor(Date.now() / 1000) as Instant;
  }
}
