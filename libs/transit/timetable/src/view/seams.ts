import type { Direction } from '../day-view.js';
import type { Timetable, Trips } from '../timetable.js';
import type { RunsAround } from './runs-around.js';

/**
 * Per run of the view, the run in which passengers stay seated (backward: the one before), −1 for none;
 * undefined when nothing continues.
 */
export function joinRuns({ trips }: Timetable, runs: RunsAround, direction: Direction): Int32Array | undefined {
  const nextTrips = continuationsOf(trips);
  const isContinued = new Uint8Array(trips.count);
  for (const list of nextTrips.values()) for (const trip of list) isContinued[trip] = 1;
  const key = (trip: number, dayOffset: number) => trip * 256 + dayOffset + 128;
  const runOf = new Map<number, number>();
  for (let run = 0; run < runs.count; run++) {
    const trip = runs.trip[run];
    if (isContinued[trip] === 1) runOf.set(key(trip, runs.dayOffset[run]), run);
  }
  if (runOf.size === 0) return undefined;

  const seams = new Int32Array(runs.count).fill(-1);
  for (let run = 0; run < runs.count; run++) {
    const dayOffset = runs.dayOffset[run];
    const next = nextTrips
      .get(runs.trip[run])
      ?.map((trip) => runOf.get(key(trip, dayOffset)))
      .find((candidate) => candidate !== undefined);
    if (next === undefined) continue;
    if (direction === 'forward') seams[run] = next;
    else if (seams[next] === -1) seams[next] = run;
  }
  return seams;
}

/** Per trip that goes on: its continuations, the first that runs on a day holds. */
export function continuationsOf({ next, otherNextOf, otherNext }: Trips): ReadonlyMap<number, readonly number[]> {
  const nextTrips = new Map<number, number[]>();
  next.forEach((to, trip) => {
    if (to >= 0) nextTrips.set(trip, [to]);
  });
  otherNextOf.forEach((trip, i) => nextTrips.get(trip)?.push(otherNext[i]));
  return nextTrips;
}
