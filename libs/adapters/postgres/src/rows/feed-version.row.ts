import type { FeedKind } from '@maillage/contracts';
import type { NoticeGroup, ServiceDay } from '@maillage/kernel';
import type { FeedVersion, FeedVersionState, VersionReport } from '@maillage/ports';
import type { FeedChanges } from '@maillage/transit-gtfs';
import { defineTable } from './define-table.js';

export interface FeedVersionRow {
  territory: string;
  feed: string;
  version: number;
  kind: FeedKind;
  state: FeedVersionState;
  digest: string;
  bytes: number;
  origin: string | null;
  fingerprint: string;
  receivedAt: Date;
  counts: VersionReport['counts'] | null;
  firstDay: ServiceDay | null;
  lastDay: ServiceDay | null;
  notices: readonly NoticeGroup[];
  changes: FeedChanges | null;
  /** Not read with the others: it may be large. */
  report: VersionReport | null;
}

export const feedVersionRow = defineTable<FeedVersionRow>('feed_version', {
  territory: { type: 'text', primary: true },
  feed: { type: 'text', primary: true },
  version: { type: 'integer', primary: true },
  kind: { type: 'text' },
  state: { type: 'text' },
  digest: { type: 'text' },
  bytes: { type: 'bigint', transformer: { to: String, from: Number } },
  origin: { type: 'text', nullable: true },
  fingerprint: { type: 'text' },
  receivedAt: { type: 'timestamptz', name: 'received_at', insert: false, update: false },
  counts: { type: 'json', nullable: true },
  firstDay: { type: 'integer', name: 'first_day', nullable: true },
  lastDay: { type: 'integer', name: 'last_day', nullable: true },
  notices: { type: 'json' },
  changes: { type: 'json', nullable: true },
  report: { type: 'json', nullable: true, select: false },
});

/** The states in which the same bytes again are not a new version. */
export const LIVE_STATES: FeedVersionState[] = ['RECEIVED', 'HELD', 'SCHEDULED', 'READY', 'ACTIVE'];

export const toFeedVersion = (row: FeedVersionRow): FeedVersion => ({
  territory: row.territory,
  feed: row.feed,
  version: row.version,
  kind: row.kind,
  state: row.state,
  digest: row.digest,
  bytes: row.bytes,
  origin: row.origin ?? undefined,
  fingerprint: row.fingerprint,
  receivedAt: row.receivedAt.toISOString(),
  counts: row.counts ?? undefined,
  firstDay: row.firstDay ?? undefined,
  lastDay: row.lastDay ?? undefined,
  notices: row.notices,
  changes: row.changes ?? undefined,
});
