import type { DayView } from '../day-view.js';
import type { TripIndex } from '../indices.js';
import { MOST_SEAMS } from '../view/cut-chains.js';
import type { Timetable } from '../timetable.js';
import { ByRun } from './by-run.js';
import { ChainsAtWork, type WithdrawnRun } from './chains-at-work.js';
import { Lines, type Line } from './lines.js';
import { OverlaidColumns } from './overlaid-columns.js';
import { QuickerHops } from './quicker-hops.js';
import { runKey, updateOf, type LiveRun, type RealtimeTimetable } from './realtime-timetable.js';
import type { AddedRun, RetimedRun } from './run-update.js';
import { RunSeams } from './run-seams.js';
import { ABSENT, RunTimes } from './run-times.js';
import { runsOn } from './runs-on.js';
import { wordsOfRetimed } from './run-words.js';
import { SeatedSlots } from './seated-slots.js';

/** A run that is put to its place. */
interface MovedRun {
  readonly trip: number;
  readonly day: number;
  readonly slot: number;
  readonly line: Line;
  /** Where it was, −1 where it was not. */
  readonly before: number;
  /** Seconds that it takes longer than planned: who loses most is overtaken by the others. */
  readonly loss: number;
}

/** With the last word about it, where that is what changed. */
type RunOnDay = Pick<LiveRun, 'trip' | 'day'> & Partial<LiveRun>;

/** A run with its times laid down. */
interface TimedRun {
  readonly start: number;
  readonly profile: number;
  readonly line: Line;
}

/** Where a view as planned stands on its way through the values of realtime. Each advance yields a view that stays as it is. */
export class OverlaidView {
  sequence = 0;
  readonly hops: QuickerHops;
  readonly #columns: OverlaidColumns;
  readonly #lines: Lines;
  readonly #times: RunTimes;
  readonly #seats: SeatedSlots | undefined;
  /** Chains of runs that were moved before, −1 for those that are not in the view. */
  readonly #chainOfRun = new ByRun();

  constructor(
    readonly base: DayView,
    private readonly timetable: Timetable,
  ) {
    this.hops = new QuickerHops(base);
    this.#columns = new OverlaidColumns(base);
    this.#lines = new Lines(timetable, this.#columns, base.direction === 'forward');
    this.#times = new RunTimes(timetable, base);
    const seams = new RunSeams(timetable, base.direction);
    this.#seats = seams.isEmpty ? undefined : new SeatedSlots(timetable, base, seams, this.#columns, this.hops);
  }

  /** Room is taken for good; from some point on it is better to begin anew. */
  get isWorn(): boolean {
    return this.#columns.slotCount > this.base.slots.count * 4 + 100_000;
  }

  /** Undefined when nothing in the view changes. */
  advance(realtime: RealtimeTimetable, changed: readonly LiveRun[]): DayView | undefined {
    this.sequence = realtime.sequence;
    const chains = new ChainsAtWork(this.#columns, this.#seats);
    // in the order of trips, so that runs of a chain lie together in memory
    const runs = [...this.#affected(changed)].sort((a, b) => a.trip - b.trip || a.day - b.day);
    const before = runs.map((run) => this.#takeOut(chains, run));
    const moved: MovedRun[] = [];
    runs.forEach((run, index) => {
      const staged = this.#stage(run, before[index], realtime);
      if (staged) moved.push(staged);
    });
    if (moved.length === 0 && before.every((chain) => chain < 0)) return undefined;
    for (const { slot, line } of moved) chains.expect(slot, line);
    moved.sort((a, b) => a.line.pattern - b.line.pattern || a.loss - b.loss);
    const overtaken = moved.filter((run) => !this.#placeWhole(chains, run));
    for (const run of overtaken) this.#place(chains, run);
    for (let run = chains.nextWithdrawn(); run; run = chains.nextWithdrawn()) this.#putBack(chains, run);
    this.#columns.begin(this.#seats !== undefined);
    chains.lay();
    return this.#columns.toView();
  }

  /** The runs that changed and those whose passengers stay seated into them: their order may depend on it. */
  #affected(changed: readonly LiveRun[]): readonly RunOnDay[] {
    const runs = changed.filter(({ day }) => Math.abs(day - this.base.day) < 127);
    const seams = this.#seats?.seams;
    if (seams === undefined) return runs;
    const affected = new Map<number, RunOnDay>();
    const add = (run: RunOnDay, seamsLeft: number): void => {
      const key = runKey(run.trip, run.day);
      if (run.update || !affected.has(key)) affected.set(key, run);
      if (seamsLeft > 0)
        for (const trip of seams.previousOf(run.trip, run.day))
          add({ trip: trip as TripIndex, day: run.day }, seamsLeft - 1);
    };
    for (const run of runs) add(run, MOST_SEAMS);
    return [...affected.values()];
  }

  /** Returns where the run was. */
  #takeOut(chains: ChainsAtWork, { trip, day }: RunOnDay): number {
    const chain = this.#chainOf(trip, day);
    if (chain >= 0) chains.take(chain, trip, day - this.base.day);
    return chain;
  }

  /** Where a run is in the newest view. */
  #chainOf(trip: TripIndex, day: number): number {
    const known = this.#chainOfRun.get(trip, day);
    if (known !== undefined) return known;
    const { trips } = this.timetable;
    if (trip >= trips.count) return -1;
    const start = this.#times.plannedStart(trip, day);
    if (start === ABSENT) return -1;
    const line = this.#lines.ofPattern(trips.pattern[trip]);
    return line.chains.find((chain) => this.#columns.findSlot(chain, trip, day - this.base.day, start) >= 0) ?? -1;
  }

  /** A slot of its own for the run as it is now, not yet in any chain; undefined when the view does not hold it. */
  #stage(changed: RunOnDay, before: number, realtime: RealtimeTimetable): MovedRun | undefined {
    const { trip, day } = changed;
    const run = this.#read(realtime, changed);
    if (run === undefined) {
      this.#chainOfRun.set(trip, day, -1);
      this.#seats?.put(trip, day, -1);
      return undefined;
    }
    const slot = this.#columns.addSlot(run.start, run.profile, trip, day - this.base.day, -1);
    this.#seats?.put(trip, day, slot);
    return { trip, day, slot, line: run.line, before, loss: this.#lossOf(changed, run) };
  }

  #lossOf({ trip }: RunOnDay, { profile, line }: TimedRun): number {
    const { trips } = this.timetable;
    const { profileArrival } = this.#columns;
    const last = line.stopCount - 1;
    return trip < trips.count ? profileArrival[profile + last] - profileArrival[trips.profile[trip] + last] : 0;
  }

  #read(realtime: RealtimeTimetable, run: RunOnDay): TimedRun | undefined {
    const { trip, day } = run;
    const { trips } = this.timetable;
    const told = run.isCleared ? undefined : run.update;
    const update = run.update ? told : updateOf(realtime, trip, day);
    if (update?.kind === 'added') return this.#readAdded(realtime.timetable, trip, update);
    if (update?.kind === 'cancelled' || trip >= trips.count) return undefined;
    const start = this.#times.plannedStart(trip, day);
    if (update !== undefined) return this.#readRetimed(update, start !== ABSENT);
    if (start === ABSENT) return undefined;
    return { start, profile: trips.profile[trip], line: this.#lines.ofPattern(trips.pattern[trip]) };
  }

  #readRetimed(update: RetimedRun, isPlannedHere: boolean): TimedRun | undefined {
    const { trip, day, arrival, departure } = update;
    const { trips, services } = this.timetable;
    if (trips.headwaySeconds[trip] !== 0 || !runsOn(this.timetable, trip, day)) return undefined;
    const start = this.#times.read(services.feed[trips.service[trip]], day, arrival, departure);
    if (start === ABSENT) return undefined;
    const words = wordsOfRetimed(this.timetable, update);
    const line = words ? this.#lines.ofWords(words, trips.pattern[trip]) : this.#lines.ofPattern(trips.pattern[trip]);
    const planned = trips.profile[trip];
    const profile = this.#times.isPlanned(planned) ? planned : this.#addProfile();
    this.#logRides(line, profile, words === undefined && isPlannedHere ? planned : undefined);
    return { start, profile, line };
  }

