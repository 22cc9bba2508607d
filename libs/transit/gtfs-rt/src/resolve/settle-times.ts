import type { RunTimes } from './run-times.js';

/** In `told`: which of a position's times the feed told, and did not only carry on from a stop before. */
export const TOLD_ARRIVAL = 1;
export const TOLD_DEPARTURE = 2;

/** Two times that were told may contradict each other by so much: rounding, and predictions made one by one. */
const CONTRADICTION_SECONDS = 120;

/**
 * Makes the times of a run never decrease. What was not told gives way to what was; of two that were told the later moves.
 * False when they contradict each other.
 */
export function settleTimes({ arrival, departure }: RunTimes, told: Uint8Array): boolean {
  let latest = Infinity;
  for (let i = told.length - 1; i >= 0; i--) {
    if ((told[i] & TOLD_DEPARTURE) === 0) departure[i] = Math.min(departure[i], latest);
    else latest = Math.min(latest, departure[i]);
    if ((told[i] & TOLD_ARRIVAL) === 0) arrival[i] = Math.min(arrival[i], latest);
    else latest = Math.min(latest, arrival[i]);
  }
  let earliest = -Infinity;
  for (let i = 0; i < told.length; i++) {
    if ((told[i] & TOLD_ARRIVAL) !== 0 && earliest - arrival[i] > CONTRADICTION_SECONDS) return false;
    earliest = arrival[i] = Math.max(arrival[i], earliest);
    if ((told[i] & TOLD_DEPARTURE) !== 0 && earliest - departure[i] > CONTRADICTION_SECONDS) return false;
    earliest = departure[i] = Math.max(departure[i], earliest);
  }
  return true;
}
