const SLOTS = 4096;
/** Longer texts are rarely there twice. */
const LONGEST = 48;

/** Texts of one message: ids are there many times over, so the last of each hash is kept. */
export class TextCache {
  readonly #start = new Int32Array(SLOTS);
  /** 0 for an empty slot. */
  readonly #length = new Int32Array(SLOTS);
  readonly #texts: string[] = [];
  readonly #decoder = new TextDecoder();

  constructor(private readonly bytes: Uint8Array) {}

  text(start: number, end: number): string {
    const length = end - start;
    if (length === 0) return '';
    if (length > LONGEST) return this.#decoder.decode(this.bytes.subarray(start, end));
    let hash = length;
    for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + this.bytes[i]) | 0;
    const slot = (hash ^ (hash >>> 12)) & (SLOTS - 1);
    if (this.#length[slot] === length && this.#isSame(this.#start[slot], start, length)) return this.#texts[slot];
    const text = this.#decode(start, end);
    this.#start[slot] = start;
    this.#length[slot] = length;
    this.#texts[slot] = text;
    return text;
  }

  #isSame(left: number, right: number, length: number): boolean {
    const { bytes } = this;
    for (let i = 0; i < length; i++) if (bytes[left + i] !== bytes[right + i]) return false;
    return true;
  }

  #decode(start: number, end: number): string {
    let text = '';
    for (let i = start; i < end; i++) {
      const byte = this.bytes[i];
      if (byte >= 0x80) return this.#decoder.decode(this.bytes.subarray(start, end));
      text += String.fromCharCode(byte);
    }
    return text;
  }
}
