import type { NoticeGroup, ServiceDay } from '@maillage/kernel';
import type { FeedVersion } from './feed-store.js';

export interface FeedVersionRef {
  readonly feed: string;
  readonly version: number;
  readonly digest: string;
}

/** What a build found about a version, to be kept beside what reading it found; a later remark of the same code replaces it. */
export interface BuildRemark {
  readonly feed: string;
  readonly version: number;
  readonly notices: readonly NoticeGroup[];
}

/** One network of a territory that answers or answered. */
export interface NetworkGeneration {
  readonly territory: string;
  readonly generation: number;
  /** SHA-256 of the snapshot file. */
  readonly checksum: string;
  /** SHA-256 of the file of its streets; undefined when it was built without any. */
  readonly streets: string | undefined;
  readonly feeds: readonly FeedVersionRef[];
}

/** Which network answers in each territory. */
export abstract class NetworkStore {
  /**
   * The active generation and what a build on `today` would take: per declared feed the newest of its READY, ACTIVE and due
   * SCHEDULED versions of the declared kind, where one that still runs on `today` goes before one that has ended.
   */
  abstract plan(
    territory: string,
    today: ServiceDay,
  ): Promise<{ active: NetworkGeneration | undefined; feeds: readonly FeedVersion[] }>;
  /**
   * One transaction: the generation becomes active, its versions ACTIVE, those they replace RETIRED, the fact goes to the outbox.
   * Undefined when `expected` is no longer the active generation or a version can no longer be used: plan again.
   */
  abstract activate(build: {
    territory: string;
    expected: number | undefined;
    checksum: string;
    streets: string | undefined;
    feeds: readonly FeedVersionRef[];
    remarks?: readonly BuildRemark[];
  }): Promise<NetworkGeneration | undefined>;
  /** The last `limit` generations, newest (the active one) first: their snapshots, streets included, are worth keeping. */
  abstract recent(territory: string, limit: number): Promise<readonly NetworkGeneration[]>;
  /** The active generation, undefined before the first. */
  abstract active(territory: string): Promise<NetworkGeneration | undefined>;
  /** Marks versions that could not be built FAILED, with the reason as a notice; one that answers is left alone. */
  abstract fail(territory: string, feeds: readonly FeedVersionRef[], reason: string): Promise<void>;
}
