import { entry, type Instant, type ServiceDay } from '@maillage/kernel';
import type { Direction } from '../day-view.js';
import { GrowingColumn } from '../growing-column.js';
import type { ServiceIndex, TripIndex } from '../indices.js';
import { runningTime } from '../running-time.js';
import type { Timetable } from '../timetable.js';

/** Seconds from the view's anchor; runs that touch [from, to[ are in the view. */
export const WINDOWS: Readonly<Record<Direction, { readonly from: number; readonly to: number }>> = {
  forward: { from: 0, to: 48 * 3600 },
  backward: { from: -24 * 3600, to: 30 * 3600 },
};
const DAY_SECONDS = 86_400;
const NOT_RUNNING = 0x7fffffff;

/** The runs of a view as columns, grouped by pattern and inside each ordered by start (mirrored in a backward view). */
export interface RunsAround {
  readonly count: number;
  /** Runs of pattern p: offset[p] … offset[p + 1] − 1 */
  readonly offset: Int32Array;
  readonly trip: Int32Array;
  readonly dayOffset: Int8Array;
  readonly start: Int32Array;
  /** The bound of a headway, as `Slots.end` defines it. */
  readonly end: Int32Array;
}

/** Lists what runs around `day`, whatever its service date, by real elapsed time from `anchor`. */
export function listRunsAround(
  timetable: Timetable,
  day: ServiceDay,
  anchor: Instant,
  direction: Direction,
): RunsAround {
  const { trips, patterns } = timetable;
  const { from, to } = WINDOWS[direction];
  const days = daysAround(timetable, day, anchor, from, to);
  const offset = new Int32Array(patterns.count + 1);
  const isForward = direction === 'forward';
  // in mirrored time the last run of the last day comes first
  if (!isForward) days.reverse();
  const runs = new RunColumns();
  for (let pattern = 0; pattern < patterns.count; pattern++) {
    const first = runs.trip.length;
    const firstTrip = patterns.tripOffset[pattern];
    const tripCount = patterns.tripOffset[pattern + 1] - firstTrip;
    for (const { dayOffset, shiftOfService } of days)
      for (let i = 0; i < tripCount; i++) {
        const trip = (firstTrip + (isForward ? i : tripCount - 1 - i)) as TripIndex;
        const shift = shiftOfService[trips.service[trip]];
        if (shift === NOT_RUNNING) continue;
        const start = trips.start[trip] + shift;
        const isHeadway = trips.headwaySeconds[trip] !== 0;
        const end = isHeadway ? trips.end[trip] + shift : 0;
        const ride = runningTime(timetable, trip);
        if (start >= to || (isHeadway ? end : start) + ride < from) continue;
        if (isForward) runs.push(trip, dayOffset, start, end);
        else if (isHeadway) runs.push(trip, dayOffset, 1 - end - ride, -start - ride);
        else runs.push(trip, dayOffset, -start - ride, 0);
      }
    runs.sortByStart(first);
    offset[pattern + 1] = runs.trip.length;
  }
  return {
    count: runs.trip.length,
    offset,
    trip: runs.trip.toArray(),
    dayOffset: Int8Array.from(runs.dayOffset.toArray()),
    start: runs.start.toArray(),
    end: runs.end.toArray(),
  };
}

/** The trip of a run of the view. */
export const tripOf = (runs: RunsAround, run: number): TripIndex => runs.trip[run] as TripIndex;

class RunColumns {
  readonly trip = new GrowingColumn();
  readonly dayOffset = new GrowingColumn();
  readonly start = new GrowingColumn();
  readonly end = new GrowingColumn();

  push(trip: number, dayOffset: number, start: number, end: number): void {
    this.trip.push(trip);
    this.dayOffset.push(dayOffset);
    this.start.push(start);
    this.end.push(end);
  }

  /** Sorts the runs from `first` on; mostly they are in order already. */
  sortByStart(first: number): void {
    const start = this.start.values.subarray(first, this.start.length);
    if (isSorted(start)) return;
    const trip = this.trip.values.subarray(first, this.trip.length);
    const order = Int32Array.from(start, (_, run) => run);
    order.sort((a, b) => start[a] - start[b] || trip[a] - trip[b]);
    for (const { values, length } of [this.trip, this.dayOffset, this.start, this.end]) {
      const before = values.slice(first, length);
      order.forEach((run, place) => (values[first + place] = before[run]));
    }
  }
}

function isSorted(values: Int32Array): boolean {
  for (let i = 1; i < values.length; i++) if (values[i - 1] > values[i]) return false;
  return true;
}

interface DayAround {
  readonly dayOffset: number;
  /** Seconds to add to service times, `NOT_RUNNING` when the service does not run that day. */
  readonly shiftOfService: Int32Array;
}

function daysAround(timetable: Timetable, day: ServiceDay, anchor: Instant, from: number, to: number): DayAround[] {
  const { services, firstDay, dayCount, feeds } = timetable;
  const { earliest, latest } = timesOfTrips(timetable);
  const days: DayAround[] = [];
  const firstOffset = Math.max(-127, Math.floor((from - latest) / DAY_SECONDS) - 2, firstDay - day);
  const lastOffset = Math.min(127, Math.ceil((to - earliest) / DAY_SECONDS) + 2, firstDay + dayCount - 1 - day);
  for (let dayOffset = firstOffset; dayOffset <= lastOffset; dayOffset++) {
    const d = day + dayOffset - firstDay;
    const shifts = feeds.map((_, feed) => services.anchors[feed * dayCount + d] - anchor);
    if (shifts.every((shift) => latest + shift < from || earliest + shift >= to)) continue;
    const shiftOfService = new Int32Array(services.count).fill(NOT_RUNNING);
    for (let s = 0; s < services.count; s++) {
      const service = s as ServiceIndex;
      const word = services.bits[service * services.wordsPerService + (d >> 5)];
      if (((word >>> (d & 31)) & 1) === 1) shiftOfService[service] = entry(shifts, services.feed[service]);
    }
    days.push({ dayOffset, shiftOfService });
  }
  return days;
}

/** The first departure and the last arrival of any trip, in service time. */
function timesOfTrips(timetable: Timetable): { earliest: number; latest: number } {
  const { count, start, end } = timetable.trips;
  let [earliest, latest] = [0, 0];
  for (let t = 0; t < count; t++) {
    const trip = t as TripIndex;
    earliest = Math.min(earliest, start[trip]);
    latest = Math.max(latest, Math.max(start[trip], end[trip]) + runningTime(timetable, trip));
  }
  return { earliest, latest };
}
