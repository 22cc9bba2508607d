import { at, entry } from '@maillage/kernel';
import type { FeedSource, PatternIndex, RouteIndex, StopIndex, Timetable, TripIndex } from '@maillage/transit-timetable';

/** A row of a table of a feed. */
export interface FeedRow {
  readonly feed: number;
  readonly row: number;
}

/** Which rows of the feeds the numbers of a timetable stand for, found by their ids. */
export class NetworkNames {
  readonly #stopRows: readonly ReadonlyMap<string, number>[];
  readonly #tripRows: readonly ReadonlyMap<string, number>[];
  readonly #withFrequencies: readonly ReadonlySet<number>[];

  constructor(
    private readonly timetable: Timetable,
    sources: readonly FeedSource[],
  ) {
    this.#stopRows = sources.map(({ feed }) => rowsOf(feed.stops.map(({ id }) => id)));
    this.#tripRows = sources.map(({ feed }) => rowsOf(feed.trips.id));
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

  stopRow(stop: number): FeedRow {
    const { stops } = this.timetable;
    const origin = at(stops.origin, stop as StopIndex) as StopIndex;
    const feed = at(stops.feed, origin);
    return { feed, row: entry(this.#stopRows, feed).get(stops.id.text(origin)) ?? -1 };
  }
}

const rowsOf = (ids: readonly string[]): Map<string, number> => new Map(ids.map((id, row) => [id, row]));
