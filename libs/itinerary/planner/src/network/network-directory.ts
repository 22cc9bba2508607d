import {
  at,
  formatScopedId,
  parseScopedId,
  type Instant,
  type ServiceDay,
  type TripInstanceId,
} from '@maillage/kernel';
import type { Place } from '@maillage/itinerary-model';
import {
  asPlanned,
  findAddedTrip,
  type FeedIndex,
  type PatternIndex,
  type RealtimeTimetable,
  type RouteIndex,
  type StopIndex,
  type Timetable,
  type TripIndex,
} from '@maillage/transit-timetable';
import { servicePeriod, type ServicePeriod } from '../routing/service-period.js';
import { listServedPositions, type ServedPositions } from './served-positions.js';
import { listServedStops } from './served-stops.js';
import { createStopLocator, type StopLocator } from './stop-locator.js';
import { measureTraffic, type StopTraffic } from './stop-traffic.js';
import { indexTexts, type TextIndex } from './text-index.js';
import { anchorOf, stateOf, type TripRun } from './trip-run.js';

/** Finds what ids and positions of one network mean, and what serves its stops. */
export class NetworkDirectory {
  readonly period: ServicePeriod;
  readonly served: ServedPositions;
  readonly traffic: StopTraffic;
  /** Stops at which something calls, variants left out. */
  readonly locator: StopLocator;
  readonly servedStops: readonly StopIndex[];
  readonly #stopsById: TextIndex<StopIndex>;
  #tripsById: TextIndex<TripIndex> | undefined;

  /** The values of realtime that answers may still be made with, by sequence; the last is what holds. */
  readonly #realtime = new Map<number, RealtimeTimetable>();
  #newest: RealtimeTimetable;

  constructor(planned: Timetable) {
    const { stops } = planned;
    this.#newest = asPlanned(planned);
    this.#realtime.set(0, this.#newest);
    this.period = servicePeriod(planned);
    this.served = listServedPositions(planned);
    this.traffic = measureTraffic(planned, this.served);
    this.servedStops = [...new Set(listServedStops(this.served).map((stop) => at(stops.origin, stop) as StopIndex))];
    this.locator = createStopLocator(planned, this.servedStops);
    this.#stopsById = indexTexts(stops.id);
  }

  /** With the trips of added runs behind its own. */
  get timetable(): Timetable {
    return this.#newest.timetable;
  }

  get realtime(): RealtimeTimetable {
    return this.#newest;
  }

  /** The value that an answer was made with; the newest when it is too old to be kept. */
  realtimeAt(sequence: number): RealtimeTimetable {
    return this.#realtime.get(sequence) ?? this.#newest;
  }

  applyRealtime(realtime: RealtimeTimetable): void {
    this.#newest = realtime;
    this.#realtime.set(realtime.sequence, realtime);
    for (const sequence of this.#realtime.keys()) {
      if (this.#realtime.size <= KEPT_REALTIME) break;
      if (sequence !== 0) this.#realtime.delete(sequence);
    }
  }

  /** The stop of a scoped id. */
  findStop(id: string): StopIndex | undefined {
    const scoped = parseScopedId(id);
    if (!scoped) return undefined;
    const { stops } = this.timetable;
    return this.#stopsById(scoped.id).find(
      (stop) => at(stops.origin, stop) === stop && this.feedOf(stop) === scoped.feed,
    );
  }

  stopId(stop: StopIndex): string {
    return formatScopedId(this.feedOf(stop), this.timetable.stops.id.text(stop));
  }

  placeOf(stop: StopIndex): Place {
    const { stops } = this.timetable;
    return { stop, latitude: at(stops.latitude, stop), longitude: at(stops.longitude, stop) };
  }

  routeOf(trip: TripIndex): RouteIndex {
    const { trips, patterns } = this.timetable;
    return at(patterns.route, at(trips.pattern, trip) as PatternIndex) as RouteIndex;
  }

  /** The run that a trip id of an answer names, if the trip runs on its day and was not deleted. */
  findRun(id: TripInstanceId): TripRun | undefined {
    const { trips, routes, feeds } = this.timetable;
    this.#tripsById ??= indexTexts(this.realtimeAt(0).planned.trips.id);
    const feedIndex = feeds.findIndex((feed) => feed.id === id.feed) as FeedIndex;
    const added = findAddedTrip(this.realtime, feedIndex, id.serviceDay, id.id);
    const trip = [...this.#tripsById(id.id), ...(added === undefined ? [] : [added])].find((row) => {
      const feed = feeds[at(routes.feed, this.routeOf(row))];
      return feed?.id === id.feed && this.#startsAt(row, id.startSeconds) && this.runsOn(row, id.serviceDay);
    });
    if (trip === undefined) return undefined;
    const start = at(trips.headwaySeconds, trip) > 0 ? id.startSeconds : at(trips.start, trip);
    const instant = (this.anchorOf(trip, id.serviceDay) + start) as Instant;
    const run = { trip, serviceDay: id.serviceDay, start: instant };
    return stateOf(this.realtime, run).isDeleted ? undefined : run;
  }

  runsOn(trip: TripIndex, day: ServiceDay): boolean {
    const { services, trips, firstDay, dayCount } = this.timetable;
    const d = day - firstDay;
    if (d < 0 || d >= dayCount) return false;
    const word = services.bits[at(trips.service, trip) * services.wordsPerService + (d >> 5)] as number;
    return ((word >>> (d & 31)) & 1) === 1;
  }

  /** The instant of noon − 12 h of a day of the timetable in the zone of the trip's feed. */
  anchorOf(trip: TripIndex, day: ServiceDay): Instant {
    return anchorOf(this.timetable, trip, day);
  }

  private feedOf(stop: StopIndex): string {
    return this.timetable.feeds[at(this.timetable.stops.feed, stop)]?.id ?? '';
  }

  /** Trip ids hold whole minutes. */
  #startsAt(trip: TripIndex, seconds: number): boolean {
    const { trips } = this.timetable;
    const start = at(trips.start, trip);
    if (at(trips.headwaySeconds, trip) === 0) return Math.floor(start / 60) * 60 === seconds;
    return seconds > start - 60 && seconds < at(trips.end, trip);
  }
}

/** Answers are written seconds after they were found. */
const KEPT_REALTIME = 16;
