import { entry } from '@maillage/kernel';
import type { Stop, TransitFeed } from '@maillage/transit-model';

/** A feed under the id it has in its territory. */
export interface FeedSource {
  readonly id: string;
  readonly feed: TransitFeed;
}

/**
 * The stops of all feeds in one list of rows, before they are numbered. Variants are appended behind:
 * further rows for a stop that has a row already, its origin.
 */
export interface StopRows {
  readonly stops: Stop[];
  readonly feed: number[];
  /** Row of the station, −1 for none. */
  readonly parent: number[];
  readonly origin: number[];
  /** Row of the first stop of each feed. */
  readonly firstOfFeed: readonly number[];
}

export function listStopRows(feeds: readonly FeedSource[]): StopRows {
  const rows = { stops: [] as Stop[], feed: [] as number[], parent: [] as number[], origin: [] as number[] };
  const firstOfFeed: number[] = [];
  feeds.forEach(({ feed }, feedIndex) => {
    const first = rows.stops.length;
    firstOfFeed.push(first);
    feed.stops.forEach((stop, index) => {
      rows.stops.push(stop);
      rows.feed.push(feedIndex);
      rows.parent.push(stop.parent < 0 ? -1 : first + stop.parent);
      rows.origin.push(first + index);
    });
  });
  return { ...rows, firstOfFeed };
}

/** Appends a variant of the stop in row `origin` and returns its row. */
export function addVariant(rows: StopRows, origin: number): number {
  const row = rows.stops.length;
  rows.stops.push(entry(rows.stops, origin));
  rows.feed.push(entry(rows.feed, origin));
  rows.parent.push(entry(rows.parent, origin));
  rows.origin.push(origin);
  return row;
}

/** A stop or platform (0) or a boarding area of a platform (4): where vehicles stop. */
export const isBoardable = (stop: Stop): boolean => stop.locationType === 0 || stop.locationType === 4;

/** The stops above a row, nearest first: GTFS knows three levels, so a circle ends as well. */
export function listParents(row: number, parentOf: (row: number) => number): number[] {
  const parents: number[] = [];
  for (let parent = parentOf(row); parent >= 0 && parents.length < 3; parent = parentOf(parent)) parents.push(parent);
  return parents;
}
