import type { FeedFetched, StandingFeedFetched, UpdatesMatched } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';

/** A fetch of the moment's state, or of what stands. */
export type FetchTold = FeedFetched | StandingFeedFetched;

/** How fetches went, by the territory's clock: the last one, and the last one that worked. */
interface FetchHealth<Told extends FetchTold> {
  readonly last: Told;
  readonly succeededAt: Instant | undefined;
  /** Failures in a row until now. */
  readonly failures: number;
  /** When the first of these was. */
  readonly failingSince: Instant | undefined;
}

/** Of one part of a live feed. */
export interface LivePartHealth extends FetchHealth<FeedFetched> {
  /** What was read then, by kind. */
  readonly entities: Readonly<Record<string, number>>;
  /** What the feed then said of its own age. */
  readonly timestamp: Instant | undefined;
}

export type StandingHealth = FetchHealth<StandingFeedFetched>;

export interface FeedHealth {
  readonly feed: string;
  /** Of the moment's state. */
  readonly parts: readonly LivePartHealth[];
  /** Of what stands: a timetable, streets, stations; undefined while it was not fetched. */
  readonly standing: StandingHealth | undefined;
  /** Undefined until a planner has told. */
  readonly matches: UpdatesMatched | undefined;
}

/** Every fetch of a feed, of the moment's state and of what stands, for some days; and how each feed is. */
export abstract class LiveHealthStore {
  /** A number that grows with each call, whatever any clock says: what a process fetches is newer than what any before it did. */
  abstract openEpoch(): Promise<number>;
  /** Records a fetch once, however often and in whatever order fetches are told. */
  abstract recordFetch(fetch: FetchTold): Promise<void>;
  /** Keeps the newest of each feed. */
  abstract recordMatches(matches: UpdatesMatched): Promise<void>;
  /** The feeds of a territory that were ever heard of. */
  abstract list(territory: string): Promise<readonly FeedHealth[]>;
  /** The newest fetches of a feed, newest first. */
  abstract recent(territory: string, feed: string, limit: number): Promise<readonly FetchTold[]>;
}
