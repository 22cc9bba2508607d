import { ExtractRefusal } from '../extract-rules.js';
import type { Growing } from '../growing.js';

/** Turns `key, key, …, value, value, …` at the end of the words into `key, value, …`; `values` is where values begin, or −1. */
export function pairWords(words: Growing<Int32Array>, keys: number, values: number): void {
  const count = words.length - keys;
  if (count === 0) return;
  if (values - keys !== count / 2) throw new ExtractRefusal('EXTRACT_CORRUPT');
  const pairs = words.values.slice(keys, words.length);
  for (let i = 0; i < count / 2; i++) {
    words.values[keys + 2 * i] = pairs[i];
    words.values[keys + 2 * i + 1] = pairs[count / 2 + i];
  }
}
