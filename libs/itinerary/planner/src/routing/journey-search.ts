import type { Instant } from '@maillage/kernel';
import { createRouter, type Query, type Router, type StopOffset } from '@maillage/transit-raptor';
import type { DayView, Direction } from '@maillage/transit-timetable';
import type { Times } from './combine.js';
import type { DayRouters } from './day-routers.js';
import type { Interval } from './grow-window.js';
import type { RouteRequest } from './route-request.js';
import { endOffsets, passingView, startOffsets, type PassedStop } from './passing-view.js';
import type { ServicePeriod } from './service-period.js';
import { timesOf, type ViewJourney } from './to-itinerary.js';

/** Where journeys begin and end. */
export interface JourneyEnds {
  readonly access: readonly StopOffset[];
  readonly egress: readonly StopOffset[];
}

/** Asks the routers of the right days. */
export class JourneySearch {
  /** On views in layers, as long as the request lasts. */
  readonly #layered = new Map<DayView, Router>();

  constructor(
    private readonly period: ServicePeriod,
    private readonly routers: DayRouters,
    private readonly request: RouteRequest,
    private readonly isWanted: () => boolean,
    private readonly passed: readonly PassedStop[] = [],
  ) {}

  /** The same search over stops in this order. */
  over(passed: readonly PassedStop[]): JourneySearch {
    return new JourneySearch(this.period, this.routers, this.request, this.isWanted, passed);
  }

  /** Every Pareto journey that departs in the interval (backward: arrives in it) and is better than those known. */
  window(ends: JourneyEnds, { from, to }: Interval, direction: Direction, known: readonly Times[] = []): ViewJourney[] {
    const found: ViewJourney[] = [];
    for (const part of this.#days(from, to)) {
      const router = this.#router(part.from, direction);
      const { view } = router;
      const query = {
        ...this.#query(ends, router, this.request.maxTrips),
        isWanted: this.isWanted,
        known: known.map(({ departure, arrival, transfers }) => ({
          departure: departure - view.anchor,
          arrival: arrival - view.anchor,
          trips: transfers + 1,
        })),
      };
      for (const journey of router.range(query, part.from - view.anchor, part.to - view.anchor))
        found.push({ view, journey });
    }
    return found;
  }

  /** Forward: the earliest arrivals when leaving at `instant`. Backward: the latest departures when arriving by it. */
  best(ends: JourneyEnds, direction: Direction, instant: Instant, maxTrips = this.request.maxTrips): ViewJourney[] {
    const router = this.#router(instant, direction);
    const { view } = router;
    const journeys = router.earliest(this.#query(ends, router, maxTrips), instant - view.anchor);
    return journeys.map((journey) => ({ view, journey }));
  }

  /**
   * Forward: when leaving at `instant` or later brings one there first, which is no earlier than the first departure.
   * Backward: when the last departure is that arrives by it. None where there is none in the view.
   */
  next(ends: JourneyEnds, direction: Direction, instant: Instant): Instant | undefined {
    const times = this.best(ends, direction, instant).map(timesOf);
    if (times.length === 0) return undefined;
    return direction === 'forward'
      ? (Math.min(...times.map(({ arrival }) => arrival)) as Instant)
      : (Math.max(...times.map(({ departure }) => departure)) as Instant);
  }

  /** How far a view tells that there is nothing: to the end (the beginning) of its day. */
  endOfDay(direction: Direction, instant: Instant): Instant {
    const day = this.period.dayOf(instant);
    if (direction === 'backward') return this.period.anchor(day);
    return (day === this.period.lastDay ? Infinity : this.period.anchor((day + 1) as typeof day) - 1) as Instant;
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
    if (this.passed.length === 0) return this.routers.get(day, direction, this.request, isPassing);
    const view = this.routers.view(day, direction, this.request, isPassing);
    const router = this.#layered.get(view) ?? createRouter(passingView(view, this.#inOrder(direction)));
    this.#layered.set(view, router);
    return router;
  }

  #query({ access, egress }: JourneyEnds, { view }: Router, maxTrips: number): Query {
    const [starts, ends] = view.direction === 'forward' ? [access, egress] : [egress, access];
    const passed = this.#inOrder(view.direction);
    if (passed.length === 0) return { access: starts, egress: ends, maxTrips };
    const stopCount = view.stopCount / (passed.length + 1);
    return {
      access: startOffsets(starts, passed, stopCount),
      egress: endOffsets(ends, passed, stopCount),
      maxTrips,
    };
  }

  #inOrder(direction: Direction): readonly PassedStop[] {
    return direction === 'forward' ? this.passed : [...this.passed].reverse();
  }
}
