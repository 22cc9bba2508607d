import { markBoardable } from './calls.js';
import type { Changes } from './changes.js';
import { MOST_SEAMS, type Run } from './runs.js';

export interface OracleQuery {
  /** Stops that can be reached from the origin, with the seconds it takes. */
  readonly access: readonly Offset[];
  /** Stops from which the destination can be reached. */
  readonly egress: readonly Offset[];
  readonly maxRides: number;
}

export interface Offset {
  readonly stop: number;
  readonly seconds: number;
}

/** With this many rides and no fewer one is there at `time` (or may leave as late as `time`). */
export interface Found {
  readonly rides: number;
  readonly time: number;
}

/** What is near in time is searched first: an arrival there bounds what has to be looked at in the whole day. */
export const NEAR_SECONDS = [2 * 3600, 8 * 3600];

/** Earliest arrivals when one leaves at `time`: each needs more rides and is earlier than those before it. */
export function earliestArrivals(runs: readonly Run[], changes: Changes, query: OracleQuery, time: number): Found[] {
  for (const seconds of NEAR_SECONDS) {
    const near = search(runs, changes, query, time, () => time + seconds);
    if (near.length > 0) return arrivalsUntil(runs, changes, query, time, near);
  }
  return arrivalsUntil(runs, changes, query, time, []);
}

/** Of these arrivals those that are no later than what is known with as few rides. */
export function arrivalsUntil(
  runs: readonly Run[],
  changes: Changes,
  query: OracleQuery,
  time: number,
  known: readonly Found[],
): Found[] {
  return search(runs, changes, query, time, (most) =>
    known.reduce((end, found) => (found.rides <= most ? Math.min(end, found.time) : end), Infinity),
  );
}

/** Nothing after `latest(rides)` is of use. */
function search(
  runs: readonly Run[],
  changes: Changes,
  query: OracleQuery,
  time: number,
  latest: (rides: number) => number,
): Found[] {
  const ready = new Float64Array(changes.placeCount).fill(Infinity);
  const arrival = new Float64Array(changes.placeCount).fill(Infinity);
  let earlier = new Set<number>();
  for (const { stop, seconds } of query.access)
    for (const place of changes.placesOf(stop)) if (lower(ready, place, time + seconds)) earlier.add(place);
  const found: Found[] = [];
  let goal = Infinity;
  for (let rides = 1; rides <= query.maxRides && earlier.size > 0; rides++) {
    const end = latest(rides);
    const reached = new Set<number>();
    const alight = (place: number, at: number): void => {
      if (at < goal && at <= end && lower(arrival, place, at)) reached.add(place);
    };
    // where one is ready no earlier than before, the runs have told what they have to tell
    const marks = markBoardable(runs, earlier, ready, Math.min(goal, end));
    for (let number = marks.indexOf(1); number >= 0; number = marks.indexOf(1, number + 1)) {
      const run = runs[number] as Run;
      if (run.start >= goal || run.start > end) break;
      if (run.headway > 0) rideHeadway(run, ready, alight);
      else if (rideRun(run, ready, alight)) stayOn(run, alight);
    }
    let best = goal;
    for (const { stop, seconds } of query.egress)
      for (const place of changes.placesOf(stop)) best = Math.min(best, (arrival[place] ?? Infinity) + seconds);
    if (best < goal) found.push({ rides, time: best });
    goal = best;
    earlier = new Set();
    for (const place of reached)
      for (const { to, seconds } of changes.from[place] ?? [])
        if (lower(ready, to, (arrival[place] as number) + seconds)) earlier.add(to);
  }
  return found;
}

type Visit = (place: number, time: number) => void;

/** Boards where one is ready in time, alights everywhere after it. Returns whether one is aboard at the end. */
function rideRun({ trip, places, shift }: Run, ready: Float64Array, alight: Visit): boolean {
  const { arrivals, departures, boards, alights } = trip;
  let aboard = false;
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number;
    if (aboard) {
      if (alights[i] === 1) alight(place, (arrivals[i] as number) + shift);
    } else aboard = boards[i] === 1 && (ready[place] as number) <= (departures[i] as number) + shift;
  }
  return aboard;
}

function stayOn(run: Run, alight: Visit): void {
  let next = run.next;
  for (let seam = 0; seam < MOST_SEAMS && next !== undefined; seam++) {
    const { trip, places, shift } = next;
    for (let i = 1; i < places.length; i++)
      if (trip.alights[i] === 1) alight(places[i] as number, (trip.arrivals[i] as number) + shift);
    next = next.next;
  }
}

/** In time for the first vehicle one takes it; later one waits a full headway, and that vehicle must still leave. */
function rideHeadway({ trip, places, shift, headway, length }: Run, ready: Float64Array, alight: Visit): void {
  let behind = Infinity;
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number;
    if (behind < Infinity && trip.alights[i] === 1) alight(place, (trip.arrivals[i] as number) + shift + behind);
    if (trip.boards[i] !== 1) continue;
    const late = (ready[place] as number) - ((trip.departures[i] as number) + shift);
    const vehicle = late <= 0 ? 0 : late + headway;
    if (vehicle < length) behind = Math.min(behind, vehicle);
  }
}

function lower(times: Float64Array, place: number, time: number): boolean {
  if (time >= (times[place] as number)) return false;
  times[place] = time;
  return true;
}
