import { beforeAll, describe, expect, it } from '@jest/globals';
import { formatServiceTime, parseServiceDate, serviceAnchor, type Instant, type ServiceDay } from '@maillage/kernel';
import { feedFiles } from '@maillage/transit-gtfs/testing';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TripMatcher } from './match/trip-matcher.js';
import { readRealtime } from './read-realtime.js';
import { resolveUpdates } from './resolve/resolve-updates.js';
import { encodeRealtime, type MessageValue } from './testing.js';
import { townOf } from './testing/town.js';

const FOLDER = join(import.meta.dirname, '../../../../../shared/data/partial-dijon-divia');
const DATE = '20231031';
const anchor = serviceAnchor(parseServiceDate(DATE) ?? (0 as ServiceDay), 'Europe/Paris');

interface Event {
  readonly stop: string;
  readonly arrival: number;
  readonly departure: number;
  readonly arrivalDelay: number;
  readonly departureDelay: number;
}

if (existsSync(FOLDER)) describe('the recorded day of Dijon, its timetable rebuilt from times and delays', replay);
else console.warn('LEFT OUT, no ../shared/data/partial-dijon-divia: the recorded day of Dijon');

function replay(): void {
  let trips: ReadonlyMap<string, readonly Event[]>;
  let matcher: TripMatcher;
  beforeAll(async () => {
    trips = recordedTrips();
    matcher = await townOf(rebuiltFeed(trips));
  });

  it('every half an hour: each trip under way is matched, and its stops ahead have their recorded times', () => {
    const wrong: string[] = [];
    const totals = { received: 0, matched: 0, checked: 0 };
    for (let now = anchor + 5 * 3600; now < anchor + 25 * 3600; now += 1800) {
      const ahead = stopsAhead(trips, now);
      const { tripUpdates, counts } = readRealtime(encode(ahead, now), { now: now as Instant });
      expect(counts.dropped).toBe(0);
      const { runs, report } = resolveUpdates(matcher, tripUpdates, { now: now as Instant });
      // what was recorded goes backwards in time here and there
      expect(Object.keys(report.reasons).filter((reason) => reason !== 'IMPLAUSIBLE_TIMES')).toEqual([]);
      totals.received += report.received;
      totals.matched += report.matched;
      for (const run of runs) {
        if (run.kind !== 'retimed') throw new Error(run.kind);
        expect(run.day).toBe(parseServiceDate(DATE));
        const events = ahead.get(matcher.timetable.trips.id.text(run.trip)) ?? [];
        const first = run.arrival.length - events.length;
        events.forEach(({ departure }, i) => {
          const isLast = i === events.length - 1;
          if (isLast || i + first === 0) return;
          // never earlier than recorded, and later only where that would go backwards
          const later = run.departure[first + i] - (departure - anchor);
          if (later < 0 || later > 120) wrong.push(`${run.trip} ${i}: ${later}`);
          totals.checked++;
        });
      }
    }
    expect(wrong).toEqual([]);
    expect(totals).toEqual({ received: 2_408, matched: 2_404, checked: 31_343 });
  });
}

/** Events by trip, in the order of the planned departures. */
function recordedTrips(): ReadonlyMap<string, readonly Event[]> {
  const trips = new Map<string, Event[]>();
  const [, ...lines] = readFileSync(join(FOLDER, 'realtime-2023-10-31.csv'), 'utf8').trim().split('\n');
  for (const line of lines) {
    const [trip = '', stop = '', , ...numbers] = line.split(',');
    const [arrivalDelay, arrival, departureDelay, departure] = numbers.map(Number);
    if (arrival === 0 || departure === 0) continue;
    trips.set(trip, [...(trips.get(trip) ?? []), { stop, arrival, departure, arrivalDelay, departureDelay }]);
  }
  for (const events of trips.values()) events.sort((left, right) => planned(left) - planned(right));
  return new Map([...trips].filter(([, events]) => events.length >= 2));
}

function planned({ departure, departureDelay }: Event): number {
  return departure - departureDelay;
}

function rebuiltFeed(trips: ReadonlyMap<string, readonly Event[]>) {
  const known = new Set([...trips.values()].flatMap((events) => events.map(({ stop }) => stop)));
  const times = [...trips].flatMap(([trip, events]) => {
    let last = 0;
    return events.map(({ stop, arrival, arrivalDelay, departure, departureDelay }, i) => {
      const arrives = Math.max(last, arrival - arrivalDelay - anchor);
      last = Math.max(arrives, departure - departureDelay - anchor);
      return `${trip},${formatServiceTime(arrives)},${formatServiceTime(last)},${stop},${i + 1}`;
    });
  });
  return feedFiles({
    'stops.txt': `stop_id,stop_name,stop_lat,stop_lon\n${[...known].map((stop, i) => `${stop},${stop},${47.3 + i / 100_000},5.03`).join('\n')}`,
    'routes.txt': 'route_id,route_short_name,route_type\nR,R,3',
    'calendar_dates.txt': `service_id,date,exception_type\nday,${DATE},1`,
    'trips.txt': `route_id,service_id,trip_id\n${[...trips.keys()].map((trip) => `R,day,${trip}`).join('\n')}`,
    'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n${times.join('\n')}`,
  });
}

/** What a feed would say at an instant: of each trip under way the stops that it has not left. */
function stopsAhead(trips: ReadonlyMap<string, readonly Event[]>, now: number): Map<string, readonly Event[]> {
  const ahead = new Map<string, readonly Event[]>();
  for (const [trip, events] of trips) {
    const left = events.findLastIndex(({ departure }) => departure < now);
    const rest = events.slice(left + 1);
    if (rest.length > 0 && rest.length < events.length) ahead.set(trip, rest);
  }
  return ahead;
}

const encode = (ahead: ReadonlyMap<string, readonly Event[]>, timestamp: number): Uint8Array =>
  encodeRealtime({
    header: { timestamp },
    entity: [...ahead].map(([id, events]): MessageValue => ({
      id,
      trip_update: {
        trip: { trip_id: id },
        stop_time_update: events.map(({ stop, arrival, departure }) => ({
          stop_id: stop,
          arrival: { time: arrival },
          departure: { time: departure },
        })),
      },
    })),
  });
