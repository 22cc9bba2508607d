import { Failure } from '@maillage/kernel';
import type { EntityManager } from 'typeorm';
import { feedRow, type FeedRow } from './rows/feed.row.js';

/** Holds the feed until the transaction ends: numbers, states and facts of one feed are written one after the other. */
export async function lockFeed(manager: EntityManager, territory: string, feed: string): Promise<FeedRow> {
  const row = await manager.findOne(feedRow, { where: { territory, id: feed }, lock: { mode: 'pessimistic_write' } });
  if (row?.declared) return row;
  throw new Failure('FEED_UNKNOWN', `territory ${territory} has no feed ${feed}`);
}
