import { listWarmUpRequests, NetworkPlanner } from '@maillage/itinerary-planner';
import { parseServiceDate, type Instant, type ServiceDay } from '@maillage/kernel';
import { createRouter, type Router } from '@maillage/transit-raptor';
import {
  asPlanned,
  buildDayView,
  overlayDayView,
  withUpdates,
  type DayView,
  type RealtimeTimetable,
  type RetimedRun,
  type StopIndex,
  type Timetable,
  type TripIndex,
} from '@maillage/transit-timetable';
import type { BenchFeed } from './bench-feeds.js';
import { loadTimetable } from './engines/maillage.js';
import { randomFrom, spreadOf, type Spread } from './statistics.js';

export interface RealtimeEffort {
  /** Batches of each size. */
  readonly batches: number;
  readonly earliest: number;
  readonly range: number;
  readonly rounds: number;
}

export interface RealtimeResult {
  readonly runs: number;
  /** Milliseconds from updates to a view that can be searched, by how many updates a batch holds. */
  readonly batches: readonly { readonly updates: number; readonly milliseconds: Spread }[];
  /** Milliseconds that building the view as planned takes. */
  readonly rebuild: number;
  /** A quarter of all runs is up to half an hour late. */
  readonly late: number;
  readonly planned: RealtimeTimes;
  readonly live: RealtimeTimes;
}

export interface RealtimeTimes {
  readonly earliest: Spread;
  /** Two hours from stop to stop. */
  readonly range: Spread;
  /** The planner's answer to a window of two hours between two places, on foot to stops within 15 minutes. */
  readonly plan: Spread;
}

/** How long updates take to be seen, and what they cost queries: the same ones on both views in turn. */
export async function measureRealtime(
  { folder, date }: BenchFeed,
  { batches, earliest, range, rounds }: RealtimeEffort,
): Promise<RealtimeResult> {
  const timetable = await loadTimetable(folder);
  const day = parseServiceDate(date) ?? (0 as ServiceDay);
  const view = buildDayView(timetable, day, 'forward');
  const delays = new Delays(timetable, view);
  const rebuild = clock(() => buildDayView(timetable, day, 'forward'));
  // as in a planner that runs: the first batches are warm-up
  const applied = [1_000, 20_000].map((updates) => {
    const times = Array.from({ length: batches + 3 }, () => delays.timeBatches(updates, 3));
    return { updates, milliseconds: spreadOf(times.slice(3).flat()) };
  });
  const late = Math.round(delays.runs.length / 4);
  const realtime = withUpdates(asPlanned(timetable), { sequence: 1, updates: delays.draw(late), cleared: [] });
  const routers = [createRouter(view), createRouter(overlayDayView(view, realtime))];
  const planners = [
    new NetworkPlanner(timetable, { view: () => view }),
    new NetworkPlanner(timetable, { view: () => view }),
  ];
  planners[1]?.applyRealtime(realtime);
  const queries = makeQueries(view, Math.max(earliest, range) + 10);
  const few = queries.slice(0, range + 10);
  const requests = listWarmUpRequests(timetable, (view.anchor + 12 * 3600) as Instant, range + 10).map((request) => ({
    ...request,
    arriveBy: false,
    timetableView: true,
  }));
  const compared = [
    compare(routers, queries.slice(0, earliest + 10), rounds, (router, { query, time }) =>
      router.earliest(query, time),
    ),
    compare(routers, few, rounds, (router, { query, time }) => router.range(query, time, time + 7200)),
    compare(planners, requests, rounds, (planner, request) => planner.route(request, () => false)),
  ];
  const [planned, live] = [0, 1].map((place): RealtimeTimes => {
    const [first, second, third] = compared.map((both) => both[place] ?? spreadOf([]));
    return { earliest: first ?? spreadOf([]), range: second ?? spreadOf([]), plan: third ?? spreadOf([]) };
  });
  if (planned === undefined || live === undefined) throw new Error('nothing was measured');
  return { runs: delays.runs.length, batches: applied, rebuild, late, planned, live };
}

