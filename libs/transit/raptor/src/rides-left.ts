import type { DayView } from '@maillage/transit-timetable';
import type { StopOffset } from './journey.js';
import { listAlightings, type Alightings } from './alightings.js';
import { MAX_TRIPS } from './search-state.js';

/** More rides than anybody takes. */
export const NO_WAY = MAX_TRIPS + 1;

/**
 * Rides to the goal that no way undercuts, whatever the time: rounds backwards from the goal over stop sequences, seams
 * and walks. Who needs two more rides is compared with what is reached with two more.
 */
export class RidesLeft {
  /** Who is ready to board there; 1 or more, `NO_WAY` where nothing leads to the goal. */
  readonly boarding: Uint8Array;
  /** Who has alighted there and goes on. */
  readonly onward: Uint8Array;
  readonly #alightings: Alightings;
  /** Before this position of each sequence somebody on board is taken to where he is wanted. */
  readonly #wantedEnd: Int32Array;
  readonly #wanted: Int32Array;

  constructor(view: DayView) {
    this.#alightings = listAlightings(view);
    this.boarding = new Uint8Array(view.stopCount);
    this.onward = new Uint8Array(view.stopCount);
    this.#wantedEnd = new Int32Array(this.#alightings.sequenceCount);
    this.#wanted = new Int32Array(view.stopCount);
  }

  /** The arrays are overwritten by the next call. */
  compute(goal: readonly StopOffset[], maxTrips: number): void {
    this.boarding.fill(NO_WAY);
    this.onward.fill(NO_WAY);
    this.#wantedEnd.fill(0);
    const wanted = this.#wanted;
    let count = 0;
    for (const { stop } of goal) wanted[count++] = stop;
    for (let rides = 1; rides <= maxTrips && count > 0; rides++) {
      const { offset, sequence, position } = this.#alightings;
      const found: number[] = [];
      for (let w = 0; w < count; w++)
        for (let a = offset[wanted[w]], end = offset[wanted[w] + 1]; a < end; a++)
          this.#want(sequence[a], position[a], rides, found);
      count = this.#walkBack(found, rides);
    }
  }

  /** Whoever boards the sequence before `end` gets there with `rides`, and whoever stays seated into it. */
  #want(sequence: number, end: number, rides: number, found: number[]): void {
    const known = this.#wantedEnd[sequence];
    if (end <= known) return;
    this.#wantedEnd[sequence] = end;
    const { stopOffset, stopCount, stopWord, before } = this.#alightings;
    const first = stopOffset[sequence];
    for (let i = first + known; i < first + end; i++) {
      const word = stopWord[i];
      const stop = word >> 2;
      if (!(word & 1) || this.boarding[stop] !== NO_WAY) continue;
      this.boarding[stop] = rides;
      found.push(stop);
    }
    for (const other of before.get(sequence) ?? []) this.#want(other, stopCount[other], rides, found);
  }

  /** Where one alights to board at the stops that were found; their number. */
  #walkBack(found: readonly number[], rides: number): number {
    const { walkOffset, walkFrom } = this.#alightings;
    const { onward } = this;
    let count = 0;
    for (const stop of found) {
      if (onward[stop] === NO_WAY) {
        onward[stop] = rides;
        this.#wanted[count++] = stop;
      }
      for (let w = walkOffset[stop], end = walkOffset[stop + 1]; w < end; w++) {
        const from = walkFrom[w];
        if (onward[from] !== NO_WAY) continue;
        onward[from] = rides;
        this.#wanted[count++] = from;
      }
    }
    return count;
  }
}
