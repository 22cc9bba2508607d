import { MOST_SEAMS } from '../view/cut-chains.js';
import { layPieces } from './lay-pieces.js';
import type { Line } from './lines.js';
import type { OverlaidColumns } from './overlaid-columns.js';
import { placeOvertaken, type Piece } from './place-overtaken.js';
import type { SeatedSlots } from './seated-slots.js';

/** The slot has the times of the whole run. */
export interface WithdrawnRun {
  readonly slot: number;
  readonly chain: number;
}

/**
 * Chains as lists of slots while runs are taken out of them and put into them; each is laid anew once. Runs that lay in
 * pieces are taken out of every chain that is worked on, as what overtook them may be gone.
 */
export class ChainsAtWork {
  readonly #lists = new Map<number, number[]>();
  /** Instead of the lists, of chains with runs in pieces. */
  readonly #pieces = new Map<number, readonly Piece[]>();
  /** By chain the runs that were put there in pieces, be it none. */
  readonly #overtaken = new Map<number, number[]>();
  readonly #withdrawn: WithdrawnRun[] = [];
  /** Slots that have no chain yet. */
  readonly #lines: Line[] = [];
  #firstSlot = Infinity;

  constructor(
    private readonly columns: OverlaidColumns,
    private readonly seats: SeatedSlots | undefined,
  ) {}

  take(chain: number, trip: number, dayOffset: number): void {
    const { slots } = this.columns;
    const isIt = (slot: number): boolean => slots.trip[slot] === trip && slots.dayOffset[slot] === dayOffset;
    const list = this.#listOf(chain);
    const place = list.findIndex(isIt);
    if (place >= 0) list.splice(place, 1);
    else
      this.#withdrawn.splice(
        this.#withdrawn.findIndex(({ slot }) => isIt(slot)),
        1,
      );
  }

  /** A run that lay in pieces and has to be put to its place again; undefined when there is none left. */
  nextWithdrawn(): WithdrawnRun | undefined {
    return this.#withdrawn.pop();
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
    const pieces = this.#pieces.get(chain);
    if (pieces) return this.seats?.includesAny([slot]) !== true && this.#insertPieces(chain, pieces, slot, () => false);
    const list = this.columns.overtaken.has(chain) ? this.#listOf(chain) : this.#lists.get(chain);
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

  /**
   * Inserts a run of the timetable in pieces between others of it, which have the same accessibility: what a view leaves
   * out must not be what overtakes. False when that cannot be done, and of runs in which somebody stays seated.
   */
  insertInPieces(chain: number, slot: number, tripCount: number): boolean {
    const { chains, slots } = this.columns;
    if (chains.headwaySeconds[chain] !== 0 || slots.trip[slot] >= tripCount) return false;
    const last = chains.stopCount[chain] - 1;
    if (this.seats?.includesAny([slot]) === true) return false;
    let pieces = this.#pieces.get(chain);
    if (pieces === undefined) {
      const list = this.#listOf(chain);
      if (this.seats?.includesAny(list) === true) return false;
      pieces = list.map((other) => ({ slot: other, first: 0, last }));
    }
    const isWitness = (piece: Piece): boolean =>
      piece.first === 0 && piece.last === last && slots.trip[piece.slot] < tripCount;
    return this.#insertPieces(chain, pieces, slot, isWitness);
  }

  /** Lays the chains that changed and tells where passengers stay seated. */
  lay(): void {
    for (const [chain, list] of this.#lists) {
      const pieces = this.#pieces.get(chain);
      const overtaken = this.#overtaken.get(chain) ?? [];
      if (pieces) layPieces(this.columns, chain, pieces);
      else this.columns.laySlots(chain, list);
      this.columns.setOvertaken(chain, overtaken);
      this.seats?.moved(chain);
    }
    this.seats?.join();
  }

  #insertPieces(chain: number, pieces: readonly Piece[], slot: number, isWitness: (piece: Piece) => boolean): boolean {
    const length = this.columns.chains.stopCount[chain];
    const placed = placeOvertaken(this.columns, pieces, slot, length, isWitness);
    if (placed === undefined) return false;
    this.#pieces.set(chain, placed);
    if (placed.some((piece) => piece.slot === slot && piece.first === 0 && piece.last === length - 1)) return true;
    const known = this.#overtaken.get(chain);
    if (known) known.push(slot);
    else this.#overtaken.set(chain, [slot]);
    return true;
  }

  #listOf(chain: number): number[] {
    const known = this.#lists.get(chain);
    if (known) return known;
    const { slotOffset, slotCount } = this.columns.chains;
    const list = Array.from({ length: slotCount[chain] }, (_, i) => slotOffset[chain] + i);
    const overtaken = this.columns.overtaken.get(chain);
    const whole = overtaken ? list.filter((slot) => this.columns.slots.end[slot] === 0) : list;
    for (const slot of overtaken ?? []) this.#withdrawn.push({ slot, chain });
    this.#lists.set(chain, whole);
    return whole;
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
