const REMEMBERED = 10_000;

/** Texts by index, as the columns of a timetable give them. */
interface Texts<Index extends number> {
  text(index: Index): string;
}

/**
 * Finds by id what a column of texts holds. Chains by hash in two columns: 12 bytes for each index, whatever its id's
 * length. The same id may be there many times.
 */
export class IdIndex<Index extends number> {
  /** First place of each hash + 1; 0 for none. */
  readonly #first: Int32Array;
  /** Next place of the same slot + 1. */
  readonly #next: Int32Array;
  readonly #hash: Int32Array;
  readonly #found = new Map<string, Index | undefined>();

  constructor(
    private readonly texts: Texts<Index>,
    private readonly members: ArrayLike<number>,
  ) {
    const slots = 2 ** Math.ceil(Math.log2(members.length + 1));
    this.#first = new Int32Array(slots);
    this.#next = new Int32Array(members.length);
    this.#hash = new Int32Array(members.length);
    for (let place = members.length - 1; place >= 0; place--) {
      const hash = hashOf(texts.text(members[place] as Index));
      const slot = hash & (slots - 1);
      this.#hash[place] = hash;
      this.#next[place] = this.#first[slot];
      this.#first[slot] = place + 1;
    }
  }

  /** All with this id, in the order of the members. */
  all(id: string): Index[] {
    const found: Index[] = [];
    const hash = hashOf(id);
    for (let link = this.#first[hash & (this.#first.length - 1)]; link > 0; link = this.#next[link - 1]) {
      const index = this.members[link - 1] as Index;
      if (this.#hash[link - 1] === hash && this.texts.text(index) === id) found.push(index);
    }
    return found;
  }

  /** The first with this id. What was asked for lately is remembered. */
  find(id: string): Index | undefined {
    const known = this.#found.get(id);
    if (known !== undefined) return known;
    if (this.#found.size >= REMEMBERED) this.#found.clear();
    const found = this.all(id).at(0);
    this.#found.set(id, found);
    return found;
  }
}

function hashOf(id: string): number {
  let hash = id.length;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x9e3779b1);
  return hash ^ (hash >>> 15);
}
