import { entry } from '@maillage/kernel';
import type { StopTimeTable } from '@maillage/transit-model';
import type { Profiles } from '../timetable.js';
import { GrowingColumn } from '../growing-column.js';
import { isSequence, mix, SequenceIndex } from './sequence-index.js';

/** Running times, each sequence kept once whatever the trip or pattern. */
export class ProfileTable {
  readonly #arrival = new GrowingColumn();
  readonly #departure = new GrowingColumn();
  readonly #offset: number[] = [];
  readonly #length: number[] = [];
  readonly #index = new SequenceIndex();
  #arrivalNow = new Int32Array(256);
  #departureNow = new Int32Array(256);

  /** Offset of the profile of the trip that owns the stop times `from` to `to` (exclusive). */
  offsetOf(stopTimes: StopTimeTable, from: number, to: number): number {
    const length = to - from;
    const hash = this.#readTimes(stopTimes, from, length);
    for (let id = this.#index.first(hash); id >= 0; id = this.#index.next(id))
      if (this.#isSame(id, length)) return entry(this.#offset, id);

    const offset = this.#arrival.length;
    this.#index.add(hash);
    this.#offset.push(offset);
    this.#length.push(length);
    this.#arrival.pushAll(this.#arrivalNow, length);
    this.#departure.pushAll(this.#departureNow, length);
    return offset;
  }

  /** Nobody alights at the first position nor boards at the last: the times there are set equal. Returns the hash. */
  #readTimes({ arrival, departure }: StopTimeTable, from: number, length: number): number {
    if (length > this.#arrivalNow.length) {
      this.#arrivalNow = new Int32Array(length * 2);
      this.#departureNow = new Int32Array(length * 2);
    }
    const start = departure[from];
    let hash = length;
    for (let i = 0; i < length; i++) {
      const reached = i === 0 ? 0 : arrival[from + i] - start;
      const left = i === length - 1 ? reached : departure[from + i] - start;
      this.#arrivalNow[i] = reached;
      this.#departureNow[i] = left;
      hash = mix(mix(hash, reached), left);
    }
    return hash;
  }

  #isSame(id: number, length: number): boolean {
    const offset = entry(this.#offset, id);
    return (
      this.#length[id] === length &&
      isSequence(this.#arrival.values, offset, this.#arrivalNow, length) &&
      isSequence(this.#departure.values, offset, this.#departureNow, length)
    );
  }

  toProfiles(): Profiles {
    const arrival = this.#arrival.toArray();
    const departure = this.#departure.toArray();
    if (!arrival.every(isUint16) || !departure.every(isUint16)) return { arrival, departure };
    return { arrival: Uint16Array.from(arrival), departure: Uint16Array.from(departure) };
  }
}

const isUint16 = (seconds: number): boolean => seconds >= 0 && seconds <= 0xffff;
