import type { Boardings, DayView } from '../day-view.js';
import { moreBoardings } from './more-boardings.js';

type Numbers = Int8Array | Uint16Array | Int32Array;

/**
 * The columns of a view with room behind what is used. What views read is never written again: slots, chains, words and
 * profiles are appended, and `begin` copies the few columns in which a value differs from the one before.
 */
export class OverlaidColumns {
  slotCount: number;
  chainCount: number;
  wordCount: number;
  profileCount: number;
  slots: {
    start: Int32Array;
    profile: Int32Array;
    trip: Int32Array;
    dayOffset: Int8Array;
    next: Int32Array;
    chain: Int32Array;
    end: Int32Array;
  };
  chains: {
    stopOffset: Int32Array;
    stopCount: Int32Array;
    slotOffset: Int32Array;
    slotCount: Int32Array;
    pattern: Int32Array;
    headwaySeconds: Int32Array;
  };
  stopWord: Int32Array;
  profileArrival: Uint16Array | Int32Array;
  profileDeparture: Uint16Array | Int32Array;
  /** By chain: slots with the times of the whole run, of those that lie there in pieces. */
  readonly overtaken = new Map<number, readonly number[]>();
  #boardings: Boardings;
  /** Chains from here on are not in `#boardings`. */
  #unlisted: number;

  constructor(private readonly base: DayView) {
    const { slots, chains } = base;
    this.slotCount = slots.count;
    this.chainCount = chains.count;
    this.wordCount = base.stopWord.length;
    this.profileCount = base.profileArrival.length;
    const { start, profile, trip, dayOffset, next, chain, end } = slots;
    this.slots = { start, profile, trip, dayOffset, next, chain, end };
    const { stopOffset, stopCount, slotOffset, slotCount, pattern, headwaySeconds } = chains;
    this.chains = { stopOffset, stopCount, slotOffset, slotCount, pattern, headwaySeconds };
    this.stopWord = base.stopWord;
    this.profileArrival = base.profileArrival;
    this.profileDeparture = base.profileDeparture;
    this.#boardings = base.boardings;
    this.#unlisted = chains.count;
  }

  /** From here on the columns differ from what was viewed before. */
  begin(hasSeams: boolean): void {
    this.chains.slotOffset = this.chains.slotOffset.slice();
    this.chains.slotCount = this.chains.slotCount.slice();
    if (hasSeams) this.slots.next = this.slots.next.slice();
  }

  /** Room for one slot more, to be filled by the caller. */
  addSlot(start: number, profile: number, trip: number, dayOffset: number, chain: number): number {
    const slot = this.#roomForSlots(1);
    const { slots } = this;
    slots.start[slot] = start;
    slots.profile[slot] = profile;
    slots.trip[slot] = trip;
    slots.dayOffset[slot] = dayOffset;
    slots.next[slot] = -1;
    slots.chain[slot] = chain;
    slots.end[slot] = 0;
    return slot;
  }

