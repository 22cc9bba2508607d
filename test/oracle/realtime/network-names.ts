import { at, entry } from '@maillage/kernel';
import type {
  FeedSource,
  PatternIndex,
  RouteIndex,
  StopIndex,
  Timetable,
  TripIndex,
} from '@maillage/transit-timetable';

/** A row of a table of a feed. */
export interface FeedRow {
  readonly feed: number;
  readonly row: number;
}

/** Which rows of the feeds the numbers of a timetable stand for, found by their ids. */
export class NetworkNames {
  readonly #stopRows: readonly ReadonlyMap<string, number>[];
  readonly #tripRows: readonly ReadonlyMap<string, number>[];
  readonly #ruledStops: readonly ReadonlySet<number>[];
  readonly #withFrequencies: readonly ReadonlySet<number>[];

  constructor(
    private readonly timetable: Timetable,
    sources: readonly FeedSource[],
  ) {
    this.#stopRows = sources.map(({ feed }) => rowsOf(feed.stops.map(({ id }) => id)));
    this.#tripRows = sources.map(({ feed }) => rowsOf(feed.trips.id));
    this.#ruledStops = sources.map(({ feed }) => ruledStops(feed));
    this.#withFrequencies = sources.map(({ feed }) => new Set(feed.frequencies.map(({ trip }) => trip)));
  }

  tripRow(trip: TripIndex): FeedRow {
    const feed = this.feedOf(trip);
    return { feed, row: entry(this.#tripRows, feed).get(this.timetable.trips.id.text(trip)) ?? -1 };
  }

  /** Not one of the runs that `frequencies.txt` makes of a trip. */
  runsOnce(trip: TripIndex): boolean {
    const { feed, row } = this.tripRow(trip);
    return !entry(this.#withFrequencies, feed).has(row);
  }

  feedOf(trip: TripIndex): number {
    return at(this.timetable.routes.feed, this.routeOf(trip));
  }

  routeOf(trip: TripIndex): RouteIndex {
    const { trips, patterns } = this.timetable;
    return at(patterns.route, at(trips.pattern, trip) as PatternIndex) as RouteIndex;
  }

  /** Whether changing there is the same for all routes and trips, also for those that never call there. */
  isPlainStop(stop: number): boolean {
    const { feed, row } = this.stopRow(stop);
    return at(this.timetable.stops.origin, stop as StopIndex) === stop && !entry(this.#ruledStops, feed).has(row);
  }

  stopRow(stop: number): FeedRow {
    const { stops } = this.timetable;
    const origin = at(stops.origin, stop as StopIndex) as StopIndex;
    const feed = at(stops.feed, origin);
    return { feed, row: entry(this.#stopRows, feed).get(stops.id.text(origin)) ?? -1 };
  }
}

/** Stops at which `transfers.txt` says something about routes or trips. */
function ruledStops({ transfers, stops }: FeedSource['feed']): ReadonlySet<number> {
  const ruled = new Set<number>();
  for (const { fromStop, toStop, fromRoute, toRoute, fromTrip, toTrip } of transfers)
    if (Math.max(fromRoute, toRoute, fromTrip, toTrip) >= 0) ruled.add(fromStop).add(toStop);
  stops.forEach(({ parent }, row) => {
    if (parent >= 0 && ruled.has(parent)) ruled.add(row);
  });
  return ruled;
}

const rowsOf = (ids: readonly string[]): Map<string, number> => new Map(ids.map((id, row) => [id, row]));
