import { MOST_SEAMS, type Run } from './runs.js';

/** The calls of runs, one place after another: those of place p are first[p] to first[p + 1], in the order of the runs. */
interface Calls {
  readonly first: Int32Array;
  /** The number of the run in its list. */
  readonly run: Int32Array;
  /** Boarding: until when one may be there. Alighting: the earliest arrival. */
  readonly time: Float64Array;
  /** Of each run; ascending. */
  readonly starts: Float64Array;
  /** The most seconds from the start of a run to its end. */
  readonly longest: number;
}

/** Marks, by their number, runs that start by `end` and can be boarded in time at one of the places. */
export function markBoardable(
  runs: readonly Run[],
  places: Iterable<number>,
  ready: Float64Array,
  end: number,
): Uint8Array {
  const calls = boardings.get(runs) ?? sortByPlace(runs, ready.length, eachBoarding);
  boardings.set(runs, calls);
  const marks = new Uint8Array(runs.length);
  const to = countBefore(calls.starts, 0, runs.length, end + 1);
  for (const place of places) {
    const since = ready[place] as number;
    const from = countBefore(calls.starts, 0, runs.length, since - calls.longest);
    mark(marks, calls, place, from, to, (time) => time >= since);
  }
  return marks;
}

/** Marks runs that end after `start` and bring one in time to one of the places, or the runs do in which one stays seated. */
export function markUseful(
  runs: readonly Run[],
  places: Iterable<number>,
  due: Float64Array,
  start: number,
): Uint8Array {
  const calls = alightings.get(runs) ?? sortByPlace(runs, due.length, eachAlighting);
  alightings.set(runs, calls);
  const marks = new Uint8Array(runs.length);
  const from = countBefore(calls.starts, 0, runs.length, start - calls.longest);
  for (const place of places) {
    const until = due[place] as number;
    const to = countBefore(calls.starts, 0, runs.length, until + 1);
    mark(marks, calls, place, from, to, (time) => time <= until);
  }
  return marks;
}

const boardings = new WeakMap<readonly Run[], Calls>();
const alightings = new WeakMap<readonly Run[], Calls>();

/** Among the runs numbered `from` to `to`, those that call at the place at such a time. */
function mark(
  marks: Uint8Array,
  { first, run, time }: Calls,
  place: number,
  from: number,
  to: number,
  isInTime: (time: number) => boolean,
): void {
  const last = first[place + 1] as number;
  for (let i = countBefore(run, first[place] as number, last, from); i < last; i++) {
    const number = run[i] as number;
    if (number >= to) break;
    if (isInTime(time[i] as number)) marks[number] = 1;
  }
}

/** The first index in [from, to[ whose value is not below the limit, else `to`; values ascend. */
function countBefore(values: Float64Array | Int32Array, from: number, to: number, limit: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Visit = (place: number, time: number) => void;

function eachBoarding({ trip, places, shift, headway, length }: Run, visit: Visit): void {
  const wait = headway > 0 ? length : 0;
  for (let i = 0; i < places.length; i++)
    if (trip.boards[i] === 1) visit(places[i] as number, (trip.departures[i] as number) + shift + wait);
}

function eachAlighting(run: Run, visit: Visit): void {
  let here: Run | undefined = run;
  for (let seam = 0; seam <= MOST_SEAMS && here !== undefined; seam++) {
    const { trip, places, shift, next }: Run = here;
    for (let i = 0; i < places.length; i++)
      if (trip.alights[i] === 1) visit(places[i] as number, (trip.arrivals[i] as number) + shift);
    here = next;
  }
}

function sortByPlace(runs: readonly Run[], placeCount: number, each: (run: Run, visit: Visit) => void): Calls {
  const first = new Int32Array(placeCount + 1);
  for (const run of runs) each(run, (place) => (first[place + 1] = (first[place + 1] as number) + 1));
  for (let place = 0; place < placeCount; place++)
    first[place + 1] = (first[place + 1] as number) + (first[place] as number);
  const total = first[placeCount] as number;
  const [ofRun, times] = [new Int32Array(total), new Float64Array(total)];
  const next = first.slice();
  for (const [number, run] of runs.entries())
    each(run, (place, time) => {
      const i = next[place] as number;
      next[place] = i + 1;
      ofRun[i] = number;
      times[i] = time;
    });
  const longest = runs.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  return { first, run: ofRun, time: times, starts: Float64Array.from(runs, ({ start }) => start), longest };
}
