import type { ServiceDay } from '@maillage/kernel';
import type { DayView } from '../day-view.js';
import type { TripIndex } from '../indices.js';
import type { Timetable } from '../timetable.js';
import type { OverlaidColumns } from './overlaid-columns.js';
import type { QuickerHops } from './quicker-hops.js';
import { runKey } from './realtime-timetable.js';
import type { RunSeams } from './run-seams.js';
import { lengthOf } from './run-times.js';

interface SeatedRun {
  readonly trip: TripIndex;
  readonly day: ServiceDay;
}

/**
 * Keeps `Slots.next` true while runs move: passengers stay seated while both runs are there and the second leaves no
 * earlier than the first arrives.
 */
export class SeatedSlots {
  /** Of runs that share a vehicle with another, by `runKey`. */
  readonly #slotOf = new Map<number, number>();
  /** Slots without a chain, of this batch. */
  readonly #staged = new Map<number, SeatedRun>();
  readonly #moved = new Map<number, SeatedRun>();

  constructor(
    private readonly timetable: Timetable,
    private readonly base: DayView,
    readonly seams: RunSeams,
    private readonly columns: OverlaidColumns,
    private readonly hops: QuickerHops,
  ) {
    for (let slot = 0; slot < columns.slotCount; slot++) {
      const run = this.#runIn(slot);
      if (seams.includes(run.trip)) this.#slotOf.set(runKey(run.trip, run.day), slot);
    }
  }

  /** Whether passengers stay seated in any of these slots. */
  includesAny(slots: readonly number[]): boolean {
    return slots.some((slot) => this.seams.includes(this.columns.slots.trip[slot]));
  }

  /** The run is in `slot` now and in no chain yet; −1: it is not in the view. */
  put(trip: TripIndex, day: ServiceDay, slot: number): void {
    if (!this.seams.includes(trip)) return;
    const key = runKey(trip, day);
    if (slot < 0) this.#slotOf.delete(key);
    else {
      this.#slotOf.set(key, slot);
      this.#staged.set(slot, { trip, day });
    }
  }

  /** In this batch, which has not been joined yet. */
  nextOf(slot: number): number {
    const staged = this.#staged.get(slot);
    return staged === undefined ? this.columns.slots.next[slot] : this.#resolve(staged, slot);
  }

  /** A chain got new slots. */
  moved(chain: number): void {
    const { slotOffset, slotCount } = this.columns.chains;
    const first = slotOffset[chain];
    for (let slot = first; slot < first + slotCount[chain]; slot++) {
      const run = this.#runIn(slot);
      if (!this.seams.includes(run.trip)) continue;
      const key = runKey(run.trip, run.day);
      this.#slotOf.set(key, slot);
      this.#moved.set(key, run);
    }
  }

  /** Leads every run to where the next one has moved. */
  join(): void {
    for (const run of this.#moved.values()) {
      this.#join(run);
      for (const trip of this.seams.previousOf(run.trip, run.day))
        this.#join({ trip: trip as TripIndex, day: run.day });
    }
    for (const run of this.#staged.values()) this.#logWait(run);
    this.#moved.clear();
    this.#staged.clear();
  }

  #join(run: SeatedRun): void {
    const slot = this.#slotOf.get(runKey(run.trip, run.day));
    if (slot !== undefined) this.columns.slots.next[slot] = this.#resolve(run, slot);
  }

  /** Of several runs that come together in one, which backward is a choice, the first in the order of a view. */
  #resolve({ trip, day }: SeatedRun, slot: number): number {
    const { start } = this.columns.slots;
    const { pattern } = this.timetable.trips;
    const arrived = this.#arrivalOf(trip, slot);
    let best = -1;
    let bestPattern = -1;
    for (const next of this.seams.nextOf(trip, day)) {
      const candidate = this.#slotOf.get(runKey(next, day));
      if (candidate === undefined || start[candidate] < arrived) continue;
      const own = pattern[next as TripIndex];
      if (best >= 0 && (own > bestPattern || (own === bestPattern && start[candidate] >= start[best]))) continue;
      best = candidate;
      bestPattern = own;
    }
    return best;
  }

  #arrivalOf(trip: TripIndex, slot: number): number {
    const { slots, profileArrival } = this.columns;
    return slots.start[slot] + profileArrival[slots.profile[slot] + lengthOf(this.timetable, trip) - 1];
  }

  /** How long passengers are on the way from the last stop of a run to the first of the next may have become less. */
  #logWait({ trip, day }: SeatedRun): void {
    const { slots, chains, stopWord } = this.columns;
    const slot = this.#slotOf.get(runKey(trip, day)) ?? -1;
    const next = slot < 0 ? -1 : slots.next[slot];
    if (next < 0) return;
    const last = chains.stopOffset[slots.chain[slot]] + lengthOf(this.timetable, trip) - 1;
    const first = chains.stopOffset[slots.chain[next]];
    this.hops.add(stopWord[last] >> 2, stopWord[first] >> 2, slots.start[next] - this.#arrivalOf(trip, slot));
  }

  #runIn(slot: number): SeatedRun {
    const { trip, dayOffset } = this.columns.slots;
    return { trip: trip[slot] as TripIndex, day: (this.base.day + dayOffset[slot]) as ServiceDay };
  }
}
