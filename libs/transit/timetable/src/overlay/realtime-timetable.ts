import type { ServiceDay } from '@maillage/kernel';
import type { FeedIndex, TripIndex } from '../indices.js';
import { patternLength } from '../running-time.js';
import type { Timetable } from '../timetable.js';
import { isSameUpdate } from './is-same-update.js';
import type { AddedRun, RunUpdate } from './run-update.js';
import { withAddedTrips, type AddedTrip } from './with-added-trips.js';

/** A timetable with all that is known to run otherwise at one moment. A value: whoever pinned one reads it undisturbed. */
export interface RealtimeTimetable {
  readonly planned: Timetable;
  /** As planned, and behind its trips those of added runs: reads what is said of any trip. No view is built from it. */
  readonly timetable: Timetable;
  /** Counts the values of one timetable; 0 is the timetable as planned. */
  readonly sequence: number;
  /** By `runKey`; runs that are as planned again stay a while, marked as cleared. */
  readonly runs: ReadonlyMap<number, LiveRun>;
  /** What changed after this sequence is in `runs`; whoever knows an older value begins with the timetable. */
  readonly completeSince: number;
  /** The trips that were made up for added runs, by `addedName`. */
  readonly addedTrips: ReadonlyMap<string, TripIndex>;
  /** The next to be made up. Never given twice, nor to a run that goes another way than before. */
  readonly nextTrip: TripIndex;
}

/** The last word about a run. */
export interface LiveRun {
  /** Beyond the timetable's trips for an added run. */
  readonly trip: TripIndex;
  readonly day: ServiceDay;
  readonly update: RunUpdate;
  /** The update holds no longer. */
  readonly isCleared: boolean;
  /** With which value it changed. */
  readonly sequence: number;
}

/** Names a run: a trip of the timetable and its service date, or an added run as its update does. */
export type RunName = { readonly trip: TripIndex; readonly day: ServiceDay } | Pick<AddedRun, 'feed' | 'day' | 'id'>;

export interface RealtimeUpdates {
  /** Larger than any before. */
  readonly sequence: number;
  /** Of several about one run the last counts. */
  readonly updates: readonly RunUpdate[];
  /** Runs that are as planned again; added runs that are no longer. */
  readonly cleared: readonly RunName[];
}

/** Cleared runs that are kept for those who know an older value, and to name what they had. */
const KEPT_CLEARED = 4096;
const KEPT_SEQUENCES = 64;

/** Days since 1970 fit into 16 bits. */
export const runKey = (trip: number, day: number): number => trip * 65_536 + day;

export const asPlanned = (timetable: Timetable): RealtimeTimetable => ({
  planned: timetable,
  timetable,
  sequence: 0,
  runs: new Map(),
  completeSince: 0,
  addedTrips: new Map(),
  nextTrip: timetable.trips.count as TripIndex,
});

/** The next value. @throws RangeError when an update does not fit its trip */
export function withUpdates(
  previous: RealtimeTimetable,
  { sequence, updates, cleared }: RealtimeUpdates,
): RealtimeTimetable {
  const addedTrips = new Map(previous.addedTrips);
  let { nextTrip } = previous;
  const changed = new Map<number, LiveRun>();
  const knownOf = (trip: number, day: ServiceDay): RunUpdate | undefined =>
    (changed.get(runKey(trip, day)) ?? previous.runs.get(runKey(trip, day)))?.update;
  const say = (trip: TripIndex, update: RunUpdate, isCleared: boolean): unknown =>
    changed.set(runKey(trip, update.day), { trip, day: update.day, update, isCleared, sequence });

  for (const name of cleared) {
    const trip = 'trip' in name ? name.trip : addedTrips.get(addedName(name));
    const known = trip === undefined ? undefined : knownOf(trip, name.day);
    if (trip !== undefined && known !== undefined) say(trip, known, true);
  }
  for (const update of updates) {
    requireFit(previous.planned, update);
    if (update.kind !== 'added') say(update.trip, update, false);
    else {
      const name = addedName(update);
      let trip = addedTrips.get(name);
      const known = trip === undefined ? undefined : knownOf(trip, update.day);
      if (trip === undefined || known === undefined || !goesAlike(known, update)) {
        if (trip !== undefined && known !== undefined) say(trip, known, true);
        trip = nextTrip;
        nextTrip = (nextTrip + 1) as TripIndex;
        addedTrips.set(name, trip);
      }
      say(trip, update, false);
    }
  }
  return withRuns({ ...previous, addedTrips, nextTrip }, sequence, [...changed.values()]);
}