  /** `timetable`: with the trips of added runs. */
  #readAdded({ trips, patterns }: Timetable, trip: TripIndex, update: AddedRun): TimedRun | undefined {
    const start = this.#times.read(update.feed, update.day, update.arrival, update.departure);
    if (start === ABSENT) return undefined;
    const pattern = trips.pattern[trip];
    const words = patterns.stopWord.subarray(patterns.stopOffset[pattern], patterns.stopOffset[pattern + 1]);
    const isPlanned = pattern < this.timetable.patterns.count;
    const line = isPlanned ? this.#lines.ofPattern(pattern) : this.#lines.ofWords(words, pattern);
    const profile = this.#addProfile();
    this.#logRides(line, profile, undefined);
    return { start, profile, line };
  }

  #addProfile(): number {
    const { arrival, departure, length } = this.#times;
    return this.#columns.addProfile(arrival, departure, length);
  }

  /** Notes the rides between neighbours that are quicker than planned; all of them where nothing is planned. */
  #logRides({ stopOffset, stopCount }: Line, profile: number, planned: number | undefined): void {
    const { stopWord, profileArrival, profileDeparture } = this.#columns;
    const rideOf = (offset: number, i: number): number => profileArrival[offset + i + 1] - profileDeparture[offset + i];
    if (profile === planned) return;
    for (let i = 0; i + 1 < stopCount; i++) {
      const ride = rideOf(profile, i);
      if (planned !== undefined && ride >= rideOf(planned, i)) continue;
      this.hops.add(stopWord[stopOffset + i] >> 2, stopWord[stopOffset + i + 1] >> 2, ride);
    }
  }

  /**
   * Where it was when it is in order there, else in another chain of its line, else in pieces between those that overtake
   * it, else in a chain of its own.
   */
  #place(chains: ChainsAtWork, { trip, day, slot, line, before }: MovedRun): void {
    const { count } = this.timetable.trips;
    const others = line.chains.filter((chain) => chain !== before);
    const all = others.length < line.chains.length ? [before, ...others] : others;
    const chain =
      all.find((known) => chains.insert(known, slot) || chains.insertInPieces(known, slot, count)) ??
      this.#lines.openChain(line);
    if (!all.includes(chain)) chains.insert(chain, slot);
    this.#chainOfRun.set(trip, day, chain);
  }

  #placeWhole(chains: ChainsAtWork, { trip, day, slot, line, before }: MovedRun): boolean {
    const isBefore = line.chains.includes(before) && chains.insert(before, slot);
    const chain = isBefore ? before : line.chains.find((known) => known !== before && chains.insert(known, slot));
    if (chain !== undefined) this.#chainOfRun.set(trip, day, chain);
    return chain !== undefined;
  }

  #putBack(chains: ChainsAtWork, { slot, chain }: WithdrawnRun): void {
    const { trip, dayOffset } = this.#columns.slots;
    const line = this.#lines.ofChain(chain);
    this.#place(chains, { trip: trip[slot], day: this.base.day + dayOffset[slot], slot, line, before: chain, loss: 0 });
  }
}
