import { DateTime } from 'luxon';
import type { Itinerary, Leg, Place } from '@maillage/itinerary-model';
import { entry, type Coordinate, type Instant, type ServiceDay } from '@maillage/kernel';
import { readFeed, type FeedFiles } from '@maillage/transit-gtfs';
import { city, type CityOptions } from '@maillage/transit-gtfs/testing';
import {
  buildDayView,
  buildTimetable,
  type DayView,
  type Direction,
  type StopIndex,
} from '@maillage/transit-timetable';
import { NetworkDirectory } from '../network/network-directory.js';
import { callAt, runOf } from '../network/trip-run.js';
import { NetworkPlanner } from '../routing/network-planner.js';
import { PLAIN_REQUEST } from '../routing/plain-request.js';
import type { RouteRequest } from '../routing/route-request.js';
import type { RouteResult } from '../routing/route-result.js';

export type Asked = Partial<Omit<RouteRequest, 'from' | 'to' | 'time'>> & {
  /** A stop's id, or metres east and north of the city's corner: `300 0`. */
  readonly from: string;
  readonly to: string;
  /** `2026-01-20 08:00[:SS]`, in the zone of the territory. */
  readonly at: string;
};

/** A drawn city with a planner on it, whose questions and answers are text. */
export class PlannedCity {
  /** Days for which a view was built, in order. */
  readonly built: ServiceDay[] = [];
  readonly planner: NetworkPlanner;
  readonly #views = new Map<string, DayView>();

  constructor(
    readonly directory: NetworkDirectory,
    private readonly timezone: string,
  ) {
    this.planner = new NetworkPlanner(directory.timetable, { view: (day, direction) => this.#view(day, direction) });
  }

  /** What every question has unless it says otherwise. */
  readonly request = PLAIN;

  ask({ from, to, at, ...rest }: Asked, mayGoOn?: () => boolean): RouteResult {
    const time = this.instant(at);
    return this.planner.route({ ...PLAIN, from: this.place(from), to: this.place(to), time, ...rest }, mayGoOn);
  }

  /** `08:02 walk 240s 300m → 08:06 ~ BUS 1 A 08:10 → B 08:20 ~ …` per itinerary. */
  tell(result: RouteResult): string[] {
    return result.itineraries.map((itinerary) => this.tellItinerary(itinerary));
  }

  tellItinerary({ departure, arrival, legs }: Itinerary): string {
    return `${this.clock(departure)} [${legs.map((leg) => this.#leg(leg)).join(' ~ ')}] ${this.clock(arrival)}`;
  }

  instant(text: string): Instant {
    return DateTime.fromSQL(text, { zone: this.timezone }).toSeconds() as Instant;
  }

  clock(instant: Instant): string {
    const local = DateTime.fromSeconds(instant, { zone: this.timezone });
    return local.second === 0 ? local.toFormat('HH:mm') : local.toFormat('HH:mm:ss');
  }

  place(text: string): Place {
    const stop = this.directory.findStop(`city_${text}`);
    if (stop !== undefined) return this.directory.placeOf(stop);
    const [east, north] = text.split(' ').map(Number);
    return { stop: -1, ...pointAt(east ?? NaN, north ?? NaN) };
  }

  #leg(leg: Leg): string {
    if (leg.kind === 'street') return `${leg.mode.toLowerCase()} ${String(leg.arrival - leg.departure)}s`;
    const { timetable } = this.directory;
    const run = runOf(timetable, leg);
    const name = (position: number): string => timetable.stops.id.text(callAt(timetable, run, position).stop);
    const route = timetable.routes.id.text(this.directory.routeOf(run.trip));
    const [board, alight] = [name(leg.boardPosition), name(leg.alightPosition)];
    return `${leg.seated ? '+' : ''}${route} ${board} ${this.clock(leg.departure)} → ${alight} ${this.clock(leg.arrival)}`;
  }

  #view(day: ServiceDay, direction: Direction): DayView {
    const key = `${String(day)} ${direction}`;
    const view = this.#views.get(key) ?? buildDayView(this.directory.realtime.planned, day, direction);
    if (!this.#views.has(key)) this.built.push(day);
    this.#views.set(key, view);
    return view;
  }
}

export const planCity = (text: string, options: CityOptions = {}): Promise<PlannedCity> =>
  planFeed(city(text, options), options);

export async function planFeed(files: FeedFiles, options: CityOptions = {}): Promise<PlannedCity> {
  const { feed, notices } = await readFeed(files);
  if (!feed) throw new Error(`not a city: ${JSON.stringify(notices)}`);
  const timezone = options.timezone ?? 'Europe/Paris';
  const timetable = buildTimetable([{ id: 'city', feed }], { timezone });
  return new PlannedCity(new NetworkDirectory(timetable), timezone);
}

export const stopOf = (directory: NetworkDirectory, id: string): StopIndex =>
  entry(
    [directory.findStop(`city_${id}`)].filter((stop) => stop !== undefined),
    0,
  );

/** The corner of drawn cities. */
function pointAt(east: number, north: number): Coordinate {
  const metresPerDegree = 111_195;
  const longitude = 7 + east / metresPerDegree / Math.cos((48 * Math.PI) / 180);
  return { latitude: 48 + north / metresPerDegree, longitude };
}

/** Who needs ramps, at the usual speed of a drawn city. */
export const inWheelchair = (): RouteRequest['traveller'] => ({ ...PLAIN.traveller, wheelchair: true });

/** The same wishes with another limit. */
export const within = (maxSeconds: number): RouteRequest['access'] => ({ ...PLAIN.access, maxSeconds });

const PLAIN: Omit<RouteRequest, 'from' | 'to' | 'time'> = {
  ...PLAIN_REQUEST,
  arriveBy: false,
  timetableView: true,
  traveller: {
    wheelchair: false,
    walkingMetresPerSecond: 1.3,
    cyclingMetresPerSecond: 4.2,
    elevationCosts: 'NONE',
    maxMatchingMetres: 250,
  },
};
