import type { Instant } from '@maillage/kernel';
import type { Query, Router, StopOffset } from '@maillage/transit-raptor';
import type { Direction } from '@maillage/transit-timetable';
import type { DayRouters } from './day-routers.js';
import type { Interval } from './grow-window.js';
import type { RouteRequest } from './route-request.js';
import type { ServicePeriod } from './service-period.js';
import type { ViewJourney } from './to-itinerary.js';

/** Where journeys begin and end. */
export interface JourneyEnds {
  readonly access: readonly StopOffset[];
  readonly egress: readonly StopOffset[];
}

/** Asks the routers of the right days. */
export class JourneySearch {
  constructor(
    private readonly period: ServicePeriod,
    private readonly routers: DayRouters,
    private readonly request: RouteRequest,
  ) {}

  /** Every Pareto journey that departs in the interval (arrives in it, when asked by arrival). */
  window(ends: JourneyEnds, { from, to }: Interval): ViewJourney[] {
    const direction = this.request.arriveBy ? 'backward' : 'forward';
    const found: ViewJourney[] = [];
    for (const part of this.#days(from, to)) {
      const router = this.#router(part.from, direction);
      const { view } = router;
      const query = this.#query(ends, direction, this.request.maxTrips);
      for (const journey of router.range(query, part.from - view.anchor, part.to - view.anchor))
        found.push({ view, journey });
    }
    return found;
  }

  /** Forward: the earliest arrivals when leaving at `instant`. Backward: the latest departures when arriving by it. */
  best(ends: JourneyEnds, direction: Direction, instant: Instant, maxTrips = this.request.maxTrips): ViewJourney[] {
    const router = this.#router(instant, direction);
    const { view } = router;
    const journeys = router.earliest(this.#query(ends, direction, maxTrips), instant - view.anchor);
    return journeys.map((journey) => ({ view, journey }));
  }

  /** The interval cut where days begin. */
  #days(from: Instant, to: Instant): Interval[] {
    const parts: Interval[] = [];
    for (let start = from; start <= to;) {
      const day = this.period.dayOf(start);
      const isLast = day === this.period.lastDay;
      const next = this.period.anchor((day + 1) as typeof day);
      const end = (isLast ? to : Math.min(to, next - 1)) as Instant;
      parts.push({ from: start, to: end });
      start = (end + 1) as Instant;
    }
    return parts;
  }

  #router(instant: Instant, direction: Direction): Router {
    const day = this.period.dayOf(instant);
    const isPassing = Math.abs(day - this.period.dayOf(this.request.time)) > 1;
    return this.routers.get(day, direction, this.request, isPassing);
  }

  #query({ access, egress }: JourneyEnds, direction: Direction, maxTrips: number): Query {
    return direction === 'forward' ? { access, egress, maxTrips } : { access: egress, egress: access, maxTrips };
  }
}
