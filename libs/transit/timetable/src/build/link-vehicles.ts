import type { Services, Stops, Trips } from '../timetable.js';
import type { PatternsAndTrips } from './build-patterns.js';
import type { FeedSource } from './stop-rows.js';

export function linkVehicles(
  _feeds: readonly FeedSource[],
  { trips }: PatternsAndTrips,
  _stops: Stops,
  _services: Services,
): Pick<Trips, 'next'> {
  return { next: new Int32Array(trips.count).fill(-1) };
}
