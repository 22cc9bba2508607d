import { keepSame } from './keep-same.js';

/** Where a message belongs and how new it is. */
interface Place {
  readonly part: string;
  readonly slice: number;
  readonly sequence: number;
}

interface Slice<Item> {
  readonly part: string;
  readonly sequence: number;
  readonly items: readonly Item[];
}

type PartFilter = (part: string) => boolean;

/** What the messages of one kind of fact said last, slice by slice. */
export class FactSlices<Item> {
  readonly #slices = new Map<string, Slice<Item>>();
  #joined: { readonly slices: readonly (readonly Item[])[]; readonly items: readonly Item[] } = {
    slices: [],
    items: [],
  };

  put({ part, slice, sequence }: Place, items: readonly Item[]): 'older' | 'same' | 'changed' {
    const key = `${part}/${String(slice)}`;
    const known = this.#slices.get(key);
    if (sequence < (known?.sequence ?? -Infinity)) return 'older';
    const kept = keepSame(known?.items, items);
    this.#slices.set(key, { part, sequence, items: kept });
    return kept === known?.items ? 'same' : 'changed';
  }

  /** The very same array while nothing else is told: what was made of it holds. */
  items(isUsed: PartFilter): readonly Item[] {
    const slices = [...this.#slices.values()].flatMap(({ part, items }) => (isUsed(part) ? [items] : []));
    const { slices: known } = this.#joined;
    const isSame = slices.length === known.length && slices.every((items, i) => items === known[i]);
    if (!isSame) this.#joined = { slices, items: slices.flat() };
    return this.#joined.items;
  }

  /** Undefined when nothing is told by a part that is used; a slice of another part of the feed does not count for one. */
  told(isUsed: PartFilter): readonly Item[] | undefined {
    return [...this.#slices.values()].some(({ part }) => isUsed(part)) ? this.items(isUsed) : undefined;
  }

  /** The sequence of the newest message of parts that are used; 0 for none. */
  newest(isUsed: PartFilter): number {
    let newest = 0;
    for (const { part, sequence } of this.#slices.values()) if (isUsed(part)) newest = Math.max(newest, sequence);
    return newest;
  }

  hasItemsOf(part: string): boolean {
    return [...this.#slices.values()].some((slice) => slice.part === part && slice.items.length > 0);
  }
}
