import { entry } from '@maillage/kernel';
import type { TransitFeed } from '@maillage/transit-model';
import type { PatternIndex, TripIndex } from '../indices.js';
import type { Patterns, Profiles, StringColumn, Trips } from '../timetable.js';
import { listRuns, type Run } from './list-runs.js';
import { ProfileTable } from './profile-table.js';
import { mix, SequenceIndex } from './sequence-index.js';
import type { FeedSource } from './stop-rows.js';
import { textColumn } from './text-column.js';

/** Where a feed's rows begin in the columns of the network. */
export interface FeedBase {
  readonly route: number;
  readonly service: number;
  /** Index of the stop (or variant) at which `trip` calls when its stop time names the row `stop`. */
  stopIndex(trip: number, stop: number): number;
}

export interface PatternsAndTrips {
  readonly patterns: Patterns;
  readonly trips: Omit<Trips, 'next' | 'otherNextOf' | 'otherNext'>;
  readonly profiles: Profiles;
  /** Per trip: its feed, and its row there. */
  readonly feedOfTrip: Uint16Array;
  readonly rowOfTrip: Int32Array;
}

/**
 * Groups runs of one route with the same stops, boarding rules and accessibility (so that a filter by wheelchair or
 * bike takes or leaves whole patterns), and orders them by start.
 */
export function buildPatterns(feeds: readonly FeedSource[], bases: readonly FeedBase[]): PatternsAndTrips {
  const patterns = new PatternTable();
  const profiles = new ProfileTable();
  const runs: (Run & { readonly feed: number })[] = [];
  const patternOf: number[] = [];
  const startOf: number[] = [];
  const profileOf: number[] = [];
  feeds.forEach(({ feed }, feedIndex) => {
    let profiled = -1;
    let profile = 0;
    for (const run of listRuns(feed)) {
      const from = feed.stopTimes.offset[run.trip] as number;
      if (run.trip !== profiled)
        profile = profiles.offsetOf(feed.stopTimes, from, feed.stopTimes.offset[run.trip + 1] as number);
      profiled = run.trip;
      runs.push({ ...run, feed: feedIndex });
      patternOf.push(patterns.patternOf(feed, entry(bases, feedIndex), run.trip));
      startOf.push((feed.stopTimes.departure[from] as number) + run.shift);
      profileOf.push(profile);
    }
  });

  const tripOffset = countingOffsets(patternOf, patterns.count);
  const order = orderByPatternAndStart(patternOf, startOf, tripOffset);
  const run = (trip: number) => entry(runs, order[trip] as number);
  const table = (trip: number) => entry(feeds, run(trip).feed).feed.trips;
  const int32 = (read: (trip: number) => number) => Int32Array.from(order, (_, trip) => read(trip));
  const bytes = (read: (trip: number) => number) => Uint8Array.from(order, (_, trip) => read(trip));
  const texts = (read: (trip: number) => string): StringColumn<TripIndex> =>
    textColumn(Array.from(order, (_, trip) => read(trip)));
  return {
    patterns: patterns.toPatterns(tripOffset),
    profiles: profiles.toProfiles(),
    feedOfTrip: Uint16Array.from(order, (_, trip) => run(trip).feed),
    rowOfTrip: int32((trip) => run(trip).trip),
    trips: {
      count: order.length,
      pattern: Int32Array.from(order, (row) => entry(patternOf, row)),
      start: Int32Array.from(order, (row) => entry(startOf, row)),
      profile: Int32Array.from(order, (row) => entry(profileOf, row)),
      service: int32((trip) => entry(bases, run(trip).feed).service + (table(trip).service[run(trip).trip] as number)),
      headwaySeconds: int32((trip) => run(trip).headwaySeconds),
      end: int32((trip) => run(trip).end),
      direction: bytes((trip) => table(trip).direction[run(trip).trip] as number),
      wheelchair: bytes((trip) => table(trip).wheelchair[run(trip).trip] as number),
      bikes: bytes((trip) => table(trip).bikes[run(trip).trip] as number),
      id: texts((trip) => entry(table(trip).id, run(trip).trip)),
      headsign: texts((trip) => entry(table(trip).headsign, run(trip).trip)),
      shortName: texts((trip) => entry(table(trip).shortName, run(trip).trip)),
    },
  };
}

