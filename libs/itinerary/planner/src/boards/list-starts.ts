import { at, type Instant, type ServiceDay } from '@maillage/kernel';
import type { TripIndex } from '@maillage/transit-timetable';
import type { NetworkDirectory } from '../network/network-directory.js';
import type { Interval } from '../routing/grow-window.js';

/** A run may call two days after the date it belongs to. */
const LONGEST_RUN_DAYS = 2;

/** The service dates whose runs may call in the interval. */
export function daysAround({ period }: NetworkDirectory, { from, to }: Interval): readonly ServiceDay[] {
  const first = Math.max(period.dayOf(from) - LONGEST_RUN_DAYS, period.firstDay);
  const last = Math.min(period.dayOf(to) + 1, period.lastDay);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) as ServiceDay);
}

/** When runs of a trip on a day leave their first position, inside the interval; several where it has a headway. */
export function listStarts(
  directory: NetworkDirectory,
  trip: TripIndex,
  serviceDay: ServiceDay,
  { from, to }: Interval,
): Instant[] {
  const { trips } = directory.timetable;
  const anchor = directory.anchorOf(trip, serviceDay);
  const first = anchor + at(trips.start, trip);
  const headway = at(trips.headwaySeconds, trip);
  const end = headway > 0 ? anchor + at(trips.end, trip) : first + 1;
  if (first > to || end <= from || !directory.runsOn(trip, serviceDay)) return [];
  const step = headway > 0 ? headway : 1;
  const skipped = Math.max(0, Math.ceil((from - first) / step));
  const starts: Instant[] = [];
  for (let start = first + skipped * step; start < end && start <= to; start += step) starts.push(start as Instant);
  return starts;
}
