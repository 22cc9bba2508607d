import type { Itinerary } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import type { Journey, Query, Router, StopOffset } from '@maillage/transit-raptor';
import type { Direction, Timetable } from '@maillage/transit-timetable';
import type { DayRouters } from './day-routers.js';
import type { Interval } from './grow-window.js';
import type { RouteRequest } from './route-request.js';
import type { ServicePeriod } from './service-period.js';
import { toItinerary } from './to-itinerary.js';

export interface SearchWays {
  readonly access: readonly StopOffset[];
  readonly egress: readonly StopOffset[];
  /** A journey that takes as long is left out. */
  readonly walkSeconds: number;
}

/** Asks the routers of the right days and turns their journeys into itineraries. */
export class JourneySearch {
  /** Journeys that were left out because walking takes no longer. */
  slower = 0;

  constructor(
    private readonly timetable: Timetable,
    private readonly period: ServicePeriod,
    private readonly routers: DayRouters,
    private readonly request: RouteRequest,
    private readonly ways: SearchWays,
  ) {}

  /** Every Pareto journey that departs in the interval (arrives in it, when asked by arrival). */
  window({ from, to }: Interval): Itinerary[] {
    const direction = this.request.arriveBy ? 'backward' : 'forward';
    const found: Itinerary[] = [];
    for (const part of this.#days(from, to)) {
      const router = this.#router(part.from, direction);
      const { anchor } = router.view;
      const journeys = router.range(this.#query(direction), part.from - anchor, part.to - anchor);
      found.push(...this.#toItineraries(router, journeys));
    }
    return found;
  }

  /** Forward: the earliest arrivals when leaving at `instant`. Backward: the latest departures when arriving by it. */
  best(direction: Direction, instant: Instant, maxTrips = this.request.maxTrips): Itinerary[] {
    const router = this.#router(instant, direction);
    const journeys = router.earliest({ ...this.#query(direction), maxTrips }, instant - router.view.anchor);
    return this.#toItineraries(router, journeys);
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

  #query(direction: Direction): Query {
    const {
      request,
      ways: { access, egress },
    } = this;
    return direction === 'forward'
      ? { access, egress, maxTrips: request.maxTrips }
      : { access: egress, egress: access, maxTrips: request.maxTrips };
  }

  #toItineraries({ view }: Router, journeys: readonly Journey[]): Itinerary[] {
    const { timetable, request } = this;
    const { access, egress, walkSeconds } = this.ways;
    const all = journeys.map((journey) => toItinerary({ timetable, view, request, access, egress }, journey));
    const longest = request.maxTravelSeconds ?? Infinity;
    const short = all.filter(({ departure, arrival }) => arrival - departure <= longest);
    const kept = short.filter(({ departure, arrival }) => arrival - departure < walkSeconds);
    this.slower += short.length - kept.length;
    return kept;
  }
}