/** The next value when these are all updates that hold: what is not among them is cleared. */
export function withAllUpdates(
  previous: RealtimeTimetable,
  sequence: number,
  updates: readonly RunUpdate[],
): RealtimeTimetable {
  const latest = new Map(updates.map((update) => [nameOf(update), update]));
  const cleared: RunName[] = [];
  for (const { trip, day, update, isCleared } of previous.runs.values()) {
    if (isCleared) continue;
    const name = nameOf(update);
    const told = latest.get(name);
    if (told === undefined) cleared.push(update.kind === 'added' ? update : { trip, day });
    // whoever resolves updates once hands on the same values
    else if (told === update) latest.delete(name);
  }
  return withUpdates(previous, { sequence, updates: [...latest.values()], cleared });
}

const nameOf = (update: RunUpdate): number | string =>
  update.kind === 'added' ? addedName(update) : runKey(update.trip, update.day);

/** The value after runs that were numbered elsewhere changed. */
export function withRuns(
  previous: RealtimeTimetable,
  sequence: number,
  changed: readonly LiveRun[],
): RealtimeTimetable {
  const runs = new Map(previous.runs);
  const addedTrips = new Map(previous.addedTrips);
  const added: AddedTrip[] = [];
  let { nextTrip } = previous;
  for (const run of changed) {
    const { trip, update, isCleared } = run;
    const known = runs.get(runKey(trip, run.day));
    if (isAsKnown(run, known)) continue;
    runs.set(runKey(trip, run.day), run);
    if (update.kind !== 'added') continue;
    if (!isCleared) addedTrips.set(addedName(update), trip);
    if (known === undefined) added.push({ trip, run: update });
    if (trip >= nextTrip) nextTrip = (trip + 1) as TripIndex;
  }
  const timetable = withAddedTrips(previous.timetable, added);
  return forget({ ...previous, timetable, sequence, runs, addedTrips, nextTrip });
}

/** A value that knows nothing of those before: these are all runs that differ, numbered elsewhere. */
export const withOnlyRuns = (planned: Timetable, sequence: number, runs: readonly LiveRun[]): RealtimeTimetable => ({
  ...withRuns(asPlanned(planned), sequence, runs),
  completeSince: sequence,
});

/** Without cleared runs of long ago, when there are many. */
function forget(value: RealtimeTimetable): RealtimeTimetable {
  const oldest = value.sequence - KEPT_SEQUENCES;
  const isGone = (run: LiveRun): boolean => run.isCleared && run.sequence <= oldest;
  let count = 0;
  for (const run of value.runs.values()) if (isGone(run)) count++;
  if (count <= KEPT_CLEARED) return value;
  const [runs, addedTrips] = [new Map(value.runs), new Map(value.addedTrips)];
  for (const [key, run] of value.runs) {
    if (!isGone(run)) continue;
    const { trip, update } = run;
    runs.delete(key);
    if (update.kind === 'added' && addedTrips.get(addedName(update)) === trip) addedTrips.delete(addedName(update));
  }
  return { ...value, runs, addedTrips, completeSince: Math.max(value.completeSince, oldest) };
}

/** What changed after a value; everything that holds when too much was forgotten since. */
export function changesSince({ runs, completeSince }: RealtimeTimetable, sequence: number): readonly LiveRun[] {
  const isForgotten = sequence < completeSince;
  return [...runs.values()].filter((run) => (isForgotten ? !run.isCleared : run.sequence > sequence));
}

/** What is said of a run now; undefined when it runs as planned. */
export function updateOf({ runs }: RealtimeTimetable, trip: number, day: number): RunUpdate | undefined {
  const known = runs.get(runKey(trip, day));
  return known?.isCleared === false ? known.update : undefined;
}

/** The trip that stands for an added run, while it is remembered. */
export const findAddedTrip = (
  { addedTrips }: RealtimeTimetable,
  feed: FeedIndex,
  day: ServiceDay,
  id: string,
): TripIndex | undefined => addedTrips.get(addedName({ feed, day, id }));

const addedName = ({ feed, day, id }: Pick<AddedRun, 'feed' | 'day' | 'id'>): string => `${feed} ${day} ${id}`;

/** Feeds say the same again and again. */
function isAsKnown(run: LiveRun, known: LiveRun | undefined): boolean {
  if (known === undefined) return false;
  return known.isCleared === run.isCleared && (run.isCleared || isSameUpdate(run.update, known.update));
}

/** Whether a trip that was made up for the one stands for the other, whatever its times. */
const goesAlike = (known: RunUpdate, update: AddedRun): boolean =>
  known.kind === 'added' && isSameUpdate({ ...known, arrival: update.arrival, departure: update.departure }, update);

function requireFit({ patterns, trips }: Timetable, update: RunUpdate): void {
  if (update.kind === 'cancelled') return;
  const { arrival, departure } = update;
  const length = update.kind === 'added' ? update.stops.length : patternLength(patterns, trips.pattern[update.trip]);
  if (length < 2 || arrival.length !== length || departure.length !== length)
    throw new RangeError(`a run of ${length} positions was told ${arrival.length} arrivals`);
}
