import { MOST_SEAMS } from '../view/cut-chains.js';
import type { Line } from './lines.js';
import type { OverlaidColumns } from './overlaid-columns.js';
import type { SeatedSlots } from './seated-slots.js';

/** Chains as lists of slots while runs are taken out of them and put into them; each is laid anew once. */
export class ChainsAtWork {
  readonly #lists = new Map<number, number[]>();
  /** Slots that have no chain yet. */
  readonly #lines: Line[] = [];
  #firstSlot = 0;

  constructor(
    private readonly columns: OverlaidColumns,
    private readonly seats: SeatedSlots | undefined,
  ) {}

  take(chain: number, trip: number, dayOffset: number): void {
    const { slots } = this.columns;
    const list = this.#listOf(chain);
    const place = list.findIndex((slot) => slots.trip[slot] === trip && slots.dayOffset[slot] === dayOffset);
    list.splice(place, 1);
  }

  /** Announces a slot that is to be inserted: one after the other, as they were added. */
  expect(slot: number, line: Line): void {
    if (this.#lines.length === 0) this.#firstSlot = slot;
    this.#lines.push(line);
  }

  /** Inserts a slot where it is in order with both neighbours; false when there is no such place. */
  insert(chain: number, slot: number): boolean {
    const { chains, slots } = this.columns;
    if (chains.headwaySeconds[chain] !== 0) return false;
    const list = this.#lists.get(chain);
    const first = chains.slotOffset[chain];
    const count = list?.length ?? chains.slotCount[chain];
    const slotAt = (place: number): number => (list === undefined ? first + place : (list[place] ?? -1));
    const start = slots.start[slot];
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (slots.start[slotAt(middle)] <= start) low = middle + 1;
      else high = middle;
    }
    for (let place = low; place >= 0; place--) {
      if (
        (place === 0 || this.#follows(slotAt(place - 1), slot)) &&
        (place === count || this.#follows(slot, slotAt(place)))
      ) {
        this.#listOf(chain).splice(place, 0, slot);
        return true;
      }
      if (place > 0 && slots.start[slotAt(place - 1)] < start) break;
    }
    return false;
  }

  /** Lays the chains that changed and tells where passengers stay seated. */
  lay(): void {
    for (const [chain, list] of this.#lists) {
      this.columns.laySlots(chain, list);
      this.seats?.moved(chain);
    }
    this.seats?.join();
  }

  #listOf(chain: number): number[] {
    const known = this.#lists.get(chain);
    if (known) return known;
    const { slotOffset, slotCount } = this.columns.chains;
    const list = Array.from({ length: slotCount[chain] }, (_, i) => slotOffset[chain] + i);
    this.#lists.set(chain, list);
    return list;
  }

  /** As when chains are cut: never before, nor in the runs in which passengers of both stay seated. */
  #follows(before: number, after: number): boolean {
    if (!this.#isNeverBefore(before, after)) return false;
    if (this.seats === undefined) return true;
    let [a, b] = [before, after];
    for (let seam = 0; seam < MOST_SEAMS; seam++) {
      a = this.seats.nextOf(a);
      b = this.seats.nextOf(b);
      if (a < 0 || b < 0) return a === b;
      if (this.#wordsOf(a) !== this.#wordsOf(b) || !this.#isNeverBefore(a, b)) return false;
    }
    return true;
  }

  #isNeverBefore(before: number, after: number): boolean {
    const { slots, profileArrival, profileDeparture } = this.columns;
    const gap = slots.start[after] - slots.start[before];
    const a = slots.profile[before];
    const b = slots.profile[after];
    if (gap < 0) return false;
    if (a === b) return true;
    const length = this.#lengthOf(before);
    for (let i = 0; i < length; i++) {
      if (profileArrival[b + i] + gap < profileArrival[a + i]) return false;
      if (profileDeparture[b + i] + gap < profileDeparture[a + i]) return false;
    }
    return true;
  }

  #lengthOf(slot: number): number {
    const { slots, chains } = this.columns;
    return slot < this.#firstSlot ? chains.stopCount[slots.chain[slot]] : this.#lines[slot - this.#firstSlot].stopCount;
  }

  #wordsOf(slot: number): number {
    const { slots, chains } = this.columns;
    return slot < this.#firstSlot
      ? chains.stopOffset[slots.chain[slot]]
      : this.#lines[slot - this.#firstSlot].stopOffset;
  }
}
