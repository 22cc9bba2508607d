import { at, type Instant } from '@maillage/kernel';
import type { Place } from '@maillage/itinerary-model';
import type { StopIndex, Timetable } from '@maillage/transit-timetable';
import { PLAIN_REQUEST } from './plain-request.js';
import type { RouteRequest } from './route-request.js';
import { servicePeriod } from './service-period.js';

/** Requests of every kind between points spread over the network, around an instant: what a fresh thread runs to get fast. */
export function listWarmUpRequests(timetable: Timetable, instant: Instant, count: number): readonly RouteRequest[] {
  const { stops } = timetable;
  if (stops.count === 0) return [];
  const { start, end } = servicePeriod(timetable);
  const time = Math.min(Math.max(instant, start), end - 86_400) as Instant;
  return Array.from({ length: count }, (_, index) => ({
    ...PLAIN_REQUEST,
    from: placeOf(timetable, (index * SPREAD) % stops.count),
    to: placeOf(timetable, ((index + 1) * SPREAD * 3) % stops.count),
    time: (time + (index % 8) * 3600) as Instant,
    arriveBy: index % 4 === 3,
    timetableView: index % 3 !== 2,
  }));
}

/** A prime, so that any network is walked through evenly. */
const SPREAD = 7919;

const placeOf = ({ stops }: Timetable, stop: number): Place => ({
  stop: -1,
  latitude: at(stops.latitude, stop as StopIndex),
  longitude: at(stops.longitude, stop as StopIndex),
});
