import { dateAt, serviceAnchor, type Instant, type ServiceDay } from '@maillage/kernel';
import type { Timetable } from './timetable.js';

/**
 * The service date in whose 24 hours (23 or 25 when clocks change) from noon − 12 h `instant` lies, in the territory's
 * zone. That is the calendar date, except for an hour beside midnight when clocks change that night.
 */
export function dayOf({ timezone }: Pick<Timetable, 'timezone'>, instant: Instant): ServiceDay {
  const day = dateAt(instant, timezone);
  if (instant < serviceAnchor(day, timezone)) return (day - 1) as ServiceDay;
  const next = (day + 1) as ServiceDay;
  return instant >= serviceAnchor(next, timezone) ? next : day;
}
