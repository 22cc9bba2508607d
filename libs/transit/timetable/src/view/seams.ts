import type { Direction } from '../day-view.js';
import type { Timetable } from '../timetable.js';
import type { RunsAround } from './runs-around.js';

/**
 * Per run of the view, the run in which passengers stay seated (backward: the one before), −1 for none;
 * undefined when nothing continues.
 */
export function joinRuns({ trips }: Timetable, runs: RunsAround, direction: Direction): Int32Array | undefined {
  const key = (trip: number, dayOffset: number) => trip * 256 + dayOffset + 128;
  const runOf = new Map<number, number>();
  const isNext = new Set<number>();
  for (let run = 0; run < runs.count; run++) {
    const next = trips.next[runs.trip[run] as number] as number;
    if (next >= 0) isNext.add(next);
  }
  if (isNext.size === 0) return undefined;
  for (let run = 0; run < runs.count; run++) {
    const trip = runs.trip[run] as number;
    if (isNext.has(trip)) runOf.set(key(trip, runs.dayOffset[run] as number), run);
  }
  const seams = new Int32Array(runs.count).fill(-1);
  for (let run = 0; run < runs.count; run++) {
    const next = trips.next[runs.trip[run] as number] as number;
    const nextRun = next < 0 ? undefined : runOf.get(key(next, runs.dayOffset[run] as number));
    if (nextRun === undefined) continue;
    if (direction === 'forward') seams[run] = nextRun;
    else if (seams[nextRun] === -1) seams[nextRun] = run;
  }
  return seams;
}
