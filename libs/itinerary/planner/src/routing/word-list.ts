/** Whole numbers one after the other, in a column that grows. */
export class WordList {
  #words = new Int32Array(4096);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(...words: readonly number[]): void {
    this.#reserve(words.length);
    for (const word of words) this.#words[this.#length++] = word;
  }

  append(words: Int32Array): void {
    this.#reserve(words.length);
    this.#words.set(words, this.#length);
    this.#length += words.length;
  }

  /** A copy that fits. */
  toArray(): Int32Array<ArrayBuffer> {
    return this.#words.slice(0, this.#length);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#words.length) return;
    const larger = new Int32Array(Math.max(this.#words.length * 2, this.#length + count));
    larger.set(this.#words);
    this.#words = larger;
  }
}
