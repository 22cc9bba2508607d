import type { ServiceDay } from '@maillage/kernel';
import type { Direction } from '../day-view.js';
import type { Timetable } from '../timetable.js';
import { continuationsOf } from '../view/seams.js';
import { runsOn } from './runs-on.js';

/** Which runs a vehicle makes one after the other, in the sense of time of a view, whether or not both still run. */
export class RunSeams {
  readonly #next: ReadonlyMap<number, readonly number[]>;
  readonly #previous: ReadonlyMap<number, readonly number[]>;

  constructor(
    private readonly timetable: Timetable,
    direction: Direction,
  ) {
    const onward = continuationsOf(timetable.trips);
    const back = reversed(onward);
    [this.#next, this.#previous] = direction === 'forward' ? [onward, back] : [back, onward];
  }

  get isEmpty(): boolean {
    return this.#next.size === 0;
  }

  includes(trip: number): boolean {
    return this.#next.has(trip) || this.#previous.has(trip);
  }

  /** The trips, mostly one, in which passengers of a trip may stay seated that day. */
  nextOf(trip: number, day: ServiceDay): readonly number[] {
    return this.#running(this.#next, trip, day);
  }

  previousOf(trip: number, day: ServiceDay): readonly number[] {
    return this.#running(this.#previous, trip, day);
  }

  #running(trips: ReadonlyMap<number, readonly number[]>, trip: number, day: ServiceDay): readonly number[] {
    const known = trips.get(trip) ?? NONE;
    return known.every((other) => runsOn(this.timetable, other, day))
      ? known
      : known.filter((other) => runsOn(this.timetable, other, day));
  }
}

const NONE: readonly number[] = [];

function reversed(trips: ReadonlyMap<number, readonly number[]>): Map<number, number[]> {
  const reverse = new Map<number, number[]>();
  for (const [trip, others] of trips)
    for (const other of others) {
      const known = reverse.get(other);
      if (known) known.push(trip);
      else reverse.set(other, [trip]);
    }
  return reverse;
}
