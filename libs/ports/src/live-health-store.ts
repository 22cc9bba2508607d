import type { FeedFetched, UpdatesMatched } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';

/** How the fetches of one part of a live feed went: the last one, and the last one that worked. */
export interface LivePartHealth {
  readonly last: FeedFetched;
  /** When the last one that worked was made, by the territory's clock. */
  readonly succeededAt: Instant | undefined;
  /** What was read then, by kind. */
  readonly entities: Readonly<Record<string, number>>;
  /** What the feed then said of its own age. */
  readonly timestamp: Instant | undefined;
  /** Failures in a row until now. */
  readonly failures: number;
}

export interface LiveFeedHealth {
  readonly feed: string;
  readonly parts: readonly LivePartHealth[];
  /** Undefined until a planner has told. */
  readonly matches: UpdatesMatched | undefined;
}

/** Every fetch of a live feed, for some days; and how each feed is. */
export abstract class LiveHealthStore {
  /** A number that grows with each call, whatever any clock says: what a process fetches is newer than what any before it did. */
  abstract openEpoch(): Promise<number>;
  /** Records a fetch once, however often and in whatever order fetches are told. */
  abstract recordFetch(fetch: FeedFetched): Promise<void>;
  /** Keeps the newest of each feed. */
  abstract recordMatches(matches: UpdatesMatched): Promise<void>;
  /** The live feeds of a territory that were ever heard of. */
  abstract list(territory: string): Promise<readonly LiveFeedHealth[]>;
  /** The newest fetches of a feed, newest first. */
  abstract recent(territory: string, feed: string, limit: number): Promise<readonly FeedFetched[]>;
}
