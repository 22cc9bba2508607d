import type { StopTimeTable } from '@maillage/transit-model';
import type { Profiles } from '../timetable.js';
import { mix, SequenceIndex } from './sequence-index.js';

/** Running times, each sequence kept once whatever the trip or pattern. */
export class ProfileTable {
  readonly #arrival: number[] = [];
  readonly #departure: number[] = [];
  readonly #offset: number[] = [];
  readonly #length: number[] = [];
  readonly #index = new SequenceIndex();

  /**
   * Offset of the profile of the trip that owns the stop times `from` to `to` (exclusive).
   * Nobody alights at the first position nor boards at the last: the times there are set equal.
   */
  offsetOf({ arrival, departure }: StopTimeTable, from: number, to: number): number {
    const length = to - from;
    const start = departure[from] as number;
    const arrivalAt = (i: number) => (i === 0 ? 0 : (arrival[from + i] as number) - start);
    const departureAt = (i: number) => (i === length - 1 ? arrivalAt(i) : (departure[from + i] as number) - start);

    let hash = length;
    for (let i = 0; i < length; i++) hash = mix(mix(hash, arrivalAt(i)), departureAt(i));
    const known = this.#index.find(hash, (id) => {
      const offset = this.#offset[id] as number;
      if (this.#length[id] !== length) return false;
      for (let i = 0; i < length; i++)
        if (this.#arrival[offset + i] !== arrivalAt(i) || this.#departure[offset + i] !== departureAt(i)) return false;
      return true;
    });
    if (known >= 0) return this.#offset[known] as number;

    const offset = this.#arrival.length;
    this.#index.add(hash);
    this.#offset.push(offset);
    this.#length.push(length);
    for (let i = 0; i < length; i++) {
      this.#arrival.push(arrivalAt(i));
      this.#departure.push(departureAt(i));
    }
    return offset;
  }

  toProfiles(): Profiles {
    const fits = this.#departure.every(isUint16) && this.#arrival.every(isUint16);
    const Store = fits ? Uint16Array : Int32Array;
    return { arrival: new Store(this.#arrival), departure: new Store(this.#departure) };
  }
}

const isUint16 = (seconds: number): boolean => seconds >= 0 && seconds <= 0xffff;
