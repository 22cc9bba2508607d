import type { Changes } from './changes.js';
import type { Run } from './runs.js';

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

/** Passengers who stay seated are followed over this many seams. */
const MOST_SEAMS = 3;

/** Earliest arrivals when one leaves at `time`: each needs more rides and is earlier than those before it. */
export function earliestArrivals(runs: readonly Run[], changes: Changes, query: OracleQuery, time: number): Found[] {
  const ready = new Float64Array(changes.placeCount).fill(Infinity);
  const arrival = new Float64Array(changes.placeCount).fill(Infinity);
  for (const { stop, seconds } of query.access)
    for (const place of changes.placesOf(stop)) lower(ready, place, time + seconds);
  const found: Found[] = [];
  let goal = Infinity;
  for (let rides = 1; rides <= query.maxRides; rides++) {
    const reached = new Set<number>();
    const alight = (place: number, at: number): void => {
      if (lower(arrival, place, at)) reached.add(place);
    };
    for (const run of runs) {
      if (run.start >= goal) break;
      if (run.end < time) continue;
      if (run.headway > 0) rideHeadway(run, ready, alight);
      else if (rideRun(run, ready, alight)) stayOn(run, alight);
    }
    let best = goal;
    for (const { stop, seconds } of query.egress)
      for (const place of changes.placesOf(stop)) best = Math.min(best, (arrival[place] ?? Infinity) + seconds);
    if (best < goal) found.push({ rides, time: best });
    goal = best;
    for (const place of reached)
      for (const { to, seconds } of changes.from[place] ?? []) lower(ready, to, (arrival[place] ?? Infinity) + seconds);
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
