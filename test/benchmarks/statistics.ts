export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly mean: number;
}

/** Of times in milliseconds, rounded to microseconds. */
export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const round = (time: number): number => Math.round(time * 1000) / 1000;
  const sum = sorted.reduce((total, time) => total + time, 0);
  return { p50: round(at(0.5)), p95: round(at(0.95)), mean: round(sum / Math.max(1, sorted.length)) };
}

/** Numbers in [0, 1[ from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
