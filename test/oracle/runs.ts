import { addDays, anchorOf } from './calendar.js';
import type { Changes } from './changes.js';
import type { OracleNetwork, OracleTrip } from './oracle-network.js';
import { seatsBetween } from './seats.js';

/** One run of a vehicle, or of all the vehicles of a headway. */
export interface Run {
  readonly trip: OracleTrip;
  /** Service date in days from the day at hand. */
  readonly dayOffset: number;
  readonly places: Int32Array;
  /** Added to the trip's times it gives seconds from the anchor of the day at hand. */
  readonly shift: number;
  /** 0 for a run at its time; else the seconds promised between vehicles. */
  readonly headway: number;
  /** With a headway: vehicles leave less than this after the first. */
  readonly length: number;
  /** First departure, and last arrival of the last vehicle. */
  readonly start: number;
  readonly end: number;
  /** The run in which passengers stay seated. */
  next: Run | undefined;
}

/** Passengers who stay seated are followed over this many seams. */
export const MOST_SEAMS = 3;

/** Seconds from the anchor of a day: what is searched forward, and what backward, as `DayView` defines them. */
const WINDOWS = { forward: [0, 48 * 3600], backward: [-24 * 3600, 30 * 3600] } as const;
const DAYS_BEFORE = 3;
const DAYS_AFTER = 3;

/** Everything that runs around a day (`YYYYMMDD`), ordered by start. */
export function listRuns(
  network: OracleNetwork,
  changes: Changes,
  day: string,
  timezone: string,
  direction: keyof typeof WINDOWS,
): Run[] {
  const [from, to] = WINDOWS[direction];
  const anchor = anchorOf(day, timezone);
  const runs: Run[] = [];
  for (let dayOffset = -DAYS_BEFORE; dayOffset <= DAYS_AFTER; dayOffset++) {
    const date = addDays(day, dayOffset);
    const shiftOf = new Map(network.feeds.map((feed) => [feed, anchorOf(date, feed.timezone) - anchor]));
    const isRunning = new Map<string, boolean>();
    const ofDate = network.trips.flatMap((trip) => {
      const key = `${trip.feed.id} ${trip.service}`;
      const known = isRunning.get(key) ?? trip.feed.calendar.runsOn(trip.service, date);
      isRunning.set(key, known);
      return known ? runsOf(trip, dayOffset, shiftOf.get(trip.feed) ?? 0, changes) : [];
    });
    const isInside = ({ start, end }: Run): boolean => start < to && end >= from;
    for (const [run, next] of seatsBetween(network, ofDate)) if (isInside(next)) run.next = next;
    runs.push(...ofDate.filter(isInside));
  }
  return runs.sort((a, b) => a.start - b.start);
}

const placesOfTrips = new WeakMap<OracleTrip, Int32Array>();

/** At its own times, or once per vehicle where `exact_times` is 1, or once per row of a headway. */
function runsOf(trip: OracleTrip, dayOffset: number, dayShift: number, changes: Changes): Run[] {
  const places = placesOfTrips.get(trip) ?? changes.placesOfTrip(trip);
  placesOfTrips.set(trip, places);
  const first = trip.departures[0] ?? 0;
  const running = (trip.arrivals.at(-1) ?? 0) - first;
  const run = (departure: number, headway: number, length: number): Run => {
    const start = departure + dayShift;
    const shift = start - first;
    return { trip, dayOffset, places, shift, headway, length, start, end: start + length + running, next: undefined };
  };
  if (trip.frequencies.length === 0) return [run(first, 0, 0)];
  return trip.frequencies.flatMap(({ start, end, headway, exact }) => {
    if (!exact) return [run(start, headway, end - start)];
    const count = Math.ceil((end - start) / headway);
    return Array.from({ length: count }, (_, i) => run(start + i * headway, 0, 0));
  });
}
