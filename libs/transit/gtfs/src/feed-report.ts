import type { NoticeGroup, ServiceDay } from '@maillage/kernel';

export interface FeedCounts {
  readonly agencies: number;
  readonly stops: number;
  readonly routes: number;
  readonly trips: number;
  readonly stopTimes: number;
}

/** What reading a feed found, small enough to be stored and sent. */
export interface FeedReport {
  /** SHA-256 over the sorted names and contents of the files inside; the same for a re-zipped feed. */
  readonly fingerprint: string;
  readonly counts: FeedCounts;
  /** First and last day on which a trip runs; undefined when none does. */
  readonly firstDay: ServiceDay | undefined;
  readonly lastDay: ServiceDay | undefined;
  readonly timezone: string;
  /** `feed_version` of `feed_info.txt`; absent when the feed names none. */
  readonly feedVersion?: string;
  readonly notices: readonly NoticeGroup[];
  /** Compact facts for comparing two versions. */
  readonly outline: FeedOutline;
}

/** Enough of a feed to say what changed between two versions and whether it is still the same operator's. */
export interface FeedOutline {
  /** Names, sorted. */
  readonly agencies: readonly string[];
  /** Route id → "short name|long name". */
  readonly routes: Readonly<Record<string, string>>;
  /** Numbers of trips per service date, from `firstDay` on. */
  readonly tripsPerDay: readonly number[];
  /** 32-bit hashes of the stop ids and of the trip ids, sorted. */
  readonly stopIdHashes: readonly number[];
  readonly tripIdHashes: readonly number[];
  readonly box:
    { readonly south: number; readonly west: number; readonly north: number; readonly east: number } | undefined;
}

/** What differs between the active version and a new one. */
export interface FeedChanges {
  /** What riders call them. */
  readonly routes: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly stops: { readonly added: number; readonly removed: number };
  readonly trips: { readonly added: number; readonly removed: number };
  readonly counts: { readonly before: FeedCounts; readonly after: FeedCounts };
  /** First and last day on which a trip runs, `YYYY-MM-DD`; empty when none does. */
  readonly dates: { readonly before: readonly [string, string]; readonly after: readonly [string, string] };
}
