import type { RunTimes } from './run-times.js';

/** Two times that were told may contradict each other by so much: rounding, and predictions made one by one. */
const CONTRADICTION_SECONDS = 120;

/**
 * Makes the times of a run never decrease. What was not told (`told` is 0) gives way to what was; of two that were told
 * the later moves. False when they contradict each other.
 */
export function settleTimes(times: RunTimes, told: Uint8Array): boolean {
  let latest = Infinity;
  for (let i = times.length - 1; i >= 0; i--)
    if (told[i] === 1) latest = Math.min(latest, times[i]);
    else times[i] = Math.min(times[i], latest);
  let earliest = -Infinity;
  for (let i = 0; i < times.length; i++) {
    if (told[i] === 1 && earliest - times[i] > CONTRADICTION_SECONDS) return false;
    earliest = Math.max(earliest, times[i]);
    times[i] = earliest;
  }
  return true;
}
