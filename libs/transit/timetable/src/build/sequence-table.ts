import { entry } from '@maillage/kernel';
import { isSequence, mix, SequenceIndex } from './sequence-index.js';

interface PlacedSequences {
  /** Offset by id. */
  readonly offset: Int32Array;
  readonly values: Int32Array;
}

/** Lists of `stop_sequence`, each kept once whatever the trip; a list that begins a longer one is found in that. */
export class SequenceTable {
  readonly #lists: Int32Array[] = [];
  readonly #index = new SequenceIndex();

  idOf(list: Int32Array): number {
    const hash = list.reduce((mixed, value) => mix(mixed, value), list.length);
    for (let id = this.#index.first(hash); id >= 0; id = this.#index.next(id)) {
      const known = entry(this.#lists, id);
      if (known.length === list.length && isSequence(known, 0, list, list.length)) return id;
    }
    this.#lists.push(list);
    return this.#index.add(hash);
  }

  place(): PlacedSequences {
    const offset = new Int32Array(this.#lists.length);
    const longestFirst = Array.from(offset.keys()).sort((a, b) => this.#list(b).length - this.#list(a).length || a - b);
    const placedByStart = new Map<number, number[]>();
    const values: number[] = [];
    for (const id of longestFirst) {
      const list = this.#list(id);
      const placed = placedByStart.get(list[0]) ?? [];
      placedByStart.set(list[0], placed);
      const longer = placed.find((other) => isSequence(this.#list(other), 0, list, list.length));
      offset[id] = longer === undefined ? values.length : offset[longer];
      if (longer !== undefined) continue;
      placed.push(id);
      values.push(...list);
    }
    return { offset, values: Int32Array.from(values) };
  }

  #list(id: number): Int32Array {
    return entry(this.#lists, id);
  }
}
