import { patternLength } from '../running-time.js';
import type { Timetable } from '../timetable.js';
import type { AddedRun, RetimedRun } from './run-update.js';

/** Stop words of a retimed run, forward; undefined when they are its pattern's. */
export function wordsOfRetimed(
  { patterns, stops, trips }: Timetable,
  { trip, skipped, stops: assigned }: RetimedRun,
): Int32Array | undefined {
  if (skipped === undefined && assigned === undefined) return undefined;
  const pattern = trips.pattern[trip];
  const first = patterns.stopOffset[pattern];
  const planned = patterns.stopWord.subarray(first, first + patternLength(patterns, pattern));
  const words = planned.map((word, position) => {
    const stop = assigned?.[position] ?? word >> 2;
    // at the planned stop the traffic keeps its own change rules
    const isPlanned = stop === word >> 2 || stop === stops.origin[(word >> 2) as never];
    return (isPlanned ? word & ~3 : stop << 2) | (skipped?.[position] === 1 ? 0 : word & 3);
  });
  return words.every((word, position) => word === planned[position]) ? undefined : words;
}

/** Stop words of an added run, forward. */
export const wordsOfAdded = ({ stops, boarding }: AddedRun): Int32Array =>
  stops.map((stop, position) => {
    const pickup = boarding[position] >> 4;
    const dropOff = (boarding[position] >> 2) & 3;
    return (stop << 2) | (dropOff === 1 ? 0 : 2) | (pickup === 1 ? 0 : 1);
  });
