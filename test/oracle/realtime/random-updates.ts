import { at, type ServiceDay } from '@maillage/kernel';
import {
  runKey,
  type AddedRun,
  type FeedIndex,
  type RealtimeUpdates,
  type RetimedRun,
  type RunName,
  type RunUpdate,
  type StopIndex,
  type Timetable,
  type TripIndex,
} from '@maillage/transit-timetable';
import type { NetworkNames } from './network-names.js';

interface PlannedRun {
  readonly trip: TripIndex;
  readonly day: ServiceDay;
}

/** Draws batch after batch of what may happen to the runs of some days, and knows what holds at the end of each. */
export class RandomUpdates {
  readonly #holding = new Map<string, RunUpdate>();
  readonly #runs: readonly PlannedRun[];
  readonly #plainStops: readonly StopIndex[];
  #sequence = 0;
  #added = 0;

  constructor(
    private readonly timetable: Timetable,
    private readonly names: NetworkNames,
    days: readonly ServiceDay[],
    private readonly random: () => number,
  ) {
    this.#runs = days.flatMap((day) => listRuns(timetable, names, day));
    this.#plainStops = [...new Set(Array.from(timetable.patterns.stopWord, (word) => word >> 2))].filter((stop) =>
      this.names.isPlainStop(stop),
    ) as StopIndex[];
  }

  get runCount(): number {
    return this.#runs.length;
  }

  get holding(): readonly RunUpdate[] {
    return [...this.#holding.values()];
  }

  /** About `size` changes; some are said twice, of which the last counts. */
  batch(size: number): RealtimeUpdates {
    const cleared: RunName[] = [];
    for (const [key, update] of [...this.#holding])
      if (this.random() < 0.15) {
        this.#holding.delete(key);
        cleared.push(update.kind === 'added' ? update : { trip: update.trip, day: update.day });
      }
    const updates: RunUpdate[] = [];
    for (let i = 0; i < size; i++) {
      const known = this.random() < 0.3 ? this.#pick([...this.#holding.values()]) : undefined;
      const update =
        known === undefined || known.kind === 'added' ? this.#draw(this.#pick(this.#runs)) : this.#draw(known);
      if (update === undefined) continue;
      updates.push(update);
      this.#holding.set(keyOf(update), update);
    }
    return { sequence: ++this.#sequence, updates, cleared };
  }

  #draw(run: PlannedRun | undefined): RunUpdate | undefined {
    if (run === undefined) return undefined;
    const lot = this.random();
    if (lot < 0.12) return { kind: 'cancelled', trip: run.trip, day: run.day };
    if (lot < 0.22) return this.#add(run);
    return this.#retime(run, lot < 0.36, lot > 0.9);
  }

  /** Late from some position on, sometimes early, catching up or not. */
  #retime({ trip, day }: PlannedRun, isSkipping: boolean, isMoved: boolean): RetimedRun {
    const planned = this.#times(trip);
    const { length } = planned.arrival;
    const late = this.random() < 0.15 ? -this.#whole(240) : this.#whole(this.random() < 0.2 ? 5400 : 900);
    const first = this.#whole(length + 2) - 2;
    const catchesUp = this.random() < 0.4 ? this.#whole(60) : 0;
    const [arrival, departure] = [new Int32Array(length), new Int32Array(length)];
    let before = -Infinity;
    for (let i = 0; i < length; i++) {
      const delay = i < first ? 0 : late > 0 ? Math.max(0, late - catchesUp * (i - Math.max(first, 0))) : late;
      arrival[i] = Math.max(before, at(planned.arrival, i) + delay);
      departure[i] = before = Math.max(at(arrival, i), at(planned.departure, i) + delay);
    }
    const skipped = isSkipping ? Uint8Array.from(arrival, () => (this.random() < 0.25 ? 1 : 0)) : undefined;
    const stops = isMoved
      ? Int32Array.from(planned.stops, (stop) => (this.random() < 0.2 ? this.#otherStop(stop) : stop))
      : undefined;
    return { kind: 'retimed', trip, day, arrival, departure, skipped, stops };
  }

  /** Another platform of the station, or any stop near. */
  #otherStop(stop: number): number {
    const { stops, footpaths } = this.timetable;
    const feed = at(stops.feed, stop as StopIndex);
    const near = footpaths.to
      .subarray(footpaths.offset[stop], footpaths.offset[stop + 1])
      .filter((other) => this.names.isPlainStop(other) && at(stops.feed, other as StopIndex) === feed);
    return near[this.#whole(near.length)] ?? stop;
  }

  #add({ trip, day }: PlannedRun): AddedRun | undefined {
    const planned = this.#times(trip);
    if (![...planned.stops].every((stop) => this.names.isPlainStop(stop))) return undefined;
    const shift = this.#whole(7200) - 3600;
    const isNew = this.random() < 0.5;
    const stops = isNew ? this.#newStops(planned.stops) : planned.stops;
    const hop = 60 + this.#whole(400);
    const start = at(planned.departure, 0) + shift;
    const timed = (times: Int32Array, wait: number): Int32Array =>
      Int32Array.from(stops, (_, i) => (isNew ? start + i * hop + wait : at(times, i) + shift));
    const { routes } = this.timetable;
    const route = this.names.routeOf(trip);
    return {
      kind: 'added',
      id: String(this.#added++),
      feed: at(routes.feed, route) as FeedIndex,
      day,
      route,
      likeTrip: isNew ? undefined : trip,
      headsign: 'added',
      stops,
      arrival: timed(planned.arrival, 0),
      departure: timed(planned.departure, 20),
      boarding: isNew ? Uint8Array.from(stops, () => (this.random() < 0.1 ? 1 << 4 : 0)) : planned.boarding,
      wheelchair: at(this.timetable.trips.wheelchair, trip),
      bikes: at(this.timetable.trips.bikes, trip),
    };
  }

  /** The trip the other way round, and beyond it somewhere else. */
  #newStops(stops: Int32Array): Int32Array {
    const { feed } = this.timetable.stops;
    const of = at(feed, at(stops, 0) as StopIndex);
    const far = this.#plainStops[this.#whole(this.#plainStops.length)];
    const back = stops.slice().reverse().slice(0, 20);
    return far !== undefined && at(feed, far) === of ? Int32Array.of(...back, far) : back;
  }

  #times(trip: TripIndex) {
    const { trips, patterns, profiles } = this.timetable;
    const pattern = at(trips.pattern, trip);
    const [from, to] = [at(patterns.stopOffset, pattern), at(patterns.stopOffset, pattern + 1)];
    const [start, profile] = [at(trips.start, trip), at(trips.profile, trip)];
    const timesOf = (column: Uint16Array | Int32Array): Int32Array =>
      Int32Array.from(column.subarray(profile, profile + to - from), (seconds) => start + seconds);
    return {
      stops: patterns.stopWord.slice(from, to).map((word) => word >> 2),
      boarding: patterns.boarding.slice(from, to),
      arrival: timesOf(profiles.arrival),
      departure: timesOf(profiles.departure),
    };
  }

  #pick<T>(list: readonly T[]): T | undefined {
    return list[this.#whole(list.length)];
  }

  #whole(below: number): number {
    return Math.floor(this.random() * below);
  }
}

const keyOf = (update: RunUpdate): string =>
  update.kind === 'added' ? `${update.feed} ${update.day} ${update.id}` : String(runKey(update.trip, update.day));

function listRuns(
  { services, trips, firstDay, dayCount }: Timetable,
  names: NetworkNames,
  day: ServiceDay,
): PlannedRun[] {
  const d = day - firstDay;
  if (d < 0 || d >= dayCount) return [];
  const runs: PlannedRun[] = [];
  for (let t = 0; t < trips.count; t++) {
    const trip = t as TripIndex;
    const word = services.bits[at(trips.service, trip) * services.wordsPerService + (d >> 5)] ?? 0;
    const isRunning = ((word >>> (d & 31)) & 1) === 1;
    if (isRunning && at(trips.headwaySeconds, trip) === 0 && names.runsOnce(trip)) runs.push({ trip, day });
  }
  return runs;
}
