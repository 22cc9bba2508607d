import type { Instant } from '@maillage/kernel';
import type { StopTimeEvent } from '@maillage/transit-model';
import { REALTIME_LIMITS } from '../limits.js';
import type { PlacedStop } from './place-stops.js';
import type { RunTimes } from './run-times.js';
import { settleTimes } from './settle-times.js';

export interface LiveRun {
  readonly times: RunTimes;
  /** Per position: 1 where the vehicle does not stop. */
  readonly skipped: Uint8Array;
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
  schedule: RunTimes,
  stops: readonly PlacedStop[],
  { anchor, delay }: RetimeContext,
): LiveRun | undefined {
  const count = schedule.length / 2;
  const times = new Int32Array(schedule.length);
  /** 1: was told, and not only carried on from a stop before. */
  const told = new Uint8Array(schedule.length);
  const skipped = new Uint8Array(count);
  let [carried, next] = [delay, 0];
  for (let i = 0; i < count; i++) {
    const [arrival, departure] = [2 * i, 2 * i + 1];
    const update = stops.at(next)?.position === i ? stops[next++].update : undefined;
    if (update?.relationship === 'SKIPPED') skipped[i] = 1;
    const isSilent = update === undefined || update.relationship === 'SKIPPED';
    const hasTimes = !isSilent && update.relationship !== 'NO_DATA';
    const arrives = hasTimes ? delayOf(update.arrival, arrival) : undefined;
    const leaves = hasTimes ? delayOf(update.departure, departure) : undefined;
    if (!isSilent && arrives === undefined && leaves === undefined) carried = undefined;
    times[arrival] = schedule[arrival] + (arrives ?? carried ?? leaves ?? 0);
    times[departure] = schedule[departure] + (leaves ?? arrives ?? carried ?? 0);
    carried = leaves ?? arrives ?? carried;
    if (arrives !== undefined) told[arrival] = 1;
    if (leaves !== undefined) told[departure] = 1;
  }
  makeEndsEqual(times, told);
  const isCredible = times.every((time, i) => Math.abs(time - schedule[i]) <= REALTIME_LIMITS.delaySeconds);
  return isCredible && settleTimes(times, told) ? { times, skipped } : undefined;

  function delayOf(event: StopTimeEvent | undefined, at: number): number | undefined {
    return event?.time === undefined ? event?.delay : event.time - anchor - schedule[at];
  }
}

/** Nobody arrives at the first position nor leaves from the last: what is told of either time there holds for both. */
function makeEndsEqual(times: RunTimes, told: Uint8Array): void {
  const last = times.length - 1;
  const first = told[1] === 0 && told[0] === 1 ? 0 : 1;
  const end = told[last - 1] === 0 && told[last] === 1 ? last : last - 1;
  for (const [from, to] of [
    [first, 1 - first],
    [end, 2 * last - 1 - end],
  ] as const) {
    times[to] = times[from];
    told[to] = told[from];
  }
}
