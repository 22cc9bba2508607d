import { readRows } from './csv.js';
import type { OracleTrip } from './oracle-network.js';

type Calls = Pick<OracleTrip, 'stops' | 'arrivals' | 'departures' | 'boards' | 'alights'>;

interface Call {
  readonly sequence: number;
  readonly stop: number;
  /** −1 where the feed gives none. */
  arrival: number;
  departure: number;
  /** NaN where the feed gives none. */
  readonly distance: number;
  readonly pickup: string;
  readonly dropOff: string;
}

/** The calls of each trip, ordered and timed. A trip that cannot be ridden is left out. */
export function readCalls(
  bytes: Uint8Array | undefined,
  stopOf: (id: string) => number | undefined,
): Map<string, Calls> {
  const callsOf = new Map<string, Call[]>();
  readRows(bytes, (field) => {
    const stop = stopOf(field('stop_id'));
    if (stop === undefined) return;
    const calls = callsOf.get(field('trip_id')) ?? [];
    callsOf.set(field('trip_id'), calls);
    const [arrival, departure] = [parseTime(field('arrival_time')), parseTime(field('departure_time'))];
    calls.push({
      sequence: Number(field('stop_sequence')),
      stop,
      arrival: arrival < 0 ? departure : arrival,
      departure: departure < 0 ? arrival : departure,
      distance: field('shape_dist_traveled') === '' ? NaN : Number(field('shape_dist_traveled')),
      pickup: field('pickup_type'),
      dropOff: field('drop_off_type'),
    });
  });
  const trips = new Map<string, Calls>();
  for (const [trip, calls] of callsOf) {
    calls.sort((a, b) => a.sequence - b.sequence);
    if (fillTimes(calls)) trips.set(trip, toColumns(calls));
  }
  return trips;
}

/** Seconds of `H:MM:SS`, −1 when there is none. */
export function parseTime(text: string): number {
  if (text === '') return -1;
  const [hours = NaN, minutes = NaN, seconds = NaN] = text.split(':').map(Number);
  const time = hours * 3600 + minutes * 60 + seconds;
  return time >= 0 ? time : -1;
}

/** Fills in the times between timed calls; false where the trip has no sound times. */
function fillTimes(calls: Call[]): boolean {
  let last: Call | undefined;
  let untimed: Call[] = [];
  for (const call of calls) {
    if (call.arrival < 0) {
      untimed.push(call);
      continue;
    }
    if (call.arrival > call.departure || (last !== undefined && call.arrival < last.departure)) return false;
    if (untimed.length > 0) {
      if (last === undefined) return false;
      interpolate([last, ...untimed, call]);
    }
    untimed = [];
    last = call;
  }
  return calls.length >= 2 && untimed.length === 0;
}

/** By `shape_dist_traveled` where all give it and it never decreases, else evenly by position, in whole seconds. */
function interpolate(calls: readonly Call[]): void {
  const [first, last] = [calls[0], calls.at(-1)];
  if (first === undefined || last === undefined) return;
  const span = last.distance - first.distance;
  const measured = span > 0 && calls.every(({ distance }, i) => i === 0 || distance >= (calls[i - 1]?.distance ?? NaN));
  calls.slice(1, -1).forEach((call, i) => {
    const share = measured ? (call.distance - first.distance) / span : (i + 1) / (calls.length - 1);
    call.arrival = first.departure + Math.round((last.arrival - first.departure) * share);
    call.departure = call.arrival;
  });
}

function toColumns(calls: readonly Call[]): Calls {
  const end = calls.length - 1;
  return {
    stops: Int32Array.from(calls, ({ stop }) => stop),
    arrivals: Int32Array.from(calls, ({ arrival, departure }, i) => (i === 0 ? departure : arrival)),
    departures: Int32Array.from(calls, ({ arrival, departure }, i) => (i === end ? arrival : departure)),
    boards: Uint8Array.from(calls, ({ pickup }, i) => (pickup !== '1' && i < end ? 1 : 0)),
    alights: Uint8Array.from(calls, ({ dropOff }, i) => (dropOff !== '1' && i > 0 ? 1 : 0)),
  };
}
