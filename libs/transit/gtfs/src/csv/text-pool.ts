import { ByteIndex } from './byte-index.js';

/** Texts that repeat, each decoded once and numbered 0, 1, 2 … in the order of their first appearance. */
export class TextPool {
  readonly texts: string[] = [];
  private readonly index = new ByteIndex();

  /** The number of the text, −1 when it was never numbered. */
  find(bytes: Uint8Array, start: number, end: number): number {
    return this.index.find(bytes, start, end);
  }

  /** The number of the text in these bytes; `decode` is asked for a new one only. */
  number(bytes: Uint8Array, start: number, end: number, decode: () => string): number {
    const known = this.index.find(bytes, start, end);
    if (known >= 0) return known;
    this.texts.push(decode());
    return this.index.add(bytes, start, end);
  }
}
