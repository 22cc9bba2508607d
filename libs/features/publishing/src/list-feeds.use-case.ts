import { listFeeds, type FeedsView, type FeedVersionsView } from '@maillage/contracts';
import type { FeedStore, TerritoryRecord } from '@maillage/ports';
import { findFeed } from './find-feed.js';
import { toFeedVersionView } from './to-feed-version-view.js';

const RECENT = 50;

/** What operators ask: which feeds are there, and what became of each publication. */
export class ListFeeds {
  constructor(private readonly feeds: FeedStore) {}

  async all({ territory }: TerritoryRecord): Promise<FeedsView> {
    const declared = new Map([...territory.feeds, ...listFeeds(territory)].map(({ id, kind }) => [id, { id, kind }]));
    const feeds = [...declared.values()].map(async ({ id, kind }) => {
      const versions = await this.feeds.list(territory.id, id, RECENT);
      const [latest] = versions;
      const active = versions.find(({ state }) => state === 'ACTIVE');
      return {
        id,
        kind,
        active: active ? toFeedVersionView(active) : null,
        latest: latest ? toFeedVersionView(latest) : null,
      };
    });
    return { territory: territory.id, feeds: await Promise.all(feeds) };
  }

  /** Newest first. @throws Problem `FEED_NOT_FOUND` */
  async versions({ territory }: TerritoryRecord, feed: string, limit: number): Promise<FeedVersionsView> {
    const { id } = findFeed(territory, feed);
    const versions = await this.feeds.list(territory.id, id, limit);
    return { territory: territory.id, feed: id, versions: versions.map(toFeedVersionView) };
  }
}
