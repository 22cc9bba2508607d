import { formatServiceDate, type ServiceDay } from '@maillage/kernel';
import { readFeed } from '@maillage/transit-gtfs';
import { runsOn, type TransitFeed } from '@maillage/transit-model';
import {
  DepartAfterQuery,
  JourneyFactory,
  RangeQuery,
  RaptorAlgorithmFactory,
  Service,
  type DayOfWeek,
  type Journey,
  type StopTime,
  type TransfersByOrigin,
} from 'raptor-journey-planner';
import { folderFiles } from '../folder-files.js';
import type { BenchFeed } from '../bench-feeds.js';
import { RANGE_SECONDS, type Answer, type Engine } from './engine.js';

/**
 * `raptor-journey-planner` from npm, on the feed as our reader sees it: its own reader never ends on Node 20.
 * A range does not look beyond its window, so it answers more than is optimal.
 */
export async function loadRaptorJourneyPlanner({ folder, date }: BenchFeed): Promise<Engine> {
  const { feed } = await readFeed(folderFiles(folder));
  if (feed === undefined) throw new Error(`${folder} cannot be read`);
  const interchange = Object.fromEntries(feed.stops.map(({ id }) => [id, 120]));
  // Only the trips of the date are kept, and a stop without any makes it fail: there it has nothing to answer.
  const trips = tripsOf(feed);
  const today = trips.filter(({ service }) => service.runsOn(Number(date), dayOfWeek(date)));
  const served = new Set(today.flatMap(({ stopTimes }) => stopTimes.map(({ stop }) => stop)));
  const raptor = RaptorAlgorithmFactory.create(trips, transfersOf(feed), interchange, dateOf(date));
  const departing = new DepartAfterQuery(raptor, new JourneyFactory());
  const ranging = new RangeQuery(raptor, new JourneyFactory());
  return {
    name: 'raptor-journey-planner',
    earliest: ({ from, to, time }) =>
      served.has(to) ? departing.plan(from, to, dateOf(date), time).map(toAnswer) : [],
    range: ({ from, to, time }) =>
      served.has(to) ? ranging.plan(from, to, dateOf(date), time, time + RANGE_SECONDS).map(toAnswer) : [],
  };
}

function tripsOf({ trips, stopTimes, services, stops }: TransitFeed) {
  const calendars = services.ids.map((_, service) => calendarOf(services, service));
  const stopTimeOf = (row: number): StopTime => ({
    stop: stops[read(stopTimes.stop, row)]?.id ?? '',
    arrivalTime: read(stopTimes.arrival, row),
    departureTime: read(stopTimes.departure, row),
    pickUp: stopTimes.pickup[row] !== 1,
    dropOff: stopTimes.dropOff[row] !== 1,
  });
  return trips.id.map((tripId, trip) => {
    const [first, end] = [read(stopTimes.offset, trip), read(stopTimes.offset, trip + 1)];
    const service = calendars[read(trips.service, trip)] ?? new Service(1, 0, NEVER, {});
    const calls = Array.from({ length: end - first }, (_, call) => stopTimeOf(first + call));
    return { tripId, serviceId: services.ids[read(trips.service, trip)] ?? '', service, stopTimes: calls };
  });
}

const NEVER = { 0: false, 1: false, 2: false, 3: false, 4: false, 5: false, 6: false };

function calendarOf(services: TransitFeed['services'], service: number): Service {
  const dates: Record<number, boolean> = {};
  for (let d = 0; d < services.dayCount; d++) {
    const day = (services.firstDay + d) as ServiceDay;
    if (runsOn(services, service, day)) dates[Number(formatServiceDate(day))] = true;
  }
  return new Service(1, 0, NEVER, dates);
}

function transfersOf({ transfers, stops }: TransitFeed): TransfersByOrigin {
  const byOrigin: TransfersByOrigin = {};
  for (const { fromStop, toStop, minTransferSeconds } of transfers) {
    const [origin, destination] = [stops[fromStop]?.id ?? '', stops[toStop]?.id ?? ''];
    const always = { startTime: 0, endTime: Number.MAX_SAFE_INTEGER };
    (byOrigin[origin] ??= []).push({ origin, destination, duration: minTransferSeconds, ...always });
  }
  return byOrigin;
}

const read = (column: Int32Array, row: number): number => column[row] ?? 0;

const dateOf = (date: string): Date => new Date(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T12:00:00`);

const dayOfWeek = (date: string): DayOfWeek => dateOf(date).getDay() as DayOfWeek;

const toAnswer = ({ departureTime, arrivalTime, legs }: Journey): Answer => ({
  departure: departureTime,
  arrival: arrivalTime,
  trips: legs.filter((leg) => 'trip' in leg).length,
});
