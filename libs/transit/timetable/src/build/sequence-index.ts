import { entry } from '@maillage/kernel';
/** Sequences that were seen before, by their hash; the caller compares. Ids are given in order of `add`. */
export class SequenceIndex {
  readonly #first = new Map<number, number>();
  readonly #nextWithSameHash: number[] = [];

  /** The latest id with this hash, −1 for none. */
  first(hash: number): number {
    return this.#first.get(hash) ?? -1;
  }

  /** The next id with the same hash, −1 for none. */
  next(id: number): number {
    return entry(this.#nextWithSameHash, id);
  }

  add(hash: number): number {
    const id = this.#nextWithSameHash.length;
    this.#nextWithSameHash.push(this.first(hash));
    this.#first.set(hash, id);
    return id;
  }
}

/** One step of a 32-bit mixing hash. */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1);
  return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
}

/** Whether `count` values at `offset` are those at the beginning of `sequence`. */
export function isSequence(values: Int32Array, offset: number, sequence: Int32Array, count: number): boolean {
  for (let i = 0; i < count; i++) if (values[offset + i] !== sequence[i]) return false;
  return true;
}
