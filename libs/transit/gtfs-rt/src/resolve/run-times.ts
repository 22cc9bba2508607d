import type { Timetable, TripIndex } from '@maillage/transit-timetable';

/** Times along a run per position, seconds from noon − 12 h. */
export interface RunTimes {
  readonly arrival: Int32Array;
  readonly departure: Int32Array;
}

/** There are tens of thousands of runs, so both columns lie in one buffer; small ones in none, which is quicker yet. */
export function newRunTimes(count: number): RunTimes {
  if (count <= WITHOUT_BUFFER) return { arrival: new Int32Array(count), departure: new Int32Array(count) };
  const times = new Int32Array(2 * count);
  return { arrival: times.subarray(0, count), departure: times.subarray(count) };
}

/** V8 keeps typed arrays of 64 bytes among objects. */
const WITHOUT_BUFFER = 16;

/** What a trip was planned to do, at its own start or at another. */
export interface Schedule {
  readonly count: number;
  readonly start: number;
  /** times[profile + i] seconds from the start. */
  readonly profile: number;
  readonly arrival: Int32Array | Uint16Array;
  readonly departure: Int32Array | Uint16Array;
}

export function scheduleOf({ trips, patterns, profiles }: Timetable, trip: TripIndex, start: number): Schedule {
  const pattern = trips.pattern[trip];
  const count = patterns.stopOffset[pattern + 1] - patterns.stopOffset[pattern];
  return { count, start, profile: trips.profile[trip], arrival: profiles.arrival, departure: profiles.departure };
}
