import type { FeedVersionView } from '@maillage/contracts';
import { formatIsoDate } from '@maillage/kernel';
import type { FeedVersion } from '@maillage/ports';

export const toFeedVersionView = (version: FeedVersion): FeedVersionView => ({
  version: version.version,
  state: version.state,
  digest: version.digest,
  bytes: version.bytes,
  receivedAt: version.receivedAt,
  counts: version.counts ? { ...version.counts } : null,
  firstDate: version.firstDay === undefined ? null : formatIsoDate(version.firstDay),
  lastDate: version.lastDay === undefined ? null : formatIsoDate(version.lastDay),
  changes: version.changes ? toChangesView(version.changes) : null,
  notices: version.notices.map((group) => ({ ...group, samples: [...group.samples] })),
});

const toChangesView = (changes: NonNullable<FeedVersion['changes']>): NonNullable<FeedVersionView['changes']> => ({
  ...changes,
  routes: { added: [...changes.routes.added], removed: [...changes.routes.removed] },
  dates: { before: [...changes.dates.before], after: [...changes.dates.after] },
});
