import type { Instant, ServiceDay } from '@maillage/kernel';
import type { Alert, TimeRange } from '@maillage/transit-model';
import type { RouteIndex, StopIndex, TripIndex } from '@maillage/transit-timetable';
import type { TripMatcher } from '../match/trip-matcher.js';
import { compileSelector, type Selector } from './compile-selector.js';
import { overlaps } from './periods.js';

/** A run that a traveller rides. Route and direction are told, so that it may be one that the timetable does not have. */
export interface AlertedRide {
  readonly trip: TripIndex;
  readonly day: ServiceDay;
  readonly route: RouteIndex;
  /** GTFS 0 or 1, anything else where the feed says nothing. */
  readonly direction: number;
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
  /** When it may be told, whatever it is about; empty is always. */
  readonly told: readonly TimeRange[];
}

/** Of all alerts together. */
const KEPT_SELECTORS = 200_000;
/** One thing is disturbed by so many at most; who publishes more is not read. */
const TOLD = 20;

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
    let kept = 0;
    for (const alert of alerts) {
      const told = toldPeriods(alert);
      for (const entity of alert.entities) {
        const selector = kept < KEPT_SELECTORS ? compileSelector(matcher, entity, context) : undefined;
        if (selector === undefined) continue;
        kept++;
        this.#add(keyOf(selector), { alert, selector, told });
      }
    }
    this.report = { received: alerts.length, matched: this.#order.size };
  }

  /** Whether anything may ever concern a stop, which most are asked for in vain. */
  concernsStop(stop: StopIndex): boolean {
    return this.#stopsAround(stop).some((around) => this.#entries.has(stopKey(around)));
  }

  /** What concerns a stop: itself, its station, and for a station its platforms. */
  ofStop(stop: StopIndex, times: AlertTimes): Alert[] {
    const { childOffset, children } = this.matcher.timetable.stops;
    const below = children.subarray(childOffset[stop], childOffset[stop + 1]);
    return this.#pick([...this.#stopsAround(stop), ...below].map(stopKey), times, () => true);
  }

  /** What concerns a stop and its station for whoever is there with a ride: not what is said of other routes there. */
  ofCall(ride: AlertedRide, stop: StopIndex, times: AlertTimes): Alert[] {
    const around = this.#stopsAround(stop);
    return this.#pick(
      [tripKey(ride.trip), ...around.map(stopKey)],
      times,
      (selector) => selector.stop !== undefined && around.includes(selector.stop) && this.#isOfRide(selector, ride),
    );
  }

  /** What concerns a route as a whole, or some stops of it; not what concerns one of its trips. */
  ofRoute(route: RouteIndex, times: AlertTimes): Alert[] {
    return this.#pick(
      this.#routeKeys(route),
      times,
      (selector) => selector.trip === undefined && this.#isOfRoute(selector, route),
    );
  }

  /** What concerns a ride as a whole; what is said of its stops is theirs. */
  ofRide(ride: AlertedRide, times: AlertTimes): Alert[] {
    const keys = [tripKey(ride.trip), ...this.#routeKeys(ride.route)];
    return this.#pick(keys, times, (selector) => selector.stop === undefined && this.#isOfRide(selector, ride));
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
      for (const { alert, selector, told } of this.#entries.get(key) ?? [])
        if (overlaps(told, now, now) && overlaps(alert.impactPeriods, from, to) && holds(selector)) found.add(alert);
    const place = (alert: Alert): number => this.#order.get(alert) ?? 0;
    return [...found].sort((left, right) => place(left) - place(right)).slice(0, TOLD);
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

  #isOfRide(selector: Selector, { trip, day, route, direction }: AlertedRide): boolean {
    return (
      this.#isOfRoute(selector, route) &&
      (selector.trip === undefined || selector.trip === trip) &&
      (selector.day === undefined || selector.day === day) &&
      (selector.direction === undefined || direction > 1 || direction === selector.direction)
    );
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

/**
 * `active_period` says both when to tell and when it happens; most feeds mean the latter, and who travels tomorrow wants to
 * know of tomorrow. Only periods of communication of its own hold an alert back.
 */
function toldPeriods({ communicationPeriods, impactPeriods }: Alert): readonly TimeRange[] {
  const isOwn =
    communicationPeriods.length !== impactPeriods.length ||
    communicationPeriods.some(
      ({ start, end }, i) => start !== impactPeriods[i]?.start || end !== impactPeriods[i]?.end,
    );
  return isOwn ? communicationPeriods : [];
}

const stopKey = (stop: number): string => `stop ${stop}`;
const tripKey = (trip: number): string => `trip ${trip}`;

function keyOf({ trip, stop, route, agency, type }: Selector): string {
  if (trip !== undefined) return tripKey(trip);
  if (stop !== undefined) return stopKey(stop);
  if (route !== undefined) return `route ${route}`;
  return agency === undefined ? `type ${type}` : `agency ${agency}`;
}
