import { listFeeds, type FeedDeclaration } from '@maillage/contracts';
import { messageOf } from '@maillage/kernel';
import type { Narrator, TerritoryRecord, TerritoryStore } from '@maillage/ports';
import type { FetchFeed } from './fetch-feed.use-case.js';

/** Part of an interval by which fetches are spread, so that feeds do not all fetch at once. */
const JITTER = 0.1;
const DAY_SECONDS = 86_400;

/**
 * Fetches every feed when the service starts and then at its interval; one fetch at a time in the whole service,
 * because reading a feed may take a whole core. A scheduled version is looked at again every day.
 */
export class FeedSchedule {
  private readonly timers = new Set<NodeJS.Timeout>();
  /** Fetches that have not begun, by territory and feed: whoever asks meanwhile is served by the same one. */
  private readonly waiting = new Map<string, Promise<void>>();
  private tail: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly territories: TerritoryStore,
    private readonly fetchFeed: Pick<FetchFeed, 'execute'>,
    private readonly narrator: Narrator,
  ) {}

  async start(): Promise<void> {
    for (const record of await this.territories.list()) {
      for (const feed of listFeeds(record.territory)) this.run(record, feed);
    }
  }

  /** Fetches one feed soon; a feed that the install does not have is passed over. */
  async refresh(territory: string, id: string): Promise<void> {
    const record = (await this.territories.list()).find((candidate) => candidate.territory.id === territory);
    const feed = record && listFeeds(record.territory).find((candidate) => candidate.id === id);
    if (record && feed) void this.enqueue(record, feed);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    await this.tail;
  }

  private run(record: TerritoryRecord, feed: FeedDeclaration): void {
    void this.enqueue(record, feed).finally(() => {
      if (!this.stopped && feed.refresh !== undefined) this.later(record, feed, Math.min(feed.refresh, DAY_SECONDS));
    });
  }

  private later(record: TerritoryRecord, feed: FeedDeclaration, seconds: number): void {
    const spread = seconds * (1 + JITTER * (2 * Math.random() - 1));
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.run(record, feed);
    }, spread * 1000);
    this.timers.add(timer);
  }

  private enqueue(record: TerritoryRecord, feed: FeedDeclaration): Promise<void> {
    const label = `${record.territory.id}/${feed.id}`;
    const waiting = this.waiting.get(label);
    if (waiting) return waiting;
    this.tail = this.tail.then(() => {
      this.waiting.delete(label);
      return this.stopped ? undefined : this.fetch(record, feed, label);
    });
    this.waiting.set(label, this.tail);
    return this.tail;
  }

  private async fetch(record: TerritoryRecord, feed: FeedDeclaration, label: string): Promise<void> {
    try {
      await this.fetchFeed.execute(record, feed);
    } catch (thrown) {
      const reason = messageOf(thrown);
      this.narrator.tell({ fr: `${label} : échec (${reason})`, en: `${label}: failed (${reason})` });
    }
  }
}
