import type { LiveFeed } from '@maillage/contracts';
import type { TerritoryRecord } from '@maillage/ports';

/** What is fetched or sent as a whole: one address of a feed, one document of a GBFS system. */
export interface LivePart {
  readonly record: TerritoryRecord;
  readonly feed: LiveFeed;
  readonly part: string;
  /** How readers call it. */
  readonly document: string;
}

export interface FetchedPart extends LivePart {
  readonly url: string;
  /** Whether what proves who asks may be sent there. */
  readonly isOwnServer: boolean;
}

export const labelOf = ({ record, feed }: Pick<LivePart, 'record' | 'feed'>): string =>
  `${record.territory.id}/${feed.id}`;

/** Seconds of a clock that never goes back. */
export type Monotonic = () => number;
export const monotonic: Monotonic = () => performance.now() / 1000;
