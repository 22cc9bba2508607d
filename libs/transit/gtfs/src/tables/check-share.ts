import type { NoticeLog, Rule } from '@maillage/feed-reading';
import { tooManyDropped } from '../rules/too-many-dropped.rule.js';

/** Shares in per cent above which dropping is not enough and the feed is refused. */
export const ROW_LENGTH_LIMIT = 0.1;
export const ENTITY_LIMIT = 5;

/** Refuses the feed when more than `limit` per cent of `total` had to be dropped because of `reason`. */
export function checkShare(
  log: NoticeLog,
  reason: Rule,
  file: string,
  dropped: number,
  total: number,
  limit: number,
): void {
  const share = (100 * dropped) / total;
  if (total === 0 || share <= limit) return;
  log.add(tooManyDropped, { file }, { share: Math.round(share * 10) / 10, reason: reason.code, limit });
}
