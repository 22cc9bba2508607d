import { entry } from '@maillage/kernel';
import type { TransitFeed } from '@maillage/transit-model';
import type { TripIndex } from '../indices.js';
import type { Services, Stops, Trips } from '../timetable.js';
import { runningTime } from '../running-time.js';
import type { PatternsAndTrips } from './build-patterns.js';
import { continuesElsewhere } from './continues-elsewhere.js';
import type { FeedSource } from './stop-rows.js';

/** A vehicle that waits longer than this is told to its passengers as another trip. */
const LONGEST_LAYOVER_SECONDS = 3600;

/**
 * The trip in which passengers stay seated, from `transfers.txt` type 4, and from blocks where the next trip of the
 * vehicle starts within an hour and within reach and goes where the former did not (see `continuesElsewhere`).
 * Type 5 forbids it. Each continuation holds on the days on which both services run and no earlier one holds.
 */
export function linkVehicles(
  feeds: readonly FeedSource[],
  built: PatternsAndTrips,
  stops: Stops,
  services: Services,
): Pick<Trips, 'next' | 'otherNextOf' | 'otherNext'> {
  const { trips, patterns } = built;
  const next = new Int32Array(trips.count).fill(NONE);
  const others: { readonly from: TripIndex; readonly to: TripIndex }[] = [];
  const goesElsewhere = continuesElsewhere(patterns, stops);
  const daysLeft = new DaysLeft(services);

  const tripsOfFeed = timedTripsOfFeeds(feeds, built);
  feeds.forEach(({ feed }, index) => {
    const tripOf = entry(tripsOfFeed, index);
    const inSeat = tripPairs(feed, 4, tripOf);
    const forbidden = tripPairs(feed, 5, tripOf);
    for (const [from, targets] of inSeat) link(from, [...targets].sort(byStart), forbidden.get(from));
    for (const block of tripsOfBlocks(feed, tripOf)) {
      block.sort(byStart);
      block.forEach((from, i) => {
        if (!inSeat.has(from)) link(from, followers(block, i), forbidden.get(from), goesElsewhere);
      });
    }
  });
  others.sort((a, b) => a.from - b.from);
  return {
    next,
    otherNextOf: Int32Array.from(others, ({ from }) => from),
    otherNext: Int32Array.from(others, ({ to }) => to),
  };

  function byStart(a: TripIndex, b: TripIndex): number {
    return trips.start[a] - trips.start[b] || a - b;
  }

  /** The trips of the block that start when trip `i` of it has arrived and within the longest layover. */
  function followers(block: readonly TripIndex[], i: number): TripIndex[] {
    const arrival = arrivalOf(entry(block, i));
    const list: TripIndex[] = [];
    for (let j = i + 1; j < block.length; j++) {
      const start = trips.start[entry(block, j)];
      if (start > arrival + LONGEST_LAYOVER_SECONDS) break;
      if (start >= arrival) list.push(entry(block, j));
    }
    return list;
  }

  /** Takes candidates in order of start as long as the former runs on days on which no earlier one follows it. */
  function link(
    from: TripIndex,
    candidates: readonly TripIndex[],
    forbidden: ReadonlySet<TripIndex> | undefined,
    accepts: (fromPattern: number, toPattern: number) => boolean = () => true,
  ): void {
    const arrival = arrivalOf(from);
    daysLeft.startWith(trips.service[from]);
    for (const to of candidates) {
      // In one order always, so that no circle comes about where trips take no time.
      if (trips.start[to] < arrival || byStart(from, to) >= 0) continue;
      if (!daysLeft.take(trips.service[to]) || forbidden?.has(to) === true) continue;
      if (!accepts(trips.pattern[from], trips.pattern[to])) continue;
      if (next[from] === NONE) next[from] = to;
      else others.push({ from, to });
    }
  }

  function arrivalOf(trip: TripIndex): number {
    return trips.start[trip] + runningTime(built, trip);
  }
}

/** The days on which a vehicle runs and is not known yet to run on. */
class DaysLeft {
  readonly #all: Uint32Array;
  readonly #left: Uint32Array;

  constructor(private readonly services: Services) {
    this.#all = new Uint32Array(services.wordsPerService);
    this.#left = new Uint32Array(services.wordsPerService);
  }

  startWith(service: number): void {
    const { bits, wordsPerService } = this.services;
    for (let word = 0; word < wordsPerService; word++)
      this.#left[word] = this.#all[word] = bits[service * wordsPerService + word];
  }

  /** Takes the days of another service away; whether there were any, and none of them was taken before. */
  take(service: number): boolean {
    const { bits, wordsPerService } = this.services;
    let [shared, taken] = [0, 0];
    for (let word = 0; word < wordsPerService; word++) {
      const both = this.#all[word] & bits[service * wordsPerService + word];
      shared |= both;
      taken |= both & ~this.#left[word];
      this.#left[word] &= ~both;
    }
    return shared !== 0 && taken === 0;
  }
}

/** Per feed and row: the trip, −1 where frequencies make several of it or none. */
function timedTripsOfFeeds(
  feeds: readonly FeedSource[],
  { trips, feedOfTrip, rowOfTrip }: PatternsAndTrips,
): readonly (readonly TripIndex[])[] {
  const tripOf = feeds.map(({ feed }) => new Array<TripIndex>(feed.trips.count).fill(NONE));
  for (let trip = 0; trip < trips.count; trip++) entry(tripOf, feedOfTrip[trip])[rowOfTrip[trip]] = trip as TripIndex;
  feeds.forEach(({ feed }, index) => {
    for (const { trip } of feed.frequencies) entry(tripOf, index)[trip] = NONE;
  });
  return tripOf;
}

const NONE = -1 as TripIndex;

function tripPairs(
  { transfers }: TransitFeed,
  type: 4 | 5,
  tripOf: readonly TripIndex[],
): Map<TripIndex, Set<TripIndex>> {
  const pairs = new Map<TripIndex, Set<TripIndex>>();
  for (const transfer of transfers) {
    if (transfer.type !== type || transfer.fromTrip < 0 || transfer.toTrip < 0) continue;
    const from = entry(tripOf, transfer.fromTrip);
    const to = entry(tripOf, transfer.toTrip);
    if (from === NONE || to === NONE) continue;
    const known = pairs.get(from);
    if (known) known.add(to);
    else pairs.set(from, new Set([to]));
  }
  return pairs;
}

function tripsOfBlocks({ trips }: TransitFeed, tripOf: readonly TripIndex[]): TripIndex[][] {
  const blocks = new Map<number, TripIndex[]>();
  for (let row = 0; row < trips.count; row++) {
    const block = trips.block[row];
    const trip = entry(tripOf, row);
    if (block < 0 || trip === NONE) continue;
    const known = blocks.get(block);
    if (known) known.push(trip);
    else blocks.set(block, [trip]);
  }
  return [...blocks.values()].filter(({ length }) => length > 1);
}
