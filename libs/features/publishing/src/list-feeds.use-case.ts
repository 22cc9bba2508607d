import { listFeeds, listLiveFeeds, territoryNow, type FeedsView, type FeedVersionsView } from '@maillage/contracts';
import type { Clock, FeedStore, LiveHealthStore, TerritoryRecord } from '@maillage/ports';
import { findFeed } from './find-feed.js';
import { toFeedVersionView } from './to-feed-version-view.js';
import { toFetchView } from './to-fetch-view.js';
import { toLiveFeedView } from './to-live-feed-view.js';

const RECENT = 50;

/** What operators ask: which feeds are there, and what became of each publication. */
export class ListFeeds {
  constructor(
    private readonly feeds: FeedStore,
    private readonly health: LiveHealthStore,
    private readonly clock: Clock,
  ) {}

  async all({ territory, startedAt }: TerritoryRecord): Promise<FeedsView> {
    const now = territoryNow(territory, startedAt, this.clock.now());
    const health = await this.health.list(territory.id);
    const liveFeeds = new Map(listLiveFeeds(territory).map((feed) => [feed.id, feed]));
    const declared = new Map([...territory.feeds, ...listFeeds(territory)].map(({ id, kind }) => [id, { id, kind }]));
    const feeds = [...declared.values()].map(async ({ id, kind }) => {
      const versions = await this.feeds.list(territory.id, id, RECENT);
      const [latest] = versions;
      const live = liveFeeds.get(id);
      const fetched = health.find(({ feed }) => feed === id);
      const active = versions.find(({ state }) => state === 'ACTIVE');
      return {
        id,
        kind,
        active: active ? toFeedVersionView(active) : null,
        latest: latest ? toFeedVersionView(latest) : null,
        fetch: fetched?.standing ? toFetchView(fetched.standing) : null,
        live: live ? toLiveFeedView(live, fetched, now) : null,
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