  /** The slot of a run in a chain; `start` is when it starts. −1 when it is not there. */
  findSlot(chain: number, trip: number, dayOffset: number, start: number): number {
    const { slots, chains } = this;
    const first = chains.slotOffset[chain];
    const end = first + chains.slotCount[chain];
    let [low, high] = [first, end];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (slots.start[middle] < start) low = middle + 1;
      else high = middle;
    }
    for (; low < end && slots.start[low] === start; low++)
      if (slots.trip[low] === trip && slots.dayOffset[low] === dayOffset) return low;
    return -1;
  }

  /** Lays copies of slots behind one another as the new slots of a chain. */
  laySlots(chain: number, list: readonly number[]): void {
    const first = this.#roomForSlots(list.length);
    const { start, profile, trip, dayOffset, next, chain: chainOf, end } = this.slots;
    for (let i = 0; i < list.length; i++) {
      const from = list[i];
      const to = first + i;
      start[to] = start[from];
      profile[to] = profile[from];
      trip[to] = trip[from];
      dayOffset[to] = dayOffset[from];
      next[to] = next[from];
      chainOf[to] = chain;
      end[to] = end[from];
    }
    this.chains.slotOffset[chain] = first;
    this.chains.slotCount[chain] = list.length;
  }

  /** `slots` have the times of whole runs and are in no view. */
  setOvertaken(chain: number, slots: readonly number[]): void {
    if (slots.length > 0) this.overtaken.set(chain, slots);
    else this.overtaken.delete(chain);
    for (const slot of slots) this.slots.chain[slot] = chain;
  }

  addChain(stopOffset: number, stopCount: number, pattern: number): number {
    const { chains } = this;
    if (this.chainCount === chains.stopOffset.length) {
      const length = this.chainCount + (this.chainCount >> 2) + 256;
      this.chains = {
        stopOffset: grown(chains.stopOffset, length),
        stopCount: grown(chains.stopCount, length),
        slotOffset: grown(chains.slotOffset, length),
        slotCount: grown(chains.slotCount, length),
        pattern: grown(chains.pattern, length),
        headwaySeconds: grown(chains.headwaySeconds, length),
      };
    }
    const chain = this.chainCount++;
    this.chains.stopOffset[chain] = stopOffset;
    this.chains.stopCount[chain] = stopCount;
    this.chains.slotOffset[chain] = this.slotCount;
    this.chains.slotCount[chain] = 0;
    this.chains.pattern[chain] = pattern;
    this.chains.headwaySeconds[chain] = 0;
    return chain;
  }

  /** Returns the offset of words that no chain had before. */
  addWords(words: Int32Array): number {
    const offset = this.wordCount;
    if (offset + words.length > this.stopWord.length)
      this.stopWord = grown(this.stopWord, offset + words.length + (offset >> 2) + 4096);
    this.stopWord.set(words, offset);
    this.wordCount = offset + words.length;
    return offset;
  }

  /** Appends the first `length` entries as a profile and returns its offset. */
  addProfile(arrival: Int32Array, departure: Int32Array, length: number): number {
    const offset = this.profileCount;
    if (this.profileArrival instanceof Uint16Array && arrival[length - 1] > 0xffff) {
      this.profileArrival = Int32Array.from(this.profileArrival);
      this.profileDeparture = Int32Array.from(this.profileDeparture);
    }
    if (offset + length > this.profileArrival.length) {
      const room = offset + length + (offset >> 2) + 65_536;
      this.profileArrival = grown(this.profileArrival, room);
      this.profileDeparture = grown(this.profileDeparture, room);
    }
    for (let i = 0; i < length; i++) {
      this.profileArrival[offset + i] = arrival[i];
      this.profileDeparture[offset + i] = departure[i];
    }
    this.profileCount = offset + length;
    return offset;
  }

  toView(): DayView {
    if (this.chainCount > this.#unlisted) {
      this.#boardings = moreBoardings(this.#boardings, this, this.#unlisted);
      this.#unlisted = this.chainCount;
    }
    const { base, stopWord, profileArrival, profileDeparture } = this;
    return {
      ...base,
      chains: { count: this.chainCount, ...this.chains },
      slots: { count: this.slotCount, ...this.slots },
      stopWord,
      profileArrival,
      profileDeparture,
      boardings: this.#boardings,
    };
  }

  #roomForSlots(count: number): number {
    const first = this.slotCount;
    const { slots } = this;
    this.slotCount = first + count;
    if (this.slotCount <= slots.start.length) return first;
    const length = this.slotCount + (this.slotCount >> 1) + 4096;
    this.slots = {
      start: grown(slots.start, length),
      profile: grown(slots.profile, length),
      trip: grown(slots.trip, length),
      dayOffset: grown(slots.dayOffset, length),
      next: grown(slots.next, length),
      chain: grown(slots.chain, length),
      end: grown(slots.end, length),
    };
    return first;
  }
}

function grown<Store extends Numbers>(column: Store, length: number): Store {
  const Type = column.constructor as new (length: number) => Store;
  const longer = new Type(length);
  longer.set(column);
  return longer;
}
