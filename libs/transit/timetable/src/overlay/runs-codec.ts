import type { ServiceDay } from '@maillage/kernel';
import { GrowingColumn } from '../growing-column.js';
import type { FeedIndex, RouteIndex, TripIndex } from '../indices.js';
import { sharedArray } from '../view/shared-array.js';
import type { LiveRun } from './realtime-timetable.js';
import type { AddedRun, RunUpdate } from './run-update.js';

/**
 * Runs on their way to threads, which read them where they lie. Per run: kind | is cleared << 2, trip, day, sequence, number of
 * positions, then what its kind says, lists one after the other.
 */
export interface EncodedRuns {
  readonly numbers: Int32Array;
  readonly texts: readonly string[];
}

const CANCELLED = 0;
const RETIMED = 1;
const ADDED = 2;
const DELETED = 3;

export function encodeRuns(runs: readonly LiveRun[]): EncodedRuns {
  const column = new GrowingColumn();
  const texts: string[] = [];
  const list = (values: Int32Array | Uint8Array): void => values.forEach((value) => column.push(value));
  for (const { trip, day, update, isCleared, sequence } of runs) {
    column.push(kindOf(update) | (isCleared ? 4 : 0));
    column.push(trip);
    column.push(day);
    column.push(sequence);
    if (update.kind === 'cancelled') continue;
    column.push(update.arrival.length);
    list(update.arrival);
    list(update.departure);
    if (update.kind === 'retimed') {
      const { skipped, stops } = update;
      column.push((skipped ? 1 : 0) | (stops ? 2 : 0));
      if (skipped) list(skipped);
      if (stops) list(stops);
    } else {
      list(update.stops);
      list(update.boarding);
      for (const value of [update.feed, update.route, update.likeTrip ?? -1, update.wheelchair, update.bikes])
        column.push(value);
      texts.push(update.id, update.headsign);
    }
  }
  const numbers = sharedArray(Int32Array, column.length);
  numbers.set(column.values.subarray(0, column.length));
  return { numbers, texts };
}

const KINDS: Readonly<Record<RunUpdate['kind'], number>> = { cancelled: CANCELLED, retimed: RETIMED, added: ADDED };

const kindOf = (update: RunUpdate): number =>
  update.kind === 'cancelled' && update.isDeleted ? DELETED : KINDS[update.kind];

export function decodeRuns({ numbers, texts }: EncodedRuns): LiveRun[] {
  const runs: LiveRun[] = [];
  let [place, text] = [0, 0];
  const next = (): number => numbers[place++];
  const list = (length: number): Int32Array => numbers.subarray(place, (place += length));
  while (place < numbers.length) {
    const head = next();
    const [trip, day, sequence] = [next() as TripIndex, next() as ServiceDay, next()];
    runs.push({ trip, day, update: readUpdate(head & 3, trip, day), isCleared: (head & 4) !== 0, sequence });
  }
  return runs;

  function readUpdate(kind: number, trip: TripIndex, day: ServiceDay): RunUpdate {
    if (kind === CANCELLED) return { kind: 'cancelled', trip, day };
    if (kind === DELETED) return { kind: 'cancelled', trip, day, isDeleted: true };
    const length = next();
    const [arrival, departure] = [list(length), list(length)];
    return kind === RETIMED ? readRetimed(trip, day, arrival, departure) : readAdded(day, arrival, departure);
  }

  function readRetimed(trip: TripIndex, day: ServiceDay, arrival: Int32Array, departure: Int32Array): RunUpdate {
    const flags = next();
    const skipped = (flags & 1) === 0 ? undefined : Uint8Array.from(list(arrival.length));
    const stops = (flags & 2) === 0 ? undefined : list(arrival.length);
    return { kind: 'retimed', trip, day, arrival, departure, skipped, stops };
  }

  function readAdded(day: ServiceDay, arrival: Int32Array, departure: Int32Array): AddedRun {
    const stops = list(arrival.length);
    const boarding = Uint8Array.from(list(arrival.length));
    const [feed, route, like] = [next() as FeedIndex, next() as RouteIndex, next()];
    return {
      kind: 'added',
      id: texts[text++] ?? '',
      feed,
      day,
      route,
      likeTrip: like < 0 ? undefined : (like as TripIndex),
      headsign: texts[text++] ?? '',
      stops,
      arrival,
      departure,
      boarding,
      wheelchair: next(),
      bikes: next(),
    };
  }
}
