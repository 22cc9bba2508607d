import { PLAN_DEFAULTS, type Place, type PlanRequest } from '@maillage/itinerary-model';
import { parseServiceDate, type Instant, type ServiceDay } from '@maillage/kernel';
import { readFeed } from '@maillage/transit-gtfs';
import { city } from '@maillage/transit-gtfs/testing';
import {
  asPlanned,
  buildTimetable,
  readSnapshot,
  withUpdates,
  writeSnapshot,
  type RealtimeTimetable,
  type RetimedRun,
  type RunName,
  type RunUpdate,
  type Timetable,
  type TripIndex,
} from '@maillage/transit-timetable';
import { NetworkDirectory } from '../network/network-directory.js';
import { callAt, callCount } from '../network/trip-run.js';
import type { AllQuestion, ManyQuestion } from '../reachability/reach-question.js';
import { toRouteRequest, type RouteRequest } from '../routing/route-request.js';
import { stopOf } from './planned-city.js';

/** Eight o'clock, on the day that the questions are about. */
const MORNING = (Date.parse('2026-01-20T08:00:00+01:00') / 1000) as Instant;
const DAY = parseServiceDate('20260120') ?? (0 as ServiceDay);

/** A drawn city as a router gets it: a snapshot in shared memory, and questions from stop A to stop B. */
export class DrawnTown {
  readonly at = MORNING;
  readonly timetable: Timetable;
  readonly #directory: NetworkDirectory;

  constructor(readonly snapshot: SharedArrayBuffer) {
    this.timetable = readSnapshot(snapshot);
    this.#directory = new NetworkDirectory(this.timetable);
  }

  place(stop: string): Place {
    return this.#directory.placeOf(stopOf(this.#directory, stop));
  }

  request(time: number = MORNING): RouteRequest {
    const places = { from: this.place('A'), to: this.place('B'), via: [] };
    return toRouteRequest({ ...ASKED, time: time as Instant }, places, MORNING);
  }

  /** What is reached from A within an hour. */
  all(): AllQuestion {
    const transit = { ...this.request(), maxSeconds: 3600 };
    return { one: this.place('A'), arriveBy: false, transit };
  }

  /** From A to B, and to A. */
  many(): ManyQuestion {
    const { one, transit } = this.all();
    const streets = { mode: 'WALK', maxSeconds: 60, withDistance: true } as const;
    return { one, many: [this.place('B'), one], arriveBy: false, traveller: transit.traveller, streets, transit };
  }

  cancelled(trip: number): RunUpdate & RunName {
    return { kind: 'cancelled', trip: trip as TripIndex, day: DAY };
  }

  /** Late everywhere. */
  late(trip: number, seconds: number): RetimedRun {
    const { timetable } = this;
    const index = trip as TripIndex;
    const run = { trip: index, serviceDay: DAY, start: this.#directory.anchorOf(index, DAY) };
    const start = (timetable.trips.start[trip] ?? 0) + seconds;
    const at = (times: 'arrival' | 'departure') =>
      Int32Array.from({ length: callCount(timetable, index) }, (_, position) => {
        return start + callAt(timetable, run, position)[times] - run.start;
      });
    const calls = { arrival: at('arrival'), departure: at('departure') };
    return { kind: 'retimed', trip: index, day: DAY, ...calls, skipped: undefined, stops: undefined };
  }

  /** The first trip is so late, upon the timetable or upon what was known before. */
  delayed(sequence: number, seconds: number, after = asPlanned(this.timetable)): RealtimeTimetable {
    return withUpdates(after, { sequence, updates: [this.late(0, seconds)], cleared: [] });
  }
}

/** `BUS 1  A 08:05  B 08:15` */
export async function drawTown(text: string): Promise<DrawnTown> {
  const { feed } = await readFeed(city(text));
  if (!feed) throw new Error('not a city');
  const bytes = writeSnapshot(buildTimetable([{ id: 'city', feed }], { timezone: 'Europe/Paris' }), {});
  const snapshot = new SharedArrayBuffer(bytes.byteLength);
  new Uint8Array(snapshot).set(bytes);
  return new DrawnTown(snapshot);
}

const ASKED: PlanRequest = {
  territory: 'town',
  apiVersion: 6,
  from: { kind: 'stop', id: 'city_A' },
  to: { kind: 'stop', id: 'city_B' },
  ...PLAN_DEFAULTS,
  searchWindowSeconds: 3600,
  numItineraries: 1,
};
