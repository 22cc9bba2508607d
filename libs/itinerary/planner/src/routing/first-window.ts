import type { Instant } from '@maillage/kernel';
import type { Interval } from './grow-window.js';
import type { RouteRequest } from './route-request.js';

/** What is searched before a window grows. */
export function firstWindow({ time, windowSeconds, arriveBy, page }: RouteRequest): Interval {
  if (page === 'LATER') return { from: time, to: (time + windowSeconds - 1) as Instant };
  if (page === 'EARLIER') return { from: (time - windowSeconds) as Instant, to: (time - 1) as Instant };
  return arriveBy
    ? { from: (time - windowSeconds) as Instant, to: time }
    : { from: time, to: (time + windowSeconds) as Instant };
}

/** Searches by departure look ahead, those by arrival look back; only a page may lie on the other side. */
export const growsWithTime = ({ timetableView, page, arriveBy }: RouteRequest): boolean =>
  timetableView && (page === undefined || (page === 'EARLIER') === arriveBy);