function countingOffsets(patternOf: readonly number[], count: number): Int32Array {
  const offset = new Int32Array(count + 1);
  for (const pattern of patternOf) offset[pattern + 1] = (offset[pattern + 1] as number) + 1;
  for (let pattern = 0; pattern < count; pattern++)
    offset[pattern + 1] = (offset[pattern + 1] as number) + (offset[pattern] as number);
  return offset;
}

function orderByPatternAndStart(
  patternOf: readonly number[],
  startOf: readonly number[],
  offset: Int32Array,
): Int32Array {
  const cursor = offset.slice(0, -1);
  const order = new Int32Array(patternOf.length);
  patternOf.forEach((pattern, row) => {
    const place = cursor[pattern] as number;
    order[place] = row;
    cursor[pattern] = place + 1;
  });
  for (let pattern = 0; pattern < cursor.length; pattern++)
    order
      .subarray(offset[pattern], offset[pattern + 1])
      .sort((a, b) => (startOf[a] as number) - (startOf[b] as number) || a - b);
  return order;
}

class PatternTable {
  count = 0;
  readonly #index = new SequenceIndex();
  readonly #route: number[] = [];
  /** wheelchair << 2 | bikes */
  readonly #access: number[] = [];
  readonly #offset: number[] = [0];
  readonly #word: number[] = [];
  readonly #boarding: number[] = [];
  #scratchWord = new Int32Array(256);
  #scratchBoarding = new Uint8Array(256);

  patternOf({ stopTimes, trips }: TransitFeed, base: FeedBase, trip: number): PatternIndex {
    const from = stopTimes.offset[trip] as number;
    const length = (stopTimes.offset[trip + 1] as number) - from;
    const route = base.route + (trips.route[trip] as number);
    const access = ((trips.wheelchair[trip] as number) << 2) | (trips.bikes[trip] as number);
    if (length > this.#scratchWord.length) {
      this.#scratchWord = new Int32Array(length * 2);
      this.#scratchBoarding = new Uint8Array(length * 2);
    }
    const word = this.#scratchWord;
    const boarding = this.#scratchBoarding;
    let hash = mix(mix(length, route), access);
    for (let i = 0; i < length; i++) {
      const pickup = stopTimes.pickup[from + i] as number;
      const dropOff = stopTimes.dropOff[from + i] as number;
      const stop = base.stopIndex(trip, stopTimes.stop[from + i] as number);
      word[i] = (stop << 2) | (dropOff === 1 ? 0 : 2) | (pickup === 1 ? 0 : 1);
      boarding[i] = (pickup << 4) | (dropOff << 2);
      hash = mix(hash, ((word[i] as number) << 4) ^ (boarding[i] as number));
    }
    const known = this.#index.find(hash, (pattern) => {
      const offset = this.#offset[pattern] as number;
      if ((this.#offset[pattern + 1] as number) - offset !== length) return false;
      if (this.#route[pattern] !== route || this.#access[pattern] !== access) return false;
      for (let i = 0; i < length; i++)
        if (this.#word[offset + i] !== word[i] || this.#boarding[offset + i] !== boarding[i]) return false;
      return true;
    });
    if (known >= 0) return known as PatternIndex;

    this.count++;
    this.#route.push(route);
    this.#access.push(access);
    for (let i = 0; i < length; i++) {
      this.#word.push(word[i] as number);
      this.#boarding.push(boarding[i] as number);
    }
    this.#offset.push(this.#word.length);
    return this.#index.add(hash) as PatternIndex;
  }

  toPatterns(tripOffset: Int32Array): Patterns {
    return {
      count: this.count,
      stopOffset: new Int32Array(this.#offset),
      stopWord: new Int32Array(this.#word),
      boarding: new Uint8Array(this.#boarding),
      route: new Int32Array(this.#route),
      tripOffset,
    };
  }
}
