/** Finds sequences that were seen before by their hash; the caller compares. Ids are given in order of `add`. */
export class SequenceIndex {
  readonly #first = new Map<number, number>();
  readonly #nextWithSameHash: number[] = [];

  /** The id of the known sequence that `isSame`, −1 for none. */
  find(hash: number, isSame: (id: number) => boolean): number {
    let id = this.#first.get(hash) ?? -1;
    while (id >= 0 && !isSame(id)) id = this.#nextWithSameHash[id] as number;
    return id;
  }

  add(hash: number): number {
    const id = this.#nextWithSameHash.length;
    this.#nextWithSameHash.push(this.#first.get(hash) ?? -1);
    this.#first.set(hash, id);
    return id;
  }
}

/** One step of a 32-bit mixing hash. */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1);
  return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
}
