import { expect, it } from '@jest/globals';
import { parseServiceDate, parseServiceTime } from '@maillage/kernel';
import { readFeed } from '@maillage/transit-gtfs';
import { city, type CityOptions } from '@maillage/transit-gtfs/testing';
import {
  buildDayView,
  buildTimetable,
  checkDayView,
  type DayView,
  type Direction,
  type RouteIndex,
  type StopIndex,
  type Timetable,
  type TripIndex,
} from '@maillage/transit-timetable';
import type { Journey, Ride } from '../journey.js';
import { createRouter } from '../router.js';

/** `A → B 08:00 on 20260120`: leave at; `… 08:00–10:00`: leave between; `A → B by 09:00`, `by 08:00–09:00`: arrive. */
export type Question = string;

interface Feed {
  readonly text: string;
  readonly options?: CityOptions;
}

const QUESTION = /^(?<from>\S+) → (?<to>\S+) (?<by>by )?(?<first>[\d:]+)(?:–(?<last>[\d:]+))? on (?<date>\d{8})$/;

/**
 * A city, a question, and its journeys, each told as `BUS 1 A 08:00 → B 08:10 | BUS 2 B 08:15 → C 08:30`. Between two
 * rides one changes at the stop or walks; `=` before a ride says that one stays seated. `leave` and `reach` are told
 * where a headway makes them differ from the rides. Times count from noon − 12 h of the date.
 */
export function scenario(
  name: string,
  cities: string | readonly Feed[],
  question: Question,
  answer: readonly string[],
): void {
  it(`${name}: ${question}`, async () => {
    const feeds = typeof cities === 'string' ? [{ text: cities }] : cities;
    const sources = await Promise.all(
      feeds.map(async ({ text, options }, place) => ({ id: `f${place}`, feed: await readCity(text, options) })),
    );
    const timetable = buildTimetable(sources, { timezone: 'Europe/Paris' });
    expect(ask(timetable, question)).toEqual(answer);
  });
}

async function readCity(text: string, options: CityOptions | undefined) {
  const { feed, notices } = await readFeed(city(text, options));
  if (feed === undefined) throw new Error(`the city cannot be read: ${JSON.stringify(notices)}`);
  return feed;
}

function ask(timetable: Timetable, question: Question): string[] {
  const words: Partial<Record<string, string>> = QUESTION.exec(question)?.groups ?? {};
  const { from = '', to = '', by, first = '', last, date = '' } = words;
  const day = parseServiceDate(date);
  if (day === undefined) throw new RangeError(`not a question: ${question}`);
  const direction: Direction = by === undefined ? 'forward' : 'backward';
  const view = buildDayView(timetable, day, direction);
  checkDayView(view);
  const [near, far] = [offsets(timetable, from), offsets(timetable, to)];
  const query = { access: by === undefined ? near : far, egress: by === undefined ? far : near, maxTrips: 5 };
  const router = createRouter(view);
  const journeys =
    last === undefined
      ? router.earliest(query, seconds(first))
      : router.range(query, seconds(first), seconds(last)).sort((a, b) => a.departure - b.departure);
  return journeys.map((journey) => tell(timetable, view, journey));
}

const seconds = (text: string): number => parseServiceTime(`${text}:00`) ?? NaN;

/** The stop of that id, or the platforms of the station, and its variants. */
function offsets({ stops }: Timetable, id: string) {
  const found: StopIndex[] = [];
  for (let stop = 0; stop < stops.count; stop++) {
    const parent = stops.parent[stop];
    const isNamed = stops.id.text(stop as StopIndex) === id;
    if (isNamed || (parent >= 0 && stops.id.text(parent as StopIndex) === id)) found.push(stop as StopIndex);
  }
  return found.map((stop) => ({ stop, seconds: 0 }));
}

function tell(timetable: Timetable, view: DayView, { departure, arrival, rides }: Journey): string {
  const legs = rides.map((ride) => `${ride.seated ? '= ' : ''}${tellRide(timetable, view, ride)}`);
  if (departure !== rides[0].departure) legs.unshift(`leave ${clock(departure)}`);
  if (arrival !== rides[rides.length - 1].arrival) legs.push(`reach ${clock(arrival)}`);
  return legs.join(' | ');
}

function tellRide({ stops, trips, patterns, routes }: Timetable, view: DayView, ride: Ride): string {
  const pattern = trips.pattern[view.slots.trip[ride.slot] as TripIndex];
  const route = routes.id.text(patterns.route[pattern] as RouteIndex);
  const call = (stop: StopIndex, time: number): string => `${stops.id.text(stop)} ${clock(time)}`;
  return `${route} ${call(ride.boardStop, ride.departure)} → ${call(ride.alightStop, ride.arrival)}`;
}

function clock(time: number): string {
  const minutes = Math.floor(Math.abs(time) / 60);
  const text = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return `${time < 0 ? '-' : ''}${text}${time % 60 === 0 ? '' : `:${String(Math.abs(time % 60)).padStart(2, '0')}`}`;
}