/** Of two, on the same questions in turn, each by the median of its rounds; the last ten questions are to warm up. */
function compare<Asked, Question>(
  both: readonly Asked[],
  questions: readonly Question[],
  rounds: number,
  ask: (asked: Asked, question: Question) => unknown,
): Spread[] {
  for (const question of questions.slice(-10)) for (const asked of both) ask(asked, question);
  const times = questions.slice(0, -10).map((question, turn) => {
    const own = both.map((): number[] => []);
    for (let round = 0; round < rounds; round++)
      for (let place = 0; place < both.length; place++) {
        const chosen = (place + turn + round) % both.length;
        const asked = both[chosen];
        if (asked !== undefined) own[chosen]?.push(clock(() => ask(asked, question)));
      }
    return own.map((list) => spreadOf(list).p50);
  });
  return both.map((_, place) => spreadOf(times.map((own) => own[place] ?? 0)));
}

/** Milliseconds of processor time: others may use the machine. */
function clock(act: () => unknown): number {
  const start = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Runs of a view that are late from some stop on. */
class Delays {
  readonly runs: readonly number[];
  readonly #random = randomFrom(11);

  constructor(
    private readonly timetable: Timetable,
    private readonly view: DayView,
  ) {
    const { slots, chains } = view;
    this.runs = Array.from({ length: slots.count }, (_, slot) => slot).filter(
      (slot) => chains.headwaySeconds[slots.chain[slot] ?? 0] === 0,
    );
  }

  /** Batches of updates one upon the other, from updates to the view. */
  timeBatches(updates: number, count: number): number[] {
    let realtime: RealtimeTimetable = asPlanned(this.timetable);
    let { view } = this;
    return Array.from({ length: count }, (_, batch) => {
      const drawn = this.draw(updates);
      return clock(() => {
        realtime = withUpdates(realtime, { sequence: batch + 1, updates: drawn, cleared: [] });
        view = overlayDayView(view, realtime);
      });
    });
  }

  /** Of different runs. */
  draw(count: number): RetimedRun[] {
    const slots = [...this.runs];
    for (let i = 0; i < Math.min(count, slots.length); i++) {
      const other = i + Math.floor(this.#random() * (slots.length - i));
      [slots[i], slots[other]] = [slots[other] ?? 0, slots[i] ?? 0];
    }
    return slots.slice(0, count).map((slot) => this.#late(slot));
  }

  #late(slot: number): RetimedRun {
    const { trips, patterns, profiles } = this.timetable;
    const trip = (this.view.slots.trip[slot] ?? 0) as TripIndex;
    const day = (this.view.day + (this.view.slots.dayOffset[slot] ?? 0)) as RetimedRun['day'];
    const pattern = trips.pattern[trip] ?? 0;
    const length = (patterns.stopOffset[pattern + 1] ?? 0) - (patterns.stopOffset[pattern] ?? 0);
    const [start, profile] = [trips.start[trip] ?? 0, trips.profile[trip] ?? 0];
    const first = Math.floor(this.#random() * length);
    const delay = Math.floor(this.#random() * 1800);
    const timesOf = (column: Uint16Array | Int32Array, late: (position: number) => boolean): Int32Array =>
      Int32Array.from({ length }, (_, i) => start + (column[profile + i] ?? 0) + (late(i) ? delay : 0));
    return {
      kind: 'retimed',
      trip,
      day,
      arrival: timesOf(profiles.arrival, (i) => i > first),
      departure: timesOf(profiles.departure, (i) => i >= first),
      skipped: undefined,
      stops: undefined,
    };
  }
}

interface Query {
  readonly query: Parameters<Router['earliest']>[0];
  readonly time: number;
}

/** Pairs of stops that somebody can board at, leaving between 6:00 and 19:00. */
function makeQueries({ boardings: { offset }, stopCount }: DayView, count: number): Query[] {
  const random = randomFrom(7);
  const boardable = Array.from({ length: stopCount }, (_, stop) => stop).filter(
    (stop) => (offset[stop + 1] ?? 0) > (offset[stop] ?? 0),
  );
  const pick = () => [{ stop: (boardable[Math.floor(random() * boardable.length)] ?? 0) as StopIndex, seconds: 0 }];
  return Array.from({ length: count }, () => ({
    query: { access: pick(), egress: pick(), maxTrips: 6 },
    time: (6 * 60 + Math.floor(random() * 13 * 60)) * 60,
  }));
}
