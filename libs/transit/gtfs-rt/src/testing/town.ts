import {
  formatServiceDate,
  formatServiceTime,
  parseServiceDate,
  parseServiceTime,
  type Instant,
  type ServiceDay,
} from '@maillage/kernel';
import { readFeed, type FeedFiles } from '@maillage/transit-gtfs';
import { city, type CityOptions } from '@maillage/transit-gtfs/testing';
import type { StopTimeEvent, StopTimeUpdate, TripUpdate } from '@maillage/transit-model';
import {
  buildTimetable,
  type FeedIndex,
  type RunUpdate,
  type StopIndex,
  type Timetable,
} from '@maillage/transit-timetable';
import { TripMatcher } from '../match/trip-matcher.js';

/** A timetable from a drawing (see `city`), with its matcher. */
export const town = (text: string, options: CityOptions = {}): Promise<TripMatcher> => townOf(city(text, options));

export async function townOf(files: FeedFiles): Promise<TripMatcher> {
  const { feed, notices } = await readFeed(files);
  if (feed === undefined) throw new Error(notices.map(({ code }) => code).join());
  const timetable = buildTimetable([{ id: 'town', feed }], { timezone: feed.timezone });
  return new TripMatcher(timetable, 0 as FeedIndex);
}

export function dayOf(date: string): ServiceDay {
  const day = parseServiceDate(date);
  if (day === undefined) throw new RangeError(date);
  return day;
}

/** `8:15` or `8:15:30` of a service date. */
export function at(matcher: TripMatcher, date: string, time: string): Instant {
  return (matcher.days.anchor(dayOf(date)) + secondsOf(time)) as Instant;
}

export function secondsOf(time: string): number {
  const seconds = parseServiceTime(/^\d+:\d+$/.test(time) ? `${time}:00` : time);
  if (seconds === undefined) throw new RangeError(time);
  return seconds;
}

/**
 * Stops as `#3 +120`, `B +60/+90`, `#2 skipped`, `C no-data`, `B 8:15/8:16@20260120`, `#2=B2 +0`: by sequence or id, delay or time,
 * arrival before and departure behind the slash, `-` for none; one value is that of both.
 */
export function stopTimes(matcher: TripMatcher, text: string): StopTimeUpdate[] {
  return text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [name = '', what = ''] = part.trim().split(/\s+/);
      const stop = name.replace(/=.*$/, '');
      const assignedStopId = name.split('=').at(1);
      const named = stop.startsWith('#') ? { stopSequence: Number(stop.slice(1)) } : { stopId: stop };
      return { ...named, ...(assignedStopId !== undefined && { assignedStopId }), ...eventsOf(matcher, what) };
    });
}

function eventsOf(matcher: TripMatcher, what: string): Omit<StopTimeUpdate, 'stopId'> {
  if (what === 'skipped') return { relationship: 'SKIPPED' };
  if (what === 'no-data') return { relationship: 'NO_DATA' };
  const [times = '', date = ''] = what.split('@');
  const [arrival = '', departure = arrival] = times.split('/');
  const event = (time: string): StopTimeEvent | undefined => {
    if (time === '-' || time === '') return undefined;
    return /^[+−-]/.test(time) ? { delay: Number(time) } : { time: at(matcher, date, time) };
  };
  return { relationship: 'SCHEDULED', arrival: event(arrival), departure: event(departure) };
}

export const tripUpdate = (
  trip: TripUpdate['trip'],
  times: readonly StopTimeUpdate[] = [],
  more: Partial<TripUpdate> = {},
): TripUpdate => ({ entityId: 'e', relationship: 'SCHEDULED', trip, stopTimes: times, ...more });

/** `BUS 1/1 20260120 A 8:00:00 B 8:12:00/8:13:00 (C) D=D2 …`: brackets around what is skipped. */
export function tellRun({ timetable }: TripMatcher, run: RunUpdate): string {
  const day = formatServiceDate(run.day);
  if (run.kind === 'cancelled')
    return `${timetable.trips.id.text(run.trip)} ${day} ${run.isDeleted ? 'deleted' : 'cancelled'}`;
  const planned = run.kind === 'retimed' ? plannedStops(timetable, run.trip) : Array.from(run.stops);
  const calls = planned.map((stop, i) => {
    const [arrival, departure] = [formatServiceTime(run.arrival[i]), formatServiceTime(run.departure[i])];
    const actual = run.stops?.[i] ?? stop;
    const name = actual === stop ? nameOf(timetable, stop) : `${nameOf(timetable, stop)}=${nameOf(timetable, actual)}`;
    const call = `${name} ${arrival === departure ? arrival : `${arrival}/${departure}`}`;
    return run.kind === 'retimed' && run.skipped?.[i] === 1 ? `(${call})` : call;
  });
  const id =
    run.kind === 'added'
      ? `+${run.id} on ${timetable.routes.id.text(run.route)} to ${run.headsign}`
      : timetable.trips.id.text(run.trip);
  return `${id} ${day} ${calls.join(' ')}`;
}

const nameOf = ({ stops }: Timetable, stop: number): string => stops.id.text(stop as StopIndex);

function plannedStops({ trips, patterns }: Timetable, trip: number): number[] {
  const pattern = trips.pattern[trip];
  return Array.from(
    patterns.stopWord.subarray(patterns.stopOffset[pattern], patterns.stopOffset[pattern + 1]),
    (word) => word >> 2,
  );
}
