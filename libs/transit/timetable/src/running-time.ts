import type { TripIndex } from './indices.js';
import type { Patterns, Profiles, Trips } from './timetable.js';

/** Number of positions of a pattern. */
export const patternLength = ({ stopOffset }: Pick<Patterns, 'stopOffset'>, pattern: number): number =>
  stopOffset[pattern + 1] - stopOffset[pattern];

interface TripTimes {
  readonly trips: Pick<Trips, 'pattern' | 'profile'>;
  readonly patterns: Pick<Patterns, 'stopOffset'>;
  readonly profiles: Profiles;
}

/** Seconds from the departure at the first position to the arrival at the last. */
export const runningTime = ({ trips, patterns, profiles }: TripTimes, trip: TripIndex): number =>
  profiles.arrival[trips.profile[trip] + patternLength(patterns, trips.pattern[trip]) - 1];
