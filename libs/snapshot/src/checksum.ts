const { imul } = Math;

const PRIME_1 = 0x9e3779b1;
const PRIME_2 = 0x85ebca77;
const PRIME_3 = 0xc2b2ae3d;

/**
 * Two 32-bit words over `words`, whose number is a multiple of four: four independent lanes as in xxHash32, so that a
 * change of one word always changes the sum. `skipped` is read as 0: where the sum itself is stored.
 */
export function checksum(words: Int32Array, skipped: readonly number[]): readonly [number, number] {
  let [a, b, c, d] = [PRIME_1, PRIME_2, 0, -PRIME_1 | 0];
  const head = Math.min(words.length, 16);
  const first = words.slice(0, head).map((word, i) => (skipped.includes(i) ? 0 : word));
  [a, b, c, d] = mixLanes(first, 0, [a, b, c, d]);
  [a, b, c, d] = mixLanes(words, head, [a, b, c, d]);
  const low = rotate(a, 1) + rotate(b, 7) + rotate(c, 12) + rotate(d, 18) + words.length;
  const high = rotate(a, 18) ^ imul(b, PRIME_3) ^ rotate(c, 7) ^ imul(d, PRIME_2);
  return [finish(low | 0), finish(high)];
}

type Lanes = [number, number, number, number];

function mixLanes(words: Int32Array, from: number, lanes: Lanes): Lanes {
  let [a, b, c, d] = lanes;
  for (let i = from; i < words.length; i += 4) {
    a = mixWord(a, words[i]);
    b = mixWord(b, words[i + 1]);
    c = mixWord(c, words[i + 2]);
    d = mixWord(d, words[i + 3]);
  }
  return [a, b, c, d];
}

function mixWord(lane: number, word: number): number {
  const sum = (lane + imul(word, PRIME_2)) | 0;
  return imul((sum << 13) | (sum >>> 19), PRIME_1);
}

const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

function finish(word: number): number {
  const mixed = imul(word ^ (word >>> 15), PRIME_2);
  const again = imul(mixed ^ (mixed >>> 13), PRIME_3);
  return (again ^ (again >>> 16)) >>> 0;
}
