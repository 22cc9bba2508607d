import { dateAt, type Instant, type ServiceDay } from '@maillage/kernel';
import type { TripDescriptor } from '@maillage/transit-model';
import type { FeedIndex, RouteIndex, StopIndex, Timetable, TripIndex } from '@maillage/transit-timetable';
import { FeedDays } from './feed-days.js';
import { IdIndex } from './id-index.js';
import type { MatchReason } from './match-reason.js';
import { RouteTrips } from './route-trips.js';

export interface MatchedRun {
  readonly trip: TripIndex;
  readonly day: ServiceDay;
}

/** What is known of a run beside its descriptor. */
export interface MatchHints {
  /** A time at which the run is under way, or about to be. */
  readonly near: Instant;
  /** Ids of stops where it calls, in their order. */
  readonly stopIds?: readonly string[];
}

const DAY_SECONDS = 86_400;
/** A start time that is off by more belongs to another trip. */
const START_TOLERANCE = 3_600;

/** From what a realtime feed calls a run to the run of the timetable; made once for a timetable and a feed of it. */
export class TripMatcher {
  readonly days: FeedDays;
  readonly routes: IdIndex<RouteIndex>;
  readonly stops: IdIndex<StopIndex>;
  readonly #trips: IdIndex<TripIndex>;
  readonly #routeTrips: RouteTrips;

