import type { StringColumn } from './string-column.js';

/** All texts of a snapshot, each once: `bytes[offset[c]] … bytes[offset[c + 1] − 1]` in UTF-8 is the text with code c. */
export interface TextPool {
  readonly offset: Int32Array;
  readonly bytes: Uint8Array;
}

export class TextPoolWriter {
  readonly #codes = new Map<string, number>();

  /** The codes of a column's texts. */
  add(column: StringColumn<number>): Int32Array {
    const codes = new Int32Array(column.length);
    for (let i = 0; i < codes.length; i++) codes[i] = this.#codeOf(column.text(i));
    return codes;
  }

  #codeOf(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    const code = this.#codes.size;
    this.#codes.set(text, code);
    return code;
  }

  toPool(): TextPool {
    const texts = [...this.#codes.keys()];
    const offset = new Int32Array(texts.length + 1);
    // UTF-8 takes at most three bytes per UTF-16 unit
    const bytes = new Uint8Array(texts.reduce((length, text) => length + text.length * 3, 0));
    const encoder = new TextEncoder();
    texts.forEach((text, code) => {
      const from = offset[code];
      offset[code + 1] = from + encoder.encodeInto(text, bytes.subarray(from)).written;
    });
    return { offset, bytes: bytes.slice(0, offset[texts.length]) };
  }
}

/** A column that decodes a text when it is read. */
export function pooledColumn<Key extends number>({ offset, bytes }: TextPool, codes: Int32Array): StringColumn<Key> {
  const decoder = new TextDecoder();
  return {
    length: codes.length,
    text(index) {
      const code = codes[index];
      // a copy, because a text decoder does not read shared memory everywhere
      return decoder.decode(bytes.slice(offset[code], offset[code + 1]));
    },
  };
}
