import type { TripIndex } from '../indices.js';
import type { Timetable } from '../timetable.js';

/** Whether a trip of the timetable runs on a service date. */
export function runsOn({ services, trips, firstDay, dayCount }: Timetable, trip: number, day: number): boolean {
  const d = day - firstDay;
  if (d < 0 || d >= dayCount) return false;
  const word = services.bits[trips.service[trip as TripIndex] * services.wordsPerService + (d >> 5)];
  return ((word >>> (d & 31)) & 1) === 1;
}
