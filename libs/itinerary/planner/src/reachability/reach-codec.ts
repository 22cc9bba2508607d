import type { AllReached, ManyReached } from './reach-question.js';

/** Number of stops, then three columns. */
export function encodeAllReached({ stops, seconds, trips }: AllReached): Int32Array<ArrayBuffer> {
  return joined([Int32Array.of(stops.length), stops, seconds, trips]);
}

export function decodeAllReached(words: Int32Array): AllReached {
  const [stops, seconds, trips] = columnsOf(words, 1, [words[0] ?? 0, words[0] ?? 0, words[0] ?? 0]);
  return { stops, seconds, trips };
}

/** Rides, lengths of the three columns, then these. */
export function encodeManyReached(reached: ManyReached): Int32Array<ArrayBuffer> {
  const { streetSeconds, streetMetres, transitSeconds, maxTrips } = reached;
  const columns = [streetSeconds, streetMetres, transitSeconds];
  return joined([Int32Array.of(maxTrips, ...columns.map(({ length }) => length)), ...columns]);
}

export function decodeManyReached(words: Int32Array): ManyReached {
  const [maxTrips = 0, seconds = 0, metres = 0, transit = 0] = words;
  const [streetSeconds, streetMetres, transitSeconds] = columnsOf(words, 4, [seconds, metres, transit]);
  return { streetSeconds, streetMetres, transitSeconds, maxTrips };
}

function joined(columns: readonly Int32Array[]): Int32Array<ArrayBuffer> {
  const words = new Int32Array(columns.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const column of columns) {
    words.set(column, next);
    next += column.length;
  }
  return words;
}

type Three<Value> = readonly [Value, Value, Value];

function columnsOf(words: Int32Array, start: number, [a, b, c]: Three<number>): Three<Int32Array> {
  const [second, third] = [start + a, start + a + b];
  return [words.slice(start, second), words.slice(second, third), words.slice(third, third + c)];
}
