import type { Instant } from '@maillage/kernel';
import type { Moment } from '../ways/facility-rules.js';
import type { RouteRequest } from './route-request.js';

/** When a request is asked, and of which time; undefined when that is not told. */
export function momentOf({
  now,
  time,
  windowSeconds,
  arriveBy,
  page,
  access,
  egress,
}: RouteRequest): Moment | undefined {
  if (now === undefined) return undefined;
  const isEarlier = page === undefined ? arriveBy : page === 'EARLIER';
  const most = Math.max(access.maxSeconds, egress.maxSeconds);
  const from = (isEarlier ? time - windowSeconds - most : time) as Instant;
  const to = (isEarlier ? time : time + windowSeconds + most) as Instant;
  return { now, from, to };
}