  constructor(
    readonly timetable: Timetable,
    readonly feed: FeedIndex,
  ) {
    const { trips, routes, stops, services } = timetable;
    this.days = new FeedDays(timetable, feed);
    this.#trips = new IdIndex(
      trips.id,
      members(trips.count, (trip) => services.feed[trips.service[trip]] === feed),
    );
    this.routes = new IdIndex(
      routes.id,
      members(routes.count, (route) => routes.feed[route] === feed),
    );
    this.stops = new IdIndex(
      stops.id,
      members(stops.count, (stop) => stops.feed[stop] === feed && stops.origin[stop] === stop),
    );
    this.#routeTrips = new RouteTrips(timetable);
  }

  match(descriptor: TripDescriptor, hints: MatchHints): MatchedRun | MatchReason {
    const { tripId } = descriptor;
    return tripId === undefined ? this.#matchByRoute(descriptor, hints) : this.#matchById(tripId, descriptor, hints);
  }

  /** Trips with this id: one, or all starts of a trip with exact frequencies. */
  tripsNamed(id: string): readonly TripIndex[] {
    return this.#trips.all(id);
  }

  /** Trips of a route that leave its first stop at this time of the service date, in any pattern. */
  tripsStarting(route: RouteIndex, startSeconds: number): readonly TripIndex[] {
    return this.#routeTrips.starting(route, startSeconds);
  }

  #matchById(tripId: string, descriptor: TripDescriptor, hints: MatchHints): MatchedRun | MatchReason {
    const { trips } = this.timetable;
    const named = this.tripsNamed(tripId);
    if (named.length === 0) return 'UNKNOWN_TRIP';
    const timed = named.filter((trip) => trips.headwaySeconds[trip] === 0);
    if (timed.length === 0) return 'HEADWAY_RUN';
    if (this.#isOfOtherRoute(timed[0], descriptor)) return 'ROUTE_MISMATCH';
    const starting = timed.length === 1 ? timed : timed.filter((trip) => startsAt(trips.start[trip], descriptor));
    if (starting.length === 0) return 'START_MISMATCH';
    if (starting.length > 1) return 'AMBIGUOUS';
    const [trip] = starting;
    if (!startsNear(trips.start[trip], descriptor)) return 'START_MISMATCH';
    const day = this.#dayOf(trip, descriptor, hints.near);
    return typeof day === 'number' ? { trip, day } : day;
  }

  /** A route id that the timetable does not know is another name for it and proves nothing. */
  #isOfOtherRoute(trip: TripIndex, { routeId }: TripDescriptor): boolean {
    const { trips, patterns } = this.timetable;
    const route = routeId === undefined ? undefined : this.routes.find(routeId);
    return route !== undefined && patterns.route[trips.pattern[trip]] !== route;
  }

  #dayOf(trip: TripIndex, { startDay, startSeconds }: TripDescriptor, near: Instant): ServiceDay | MatchReason {
    if (startDay === undefined) return this.#nearestDay([trip], near)[0]?.day ?? 'NO_SERVICE_THAT_DAY';
    const start = this.timetable.trips.start[trip];
    const dayBefore = (startDay - 1) as ServiceDay;
    const runsBefore = start >= DAY_SECONDS && this.days.runs(trip, dayBefore);
    const distanceBefore = runsBefore ? this.#distance(trip, dayBefore, near) : Infinity;
    if (this.days.runs(trip, startDay)) {
      // 25:10 told as 1:10 may be that of the calendar date, or of the service date
      const isClockTime = startSeconds !== undefined && start - startSeconds === DAY_SECONDS;
      return isClockTime && distanceBefore < this.#distance(trip, startDay, near) ? dayBefore : startDay;
    }
    if (distanceBefore < DAY_SECONDS / 2) return dayBefore;
    return this.days.covers(startDay) ? 'NO_SERVICE_THAT_DAY' : 'OUTSIDE_PERIOD';
  }

  #matchByRoute(descriptor: TripDescriptor, { near, stopIds = [] }: MatchHints): MatchedRun | MatchReason {
    const { routeId, startSeconds, startDay } = descriptor;
    if (routeId === undefined || startSeconds === undefined) return 'UNKNOWN_TRIP';
    const route = this.routes.find(routeId);
    if (route === undefined) return 'UNKNOWN_ROUTE';
    const { headwaySeconds } = this.timetable.trips;
    const timedAt = (seconds: number): TripIndex[] =>
      this.tripsStarting(route, seconds).filter(
        (trip) => headwaySeconds[trip] === 0 && this.#goesInDirection(trip, descriptor),
      );
    const timed = timedAt(startSeconds);
    const late = timedAt(startSeconds + DAY_SECONDS);
    const runs =
      startDay === undefined
        ? this.#nearestDay([...timed, ...late], near)
        : (this.#onDay(timed, startDay) ?? this.#onDay(late, (startDay - 1) as ServiceDay) ?? []);
    const calling = runs.length > 1 ? runs.filter(({ trip }) => this.#callsAt(trip, stopIds)) : runs;
    if (calling.length === 1) return calling[0];
    if (runs.length > 1) return 'AMBIGUOUS';
    if (this.#routeTrips.hasHeadway(route, startSeconds)) return 'HEADWAY_RUN';
    if (timed.length + late.length === 0) return 'UNKNOWN_TRIP';
    return startDay === undefined || this.days.covers(startDay) ? 'NO_SERVICE_THAT_DAY' : 'OUTSIDE_PERIOD';
  }

  /** Undefined when none runs. */
  #onDay(trips: readonly TripIndex[], day: ServiceDay): MatchedRun[] | undefined {
    const running = trips.filter((trip) => this.days.runs(trip, day));
    return running.length === 0 ? undefined : running.map((trip) => ({ trip, day }));
  }

  #goesInDirection(trip: TripIndex, { directionId }: TripDescriptor): boolean {
    const direction = this.timetable.trips.direction[trip];
    return directionId === undefined || direction > 1 || direction === directionId;
  }

  #callsAt(trip: TripIndex, stopIds: readonly string[]): boolean {
    const { trips, patterns, stops } = this.timetable;
    let position = patterns.stopOffset[trips.pattern[trip]];
    const end = patterns.stopOffset[trips.pattern[trip] + 1];
    return stopIds.every((id) => {
      while (position < end && stops.id.text((patterns.stopWord[position] >> 2) as StopIndex) !== id) position++;
      return position++ < end;
    });
  }

  /** The runs of these trips that are nearest to an instant, of the service dates around it; several when equally near. */
  #nearestDay(trips: readonly TripIndex[], near: Instant): MatchedRun[] {
    const today = dateAt(near, this.timetable.feeds[this.feed].timezone);
    let nearest = Infinity;
    let runs: MatchedRun[] = [];
    for (const trip of trips)
      for (let day = (today - 2) as ServiceDay; day <= today + 1; day++) {
        if (!this.days.runs(trip, day)) continue;
        const distance = this.#distance(trip, day, near);
        if (distance < nearest) runs = [];
        if (distance <= nearest) runs.push({ trip, day });
        nearest = Math.min(nearest, distance);
      }
    return runs;
  }

  /** Seconds between an instant and a run, 0 while it is under way. */
  #distance(trip: TripIndex, day: ServiceDay, near: Instant): number {
    const { trips, patterns, profiles } = this.timetable;
    const start = this.days.anchor(day) + trips.start[trip];
    const pattern = trips.pattern[trip];
    const last = patterns.stopOffset[pattern + 1] - patterns.stopOffset[pattern] - 1;
    const end = start + profiles.arrival[trips.profile[trip] + last];
    return Math.max(start - near, near - end, 0);
  }
}

const startsAt = (start: number, { startSeconds }: TripDescriptor): boolean =>
  startSeconds === undefined || (start - startSeconds) % DAY_SECONDS === 0;

/** Whatever the date that the hours count from. */
function startsNear(start: number, { startSeconds }: TripDescriptor): boolean {
  if (startSeconds === undefined) return true;
  const difference = Math.abs(start - startSeconds) % DAY_SECONDS;
  return Math.min(difference, DAY_SECONDS - difference) <= START_TOLERANCE;
}

function members(count: number, belongs: (index: number) => boolean): Int32Array {
  const found = new Int32Array(count);
  let length = 0;
  for (let index = 0; index < count; index++) if (belongs(index)) found[length++] = index;
  return found.slice(0, length);
}
