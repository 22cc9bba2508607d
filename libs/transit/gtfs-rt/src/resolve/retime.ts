import type { Instant } from '@maillage/kernel';
import type { StopTimeEvent } from '@maillage/transit-model';
import { REALTIME_LIMITS } from '../limits.js';
import type { PlacedStop } from './place-stops.js';
import { newRunTimes, type RunTimes, type Schedule } from './run-times.js';
import { settleTimes, TOLD_ARRIVAL, TOLD_DEPARTURE } from './settle-times.js';

export interface LiveRun extends RunTimes {
  /** Per position: 1 where the vehicle does not stop; undefined: it stops everywhere. */
  readonly skipped: Uint8Array | undefined;
}

export interface RetimeContext {
  /** What service times count from. */
  readonly anchor: Instant;
  /** Of the run as a whole, until a stop says otherwise. */
  readonly delay: number | undefined;
}

/**
 * The times of a run as GTFS-Realtime says ("Stop Time Updates"): a delay holds for the stops behind until the next
 * update; `SKIPPED` lets it pass; `NO_DATA`, or an update without times, ends it, and the schedule holds from there. Before
 * the first update the schedule holds, or the delay of the run as a whole. Undefined when the times go backwards, or are a
 * day away from the schedule.
 */
export function retime(
  schedule: Schedule,
  stops: readonly PlacedStop[],
  { anchor, delay }: RetimeContext,
): LiveRun | undefined {
  const { count, start, profile } = schedule;
  const times = newRunTimes(count);
  const { arrival: arrivals, departure: departures } = times;
  const told = emptyMarks(count);
  let skipped: Uint8Array | undefined;
  let [carried, next] = [delay, 0];
  for (let i = 0; i < count; i++) {
    const arrival = start + schedule.arrival[profile + i];
    const departure = start + schedule.departure[profile + i];
    const update = next < stops.length && stops[next].position === i ? stops[next++].update : undefined;
    const relationship = update?.relationship;
    if (relationship === 'SKIPPED') (skipped ??= new Uint8Array(count))[i] = 1;
    const isSilent = update === undefined || relationship === 'SKIPPED';
    const hasTimes = !isSilent && relationship !== 'NO_DATA';
    const arrives = hasTimes ? delayOf(update.arrival, anchor + arrival) : undefined;
    const leaves = hasTimes ? delayOf(update.departure, anchor + departure) : undefined;
    if (!isSilent && arrives === undefined && leaves === undefined) carried = undefined;
    const late = arrives ?? carried ?? leaves ?? 0;
    const lateLeaving = leaves ?? arrives ?? carried ?? 0;
    if (Math.abs(late) > LARGEST || Math.abs(lateLeaving) > LARGEST) return undefined;
    arrivals[i] = arrival + late;
    departures[i] = departure + lateLeaving;
    told[i] = (arrives === undefined ? 0 : TOLD_ARRIVAL) | (leaves === undefined ? 0 : TOLD_DEPARTURE);
    carried = leaves ?? arrives ?? carried;
  }
  makeEndsEqual(times, told);
  return settleTimes(times, told) ? { arrival: arrivals, departure: departures, skipped } : undefined;
}

const delayOf = (event: StopTimeEvent | undefined, scheduled: number): number | undefined =>
  event?.time === undefined ? event?.delay : event.time - scheduled;

/** What was told of each position is forgotten with the run, so that all runs share it. */
let marks = new Uint8Array(64);

function emptyMarks(count: number): Uint8Array {
  if (count > marks.length) marks = new Uint8Array(2 * count);
  return marks.subarray(0, count).fill(0);
}

const LARGEST = REALTIME_LIMITS.delaySeconds;

/** Nobody arrives at the first position nor leaves from the last: what is told of either time there holds for both. */
function makeEndsEqual({ arrival, departure }: RunTimes, told: Uint8Array): void {
  const last = told.length - 1;
  if (told[0] === TOLD_ARRIVAL) departure[0] = arrival[0];
  else arrival[0] = departure[0];
  if (told[last] === TOLD_DEPARTURE) arrival[last] = departure[last];
  else departure[last] = arrival[last];
  if (told[0] !== 0) told[0] = TOLD_ARRIVAL | TOLD_DEPARTURE;
  if (told[last] !== 0) told[last] = TOLD_ARRIVAL | TOLD_DEPARTURE;
}
