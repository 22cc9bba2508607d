import { markUseful } from './calls.js';
import type { Changes } from './changes.js';
import { MOST_SEAMS, type Run } from './runs.js';
import { NEAR_SECONDS, type Found, type OracleQuery } from './search.js';

/** Latest departures when one has to be there by `time`: each needs more rides and is later than those before it. */
export function latestDepartures(runs: readonly Run[], changes: Changes, query: OracleQuery, time: number): Found[] {
  for (const seconds of NEAR_SECONDS) {
    const near = search(runs, changes, query, time, () => time - seconds);
    if (near.length > 0) return departuresFrom(runs, changes, query, time, near);
  }
  return departuresFrom(runs, changes, query, time, []);
}

/** Of these departures those that are no earlier than what is known with as few rides. */
export function departuresFrom(
  runs: readonly Run[],
  changes: Changes,
  query: OracleQuery,
  time: number,
  known: readonly Found[],
): Found[] {
  return search(runs, changes, query, time, (most) =>
    known.reduce((start, found) => (found.rides <= most ? Math.max(start, found.time) : start), -Infinity),
  );
}

/** Nothing before `earliest(rides)` is of use. */
function search(
  runs: readonly Run[],
  changes: Changes,
  query: OracleQuery,
  time: number,
  earliest: (rides: number) => number,
): Found[] {
  /** due[place]: the latest arrival by vehicle from which one is still in time. */
  const due = new Float64Array(changes.placeCount).fill(-Infinity);
  /** leave[place]: the latest one may be ready to board there. */
  const leave = new Float64Array(changes.placeCount).fill(-Infinity);
  let later = new Set<number>();
  for (const { stop, seconds } of query.egress)
    for (const place of changes.placesOf(stop)) if (raise(due, place, time - seconds)) later.add(place);
  const found: Found[] = [];
  let goal = -Infinity;
  for (let rides = 1; rides <= query.maxRides && later.size > 0; rides++) {
    const end = earliest(rides);
    const boarded = new Set<number>();
    const board = (place: number, ready: number): void => {
      if (ready > goal && ready >= end && raise(leave, place, ready)) boarded.add(place);
    };
    const marks = markUseful(runs, later, due, Math.max(goal, end));
    for (let number = marks.indexOf(1); number >= 0; number = marks.indexOf(1, number + 1)) {
      const run = runs[number] as Run;
      if (run.end <= goal || run.end < end) continue;
      if (run.headway > 0) rideHeadway(run, due, board);
      else rideRun(run, due, board);
    }
    let best = goal;
    for (const { stop, seconds } of query.access)
      for (const place of changes.placesOf(stop)) best = Math.max(best, (leave[place] ?? -Infinity) - seconds);
    if (best > goal) found.push({ rides, time: best });
    goal = best;
    later = new Set();
    for (const place of boarded)
      for (const { to, seconds } of changes.into[place] ?? [])
        if (raise(due, to, (leave[place] as number) - seconds)) later.add(to);
  }
  return found;
}

type Visit = (place: number, time: number) => void;

/** From the end: once one may alight in time, further on or in a run in which one stays seated, one may board before it. */
function rideRun(run: Run, due: Float64Array, board: Visit): void {
  const { trip, places, shift } = run;
  const { arrivals, departures, boards, alights } = trip;
  let useful = false;
  let next = run.next;
  for (let seam = 0; seam < MOST_SEAMS && next !== undefined && !useful; seam++) {
    useful = isInTime(next, due);
    next = next.next;
  }
  for (let i = places.length - 1; i >= 0; i--) {
    const place = places[i] as number;
    if (useful) {
      if (boards[i] === 1) board(place, (departures[i] as number) + shift);
    } else useful = alights[i] === 1 && (arrivals[i] as number) + shift <= (due[place] as number);
  }
}

function isInTime({ trip, places, shift }: Run, due: Float64Array): boolean {
  return places.some(
    (place, i) => trip.alights[i] === 1 && (trip.arrivals[i] as number) + shift <= (due[place] as number),
  );
}

/** The last vehicle in time, at the latest the one a second before the end; ready a headway before it, or for the first. */
function rideHeadway({ trip, places, shift, headway, length }: Run, due: Float64Array, board: Visit): void {
  let behind = -Infinity;
  for (let i = places.length - 1; i >= 0; i--) {
    const place = places[i] as number;
    if (behind >= 0 && trip.boards[i] === 1)
      board(place, (trip.departures[i] as number) + shift + Math.max(behind - headway, 0));
    if (trip.alights[i] !== 1) continue;
    const latest = (due[place] as number) - ((trip.arrivals[i] as number) + shift);
    behind = Math.max(behind, Math.min(latest, length - 1));
  }
}

function raise(times: Float64Array, place: number, time: number): boolean {
  if (time <= (times[place] as number)) return false;
  times[place] = time;
  return true;
}
