import { serviceAnchor, type Instant, type ServiceDay } from '@maillage/kernel';
import type { FeedIndex, Timetable, TripIndex } from '@maillage/transit-timetable';

/** Service dates of one feed of a timetable: what runs, and when they begin. */
export class FeedDays {
  readonly #otherAnchors = new Map<ServiceDay, Instant>();

  constructor(
    private readonly timetable: Timetable,
    private readonly feed: FeedIndex,
  ) {}

  /** Whether the day is in the period of the feed. */
  covers(day: ServiceDay): boolean {
    const { firstDay, lastDay } = this.timetable.feeds[this.feed];
    return day >= firstDay && day <= lastDay;
  }

  runs(trip: TripIndex, day: ServiceDay): boolean {
    const { firstDay, dayCount, trips, services } = this.timetable;
    const d = day - firstDay;
    if (d < 0 || d >= dayCount) return false;
    const word = services.bits[trips.service[trip] * services.wordsPerService + (d >> 5)];
    return ((word >>> (d & 31)) & 1) === 1;
  }

  /** The instant of noon − 12 h in the feed's zone. */
  anchor(day: ServiceDay): Instant {
    const { firstDay, dayCount, services, feeds } = this.timetable;
    const d = day - firstDay;
    if (d >= 0 && d < dayCount) return services.anchors[this.feed * dayCount + d] as Instant;
    const known = this.#otherAnchors.get(day) ?? serviceAnchor(day, feeds[this.feed].timezone);
    this.#otherAnchors.set(day, known);
    return known;
  }
}
