import { GrowingColumn } from '../growing-column.js';
import type { DayView } from '../day-view.js';

/**
 * Rides between neighbouring stops that a view may have and the view it was made from has not, or not that fast. Grows
 * with every value of the overlay; what it holds of older ones only makes a lower bound lower.
 */
export class QuickerHops {
  readonly from = new GrowingColumn();
  readonly to = new GrowingColumn();
  readonly seconds = new GrowingColumn();

  constructor(readonly base: DayView) {}

  get count(): number {
    return this.from.length;
  }

  add(from: number, to: number, seconds: number): void {
    if (from === to) return;
    this.from.push(from);
    this.to.push(to);
    this.seconds.push(seconds);
  }
}
