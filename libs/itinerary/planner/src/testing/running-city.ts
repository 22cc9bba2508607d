import { at, entry, parseServiceDate, parseServiceTime, type ServiceDay } from '@maillage/kernel';
import {
  asPlanned,
  withUpdates,
  type AddedRun,
  type FeedIndex,
  type RealtimeTimetable,
  type RetimedRun,
  type RunName,
  type RunUpdate,
  type StopIndex,
  type TripIndex,
} from '@maillage/transit-timetable';
import { stopOf, type PlannedCity } from './planned-city.js';

/** Says what happens in a drawn city on one day, in text. */
export class RunningCity {
  #realtime: RealtimeTimetable;
  readonly #day: ServiceDay;

  constructor(
    private readonly town: PlannedCity,
    day: string,
  ) {
    this.#realtime = asPlanned(town.directory.timetable);
    this.#day = parseServiceDate(day.replaceAll('-', '')) ?? (0 as ServiceDay);
  }

  hear(updates: readonly RunUpdate[], cleared: readonly RunName[] = []): RealtimeTimetable {
    this.#realtime = withUpdates(this.#realtime, { sequence: this.#realtime.sequence + 1, updates, cleared });
    this.town.directory.applyRealtime(this.#realtime);
    this.town.planner.applyRealtime(this.#realtime);
    return this.#realtime;
  }

  cancelled(trip: string): RunUpdate & RunName {
    return { kind: 'cancelled', ...this.run(trip) };
  }

  /** `08:00 08:20 08:30`: one time per position. */
  retimed(trip: string, times: string, skipped: readonly number[] = [], stops?: readonly string[]): RetimedRun {
    const told = Int32Array.from(times.split(' '), secondsOf);
    return {
      kind: 'retimed',
      ...this.run(trip),
      arrival: told,
      departure: told,
      skipped: skipped.length === 0 ? undefined : Uint8Array.from(told, (_, i) => (skipped.includes(i) ? 1 : 0)),
      stops: stops && Int32Array.from(stops, (stop) => stopOf(this.town.directory, stop)),
    };
  }

  /** `A 08:05 B 08:15`, on the route of a trip. */
  added(id: string, like: string, calls: string): AddedRun {
    const { timetable } = this.town.directory;
    const words = calls.split(' ');
    const stops = words.filter((_, i) => i % 2 === 0).map((stop) => stopOf(this.town.directory, stop));
    const times = Int32Array.from(
      words.filter((_, i) => i % 2 === 1),
      secondsOf,
    );
    const route = this.town.directory.routeOf(this.run(like).trip);
    return {
      kind: 'added',
      id,
      feed: at(timetable.routes.feed, route) as FeedIndex,
      day: this.#day,
      route,
      likeTrip: undefined,
      headsign: 'Extra',
      stops: Int32Array.from(stops),
      arrival: times,
      departure: times,
      boarding: new Uint8Array(times.length),
      wheelchair: 2,
      bikes: 0,
    };
  }

  run(trip: string): { readonly trip: TripIndex; readonly day: ServiceDay } {
    const { trips } = this.town.directory.timetable;
    const index = Array.from({ length: trips.count }, (_, i) => i as TripIndex).find(
      (candidate) => trips.id.text(candidate) === trip,
    );
    return {
      trip: entry(
        [index].filter((found) => found !== undefined),
        0,
      ),
      day: this.#day,
    };
  }

  stop(id: string): StopIndex {
    return stopOf(this.town.directory, id);
  }
}

const secondsOf = (clock: string): number => parseServiceTime(`${clock}:00`) ?? NaN;
