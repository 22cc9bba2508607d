const { floor, imul } = Math;

/** A stream of pseudo-random numbers that depends on its seed alone. */
export interface Random {
  /** In [0, 1[. */
  next(): number;
  /** In [low, high[. */
  between(low: number, high: number): number;
  /** A whole number in [0, count[. */
  integer(count: number): number;
  chance(probability: number): boolean;
  pick<Value>(list: readonly Value[]): Value;
  shuffled<Value>(list: readonly Value[]): Value[];
  /** An independent stream, so that drawing more in one part of the territory leaves the others as they are. */
  fork(label: string): Random;
}

/** sfc32 ("small fast counting", Chris Doty-Humphrey, PractRand): 128 bits of state, 32-bit integer arithmetic only. */
export function randomFrom(seed: number): Random {
  let a = scramble(seed);
  let b = scramble(a);
  let c = scramble(b);
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) next();
  const integer = (count: number): number => floor(next() * count);
  return {
    next,
    integer,
    between: (low, high) => low + (high - low) * next(),
    chance: (probability) => next() < probability,
    pick: <Value>(list: readonly Value[]) => list[integer(list.length)] as Value,
    shuffled: (list) => shuffle([...list], integer),
    fork: (label) => randomFrom(hash(label, seed)),
  };
}

/** A number in [0, 1[ that depends on the label and the seed alone. */
export const drawFor = (label: string, seed: number): number => scramble(hash(label, seed)) / 4_294_967_296;

function shuffle<Value>(list: Value[], integer: (count: number) => number): Value[] {
  for (let last = list.length - 1; last > 0; last--) {
    const other = integer(last + 1);
    [list[last], list[other]] = [list[other] as Value, list[last] as Value];
  }
  return list;
}

/** FNV-1a. */
function hash(label: string, seed: number): number {
  let value = (2_166_136_261 ^ seed) >>> 0;
  for (let i = 0; i < label.length; i++) value = imul(value ^ label.charCodeAt(i), 16_777_619) >>> 0;
  return value;
}

/** One step of splitmix32. */
function scramble(value: number): number {
  let mixed = (value + 0x9e37_79b9) | 0;
  mixed = imul(mixed ^ (mixed >>> 16), 0x21f0_aaad);
  mixed = imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
