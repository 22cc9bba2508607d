import type { NoticeLog } from '@maillage/feed-reading';
import type { FeedFiles } from '../feed-files.js';
import type { Limits } from '../limits.js';

/** What the readers of all tables share while one feed is read. */
export interface Reading {
  readonly files: FeedFiles;
  readonly log: NoticeLog;
  readonly limits: Limits;
}
