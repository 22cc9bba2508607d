import { serviceAnchor, type Instant, type ServiceDay } from '@maillage/kernel';
import type { Timetable } from '@maillage/transit-timetable';

/** The days that a timetable covers, in its own zone. */
export interface ServicePeriod {
  readonly firstDay: ServiceDay;
  readonly lastDay: ServiceDay;
  /** The first day begins. */
  readonly start: Instant;
  /** The last day is over; what runs past its midnight still runs until `lastArrival`. */
  readonly end: Instant;
  readonly lastArrival: Instant;
  /** The instant of noon − 12 h of a day. */
  anchor(day: ServiceDay): Instant;
  /** The day whose 24 hours from its anchor hold the instant, kept inside the period. */
  dayOf(instant: Instant): ServiceDay;
}

export function servicePeriod(timetable: Pick<Timetable, 'firstDay' | 'dayCount' | 'timezone'>): ServicePeriod {
  const { firstDay, timezone } = timetable;
  const lastDay = (firstDay + timetable.dayCount - 1) as ServiceDay;
  const anchors = new Map<ServiceDay, Instant>();
  const anchor = (day: ServiceDay): Instant => {
    const known = anchors.get(day);
    if (known !== undefined) return known;
    const computed = serviceAnchor(day, timezone);
    anchors.set(day, computed);
    return computed;
  };
  const start = anchor(firstDay);
  const end = anchor((lastDay + 1) as ServiceDay);
  return {
    firstDay,
    lastDay,
    start,
    end,
    lastArrival: (end + AFTER_MIDNIGHT) as Instant,
    anchor,
    dayOf(instant) {
      // Days of 23 and 25 hours put the guess at most a day off.
      let day = (firstDay + Math.floor((instant - start) / 86_400)) as ServiceDay;
      day = Math.min(Math.max(day, firstDay), lastDay) as ServiceDay;
      while (day > firstDay && anchor(day) > instant) day = (day - 1) as ServiceDay;
      while (day < lastDay && anchor((day + 1) as ServiceDay) <= instant) day = (day + 1) as ServiceDay;
      return day;
    },
  };
}

/** Night services of the last day end before this; a backward view reaches six hours past its day. */
const AFTER_MIDNIGHT = 6 * 3600;
