import { entry } from '@maillage/kernel';
import type { TransitFeed } from '@maillage/transit-model';
import type { Services, Stops, Trips } from '../timetable.js';
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
  const { trips, patterns, profiles } = built;
  const next = new Int32Array(trips.count).fill(-1);
  const others: { readonly from: number; readonly to: number }[] = [];
  const goesElsewhere = continuesElsewhere(patterns, stops);

  const tripsOfFeed = timedTripsOfFeeds(feeds, built);
  feeds.forEach(({ feed }, index) => {
    const tripOf = entry(tripsOfFeed, index);
    const inSeat = tripPairs(feed, 4, tripOf);
    const forbidden = tripPairs(feed, 5, tripOf);
    for (const [from, targets] of inSeat) link(from, [...targets].sort(byStart), () => true, forbidden.get(from));
    for (const block of tripsOfBlocks(feed, tripOf)) {
      block.sort(byStart);
      block.forEach((from, i) => {
        if (!inSeat.has(from)) link(from, block.slice(i + 1), isNextTripOfRide, forbidden.get(from));
      });
    }
  });
  others.sort((a, b) => a.from - b.from);
  return {
    next,
    otherNextOf: Int32Array.from(others, ({ from }) => from),
    otherNext: Int32Array.from(others, ({ to }) => to),
  };

  function byStart(a: number, b: number): number {
    return (trips.start[a] as number) - (trips.start[b] as number) || a - b;
  }

  /** Takes candidates in order of start as long as the former runs on days on which no earlier one follows it. */
  function link(
    from: number,
    candidates: readonly number[],
    accepts: (from: number, to: number) => boolean,
    forbidden: ReadonlySet<number> | undefined,
  ): void {
    const days = daysOf(from);
    const left = days.slice();
    const arrival = arrivalOf(from);
    for (const to of candidates) {
      if ((trips.start[to] as number) < arrival || to === from) continue;
      if (left.every((word) => word === 0)) return;
      const shared = daysOf(to).map((word, i) => word & (days[i] as number));
      const isFree = shared.every((word, i) => (word & ~(left[i] as number)) === 0);
      const isShared = shared.some((word) => word !== 0);
      shared.forEach((word, i) => (left[i] = (left[i] as number) & ~word));
      if (!isShared || !isFree || forbidden?.has(to) === true || !accepts(from, to)) continue;
      if (next[from] === -1) next[from] = to;
      else others.push({ from, to });
    }
  }

  function daysOf(trip: number): Uint32Array {
    const first = (trips.service[trip] as number) * services.wordsPerService;
    return services.bits.subarray(first, first + services.wordsPerService);
  }

  function arrivalOf(trip: number): number {
    const pattern = trips.pattern[trip] as number;
    const last = (patterns.stopOffset[pattern + 1] as number) - (patterns.stopOffset[pattern] as number) - 1;
    return (trips.start[trip] as number) + (profiles.arrival[(trips.profile[trip] as number) + last] as number);
  }

  function isNextTripOfRide(from: number, to: number): boolean {
    const layover = (trips.start[to] as number) - arrivalOf(from);
    return (
      layover <= LONGEST_LAYOVER_SECONDS && goesElsewhere(trips.pattern[from] as number, trips.pattern[to] as number)
    );
  }
}

/** Per feed and row: the trip, −1 where frequencies make several of it or none. */
function timedTripsOfFeeds(
  feeds: readonly FeedSource[],
  { trips, feedOfTrip, rowOfTrip }: PatternsAndTrips,
): Int32Array[] {
  const tripOf = feeds.map(({ feed }) => new Int32Array(feed.trips.count).fill(-1));
  for (let trip = 0; trip < trips.count; trip++)
    entry(tripOf, feedOfTrip[trip] as number)[rowOfTrip[trip] as number] = trip;
  feeds.forEach(({ feed }, index) => {
    for (const { trip } of feed.frequencies) entry(tripOf, index)[trip] = -1;
  });
  return tripOf;
}

function tripPairs({ transfers }: TransitFeed, type: 4 | 5, tripOf: Int32Array): Map<number, Set<number>> {
  const pairs = new Map<number, Set<number>>();
  for (const transfer of transfers) {
    if (transfer.type !== type || transfer.fromTrip < 0 || transfer.toTrip < 0) continue;
    const from = tripOf[transfer.fromTrip] as number;
    const to = tripOf[transfer.toTrip] as number;
    if (from < 0 || to < 0) continue;
    const known = pairs.get(from);
    if (known) known.add(to);
    else pairs.set(from, new Set([to]));
  }
  return pairs;
}

function tripsOfBlocks({ trips }: TransitFeed, tripOf: Int32Array): number[][] {
  const blocks = new Map<number, number[]>();
  for (let row = 0; row < trips.count; row++) {
    const block = trips.block[row] as number;
    const trip = tripOf[row] as number;
    if (block < 0 || trip < 0) continue;
    const known = blocks.get(block);
    if (known) known.push(trip);
    else blocks.set(block, [trip]);
  }
  return [...blocks.values()].filter(({ length }) => length > 1);
}
