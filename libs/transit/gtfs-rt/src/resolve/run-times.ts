import type { Timetable, TripIndex } from '@maillage/transit-timetable';

/** Times along a run, seconds from noon − 12 h: times[2 i] the arrival at position i, times[2 i + 1] the departure. */
export type RunTimes = Int32Array;

/** The times of the timetable. */
export function scheduledTimes({ trips, patterns, profiles }: Timetable, trip: TripIndex): RunTimes {
  const pattern = trips.pattern[trip];
  const [start, profile] = [trips.start[trip], trips.profile[trip]];
  const count = patterns.stopOffset[pattern + 1] - patterns.stopOffset[pattern];
  const times = new Int32Array(2 * count);
  for (let i = 0; i < count; i++) {
    times[2 * i] = start + profiles.arrival[profile + i];
    times[2 * i + 1] = start + profiles.departure[profile + i];
  }
  return times;
}

export const arrivalsOf = (times: RunTimes): Int32Array => everyOther(times, 0);

export const departuresOf = (times: RunTimes): Int32Array => everyOther(times, 1);

function everyOther(times: RunTimes, first: 0 | 1): Int32Array {
  const picked = new Int32Array(times.length / 2);
  for (let i = 0; i < picked.length; i++) picked[i] = times[2 * i + first];
  return picked;
}
