import type { Instant, ServiceDay } from '@maillage/kernel';
import type { Alert } from '@maillage/transit-model';
import type { RouteIndex, StopIndex, TripIndex } from '@maillage/transit-timetable';
import type { TripMatcher } from '../match/trip-matcher.js';
import { compileSelector, type Selector } from './compile-selector.js';
import { overlaps } from './periods.js';

/** A ride of a traveller. */
export interface AlertedRide {
  readonly trip: TripIndex;
  readonly day: ServiceDay;
  /** Where the traveller gets on and off. */
  readonly stops: readonly StopIndex[];
}

/** Told now, about what happens between two instants. */
export interface AlertTimes {
  readonly now: Instant;
  readonly from: Instant;
  readonly to: Instant;
}

export interface AlertReport {
  readonly received: number;
  /** Those of which something is in the timetable. */
  readonly matched: number;
}

interface Entry {
  readonly alert: Alert;
  readonly selector: Selector;
}

/**
 * Alerts of one feed by what they concern in the timetable. A selector is kept under the narrowest thing that it names, and
 * all that it names must hold. Each answer has an alert once, in the order of the feed.
 */
export class AlertIndex {
  readonly report: AlertReport;
  readonly #entries = new Map<string, Entry[]>();
  readonly #order = new Map<Alert, number>();

  constructor(
    private readonly matcher: TripMatcher,
    alerts: readonly Alert[],
    context: { readonly now: Instant; readonly earlier?: TripMatcher | undefined },
  ) {
    for (const alert of alerts) {
      for (const entity of alert.entities) {
        const selector = compileSelector(matcher, entity, context);
        if (selector !== undefined) this.#add(keyOf(selector), { alert, selector });
      }
    }
    this.report = { received: alerts.length, matched: this.#order.size };
  }

  /** What concerns a stop: itself, its station, and for a station its platforms. */
  ofStop(stop: StopIndex, times: AlertTimes): Alert[] {
    const { childOffset, children } = this.matcher.timetable.stops;
    const below = children.subarray(childOffset[stop], childOffset[stop + 1]);
    return this.#pick([...this.#stopsAround(stop), ...below].map(stopKey), times, () => true);
  }

  /** What concerns a route as a whole, or some stops of it; not what concerns one of its trips. */
  ofRoute(route: RouteIndex, times: AlertTimes): Alert[] {
    return this.#pick(
      this.#routeKeys(route),
      times,
      (selector) => selector.trip === undefined && this.#isOfRoute(selector, route),
    );
  }

  ofRide({ trip, day, stops }: AlertedRide, times: AlertTimes): Alert[] {
    const { trips, patterns } = this.matcher.timetable;
    const route = patterns.route[trips.pattern[trip]] as RouteIndex;
    const around = stops.flatMap((stop) => this.#stopsAround(stop));
    const keys = [tripKey(trip), ...around.map(stopKey), ...this.#routeKeys(route)];
    return this.#pick(
      keys,
      times,
      (selector) =>
        this.#isOfRoute(selector, route) &&
        (selector.trip === undefined || selector.trip === trip) &&
        (selector.day === undefined || selector.day === day) &&
        (selector.stop === undefined || around.includes(selector.stop)) &&
        (selector.direction === undefined || trips.direction[trip] > 1 || trips.direction[trip] === selector.direction),
    );
  }

  #add(key: string, entry: Entry): void {
    const known = this.#entries.get(key);
    if (known) known.push(entry);
    else this.#entries.set(key, [entry]);
    if (!this.#order.has(entry.alert)) this.#order.set(entry.alert, this.#order.size);
  }

  #pick(keys: readonly string[], { now, from, to }: AlertTimes, holds: (selector: Selector) => boolean): Alert[] {
    const found = new Set<Alert>();
    for (const key of new Set(keys))
      for (const { alert, selector } of this.#entries.get(key) ?? [])
        if (
          overlaps(alert.communicationPeriods, now, now) &&
          overlaps(alert.impactPeriods, from, to) &&
          holds(selector)
        )
          found.add(alert);
    const place = (alert: Alert): number => this.#order.get(alert) ?? 0;
    return [...found].sort((left, right) => place(left) - place(right));
  }

  /** The stop that the traveller knows, and its station. */
  #stopsAround(stop: StopIndex): StopIndex[] {
    const { origin, parent } = this.matcher.timetable.stops;
    const known = origin[stop] as StopIndex;
    const station = parent[known] as StopIndex;
    return station < 0 ? [known] : [known, station];
  }

  #routeKeys(route: RouteIndex): string[] {
    const { agency, type } = this.matcher.timetable.routes;
    return [`route ${route}`, `agency ${agency[route]}`, `type ${type[route]}`];
  }

  #isOfRoute(selector: Selector, route: RouteIndex): boolean {
    const { agency, type } = this.matcher.timetable.routes;
    return (
      (selector.route === undefined || selector.route === route) &&
      (selector.agency === undefined || selector.agency === agency[route]) &&
      (selector.type === undefined || selector.type === type[route])
    );
  }
}

const stopKey = (stop: number): string => `stop ${stop}`;
const tripKey = (trip: number): string => `trip ${trip}`;

function keyOf({ trip, stop, route, agency, type }: Selector): string {
  if (trip !== undefined) return tripKey(trip);
  if (stop !== undefined) return stopKey(stop);
  if (route !== undefined) return `route ${route}`;
  return agency === undefined ? `type ${type}` : `agency ${agency}`;
}
