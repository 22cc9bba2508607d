import type { Footpaths } from '../timetable.js';

const TARGETS = 2 ** 24;

/** Sorts the walks of each stop in place, shortest first, then by target. */
export function sortFootpaths({ offset, to, seconds }: Footpaths): void {
  for (let stop = 0; stop < offset.length - 1; stop++) {
    const from = offset[stop];
    const count = offset[stop + 1] - from;
    // A duration and a target in one number that sorts by duration first.
    const codes = new Float64Array(count);
    for (let i = 0; i < count; i++) codes[i] = seconds[from + i] * TARGETS + to[from + i];
    codes.sort();
    for (let i = 0; i < count; i++) {
      const code = codes[i];
      seconds[from + i] = Math.floor(code / TARGETS);
      to[from + i] = code % TARGETS;
    }
  }
}
