import type { FeedKind } from '@maillage/contracts';
import type { NoticeGroup, ServiceDay } from '@maillage/kernel';
import type { FeedChanges } from '@maillage/transit-gtfs';
import type { ReportByKind, VersionReport } from './feed-report.js';

export type FeedVersionState =
  'RECEIVED' | 'REJECTED' | 'HELD' | 'SCHEDULED' | 'READY' | 'ACTIVE' | 'RETIRED' | 'FAILED';

/** One publication of a feed; the row is the truth. */
export interface FeedVersion {
  readonly territory: string;
  readonly feed: string;
  readonly kind: FeedKind;
  /** 1, 2, 3 … inside the feed. */
  readonly version: number;
  readonly state: FeedVersionState;
  /** SHA-256 of the archive. */
  readonly digest: string;
  readonly bytes: number;
  /** Where it came from and what its server said of it, as the fetcher wrote it. */
  readonly origin?: string | undefined;
  /** SHA-256 over the names and contents of the files inside; empty until read. */
  readonly fingerprint: string;
  /** ISO 8601, by the database's clock. */
  readonly receivedAt: string;
  readonly counts?: VersionReport['counts'] | undefined;
  /** Of a timetable. */
  readonly firstDay?: ServiceDay | undefined;
  readonly lastDay?: ServiceDay | undefined;
  readonly notices: readonly NoticeGroup[];
  /** Against the version that was active when this one was judged. */
  readonly changes?: FeedChanges | undefined;
}

/** What reading and judging a version found. */
export interface Judgement {
  readonly state: 'REJECTED' | 'HELD' | 'SCHEDULED' | 'READY' | 'FAILED';
  /** Undefined when nothing could be read at all, or when the stored one stands (a person releases a HELD version). */
  readonly report: VersionReport | undefined;
  /** The report's notices and the judge's own, e.g. `REGRESSION`. */
  readonly notices: readonly NoticeGroup[];
  readonly changes: FeedChanges | undefined;
}

/** The versions of the feeds. A change of state and the fact that tells it are one transaction (outbox). */
export abstract class FeedStore {
  /**
   * A new version in state RECEIVED, of the kind that the territory declares, or the existing one when a live version (RECEIVED, HELD, SCHEDULED, READY, ACTIVE) has
   * this digest. @throws Failure `FEED_UNKNOWN` unless the territory declares the feed
   */
  abstract receive(archive: {
    territory: string;
    feed: string;
    digest: string;
    bytes: number;
    origin?: string | undefined;
  }): Promise<{ version: FeedVersion; duplicate: boolean }>;
  /** Writes the judgement; READY and REJECTED are told as facts. Refused (returns false) unless the version is RECEIVED, HELD or SCHEDULED. */
  abstract judge(version: FeedVersion, judgement: Judgement): Promise<boolean>;
  /** The report of the version that answers now, to compare a new one with; undefined when it is of another kind. */
  abstract activeReport<Kind extends FeedKind>(
    territory: string,
    feed: string,
    kind: Kind,
  ): Promise<ReportByKind[Kind] | undefined>;
  /** Newest first. */
  abstract list(territory: string, feed: string, limit: number): Promise<readonly FeedVersion[]>;
  /** Forgets a RECEIVED version that turned out to hold what an earlier live version holds; its number is not given again. */
  abstract discard(version: FeedVersion): Promise<void>;
}
