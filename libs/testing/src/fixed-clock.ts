import type { Instant } from '@maillage/kernel';
import { Clock } from '@maillage/ports';

/** A clock that stands until it is moved. */
export class FixedClock extends Clock {
  constructor(private instant: Instant) {
    super();
  }

  override now(): Instant {
    return this.instant;
  }

  advance(seconds: number): void {
    this.instant = (this.instant + seconds) as Instant;
  }
}
