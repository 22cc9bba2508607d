import { listFeeds, type FeedDeclaration } from '@maillage/contracts';
import { messageOf } from '@maillage/kernel';
import type { Narrator, TerritoryRecord, TerritoryStore } from '@maillage/ports';
import type { FetchFeed } from './fetch-feed.use-case.js';

/** Part of an interval by which fetches are spread, so that feeds do not all fetch at once. */
const JITTER = 0.1;
const DAY_SECONDS = 86_400;
/** What did not come is tried again after a minute, then four times as long each time, up to the feed's own interval. */
const FIRST_RETRY_SECONDS = 60;
const RETRY_FACTOR = 4;
/** Of a feed that is fetched once. */
const LONGEST_RETRY_SECONDS = 3_600;

/** Seconds until the next fetch, after so many in a row that failed; undefined when there is none. */
export function pauseAfter(failures: number, refresh: number | undefined): number | undefined {
  const usual = refresh === undefined ? undefined : Math.min(refresh, DAY_SECONDS);
  if (failures === 0) return usual;
  return Math.min(FIRST_RETRY_SECONDS * RETRY_FACTOR ** (failures - 1), usual ?? LONGEST_RETRY_SECONDS);
}

/**
 * Fetches every feed when the service starts and then at its interval; one fetch at a time in the whole service,
 * because reading a feed may take a whole core. A scheduled version is looked at again every day.
 */
export class FeedSchedule {
  private readonly timers = new Set<NodeJS.Timeout>();
  /** Fetches that have not begun, by territory and feed: whoever asks meanwhile is served by the same one. */
  private readonly waiting = new Map<string, Promise<boolean>>();
  private tail: Promise<unknown> = Promise.resolve();
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

  private run(record: TerritoryRecord, feed: FeedDeclaration, failedBefore = 0): void {
    void this.enqueue(record, feed).then((came) => {
      const failures = came ? 0 : failedBefore + 1;
      const seconds = pauseAfter(failures, feed.refresh);
      if (!this.stopped && seconds !== undefined) this.later(record, feed, seconds, failures);
    });
  }

  private later(record: TerritoryRecord, feed: FeedDeclaration, seconds: number, failures: number): void {
    const spread = seconds * (1 + JITTER * (2 * Math.random() - 1));
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.run(record, feed, failures);
    }, spread * 1000);
    this.timers.add(timer);
  }

  /** Whether it came. */
  private enqueue(record: TerritoryRecord, feed: FeedDeclaration): Promise<boolean> {
    const label = `${record.territory.id}/${feed.id}`;
    const waiting = this.waiting.get(label);
    if (waiting) return waiting;
    const fetched = this.tail.then(() => {
      this.waiting.delete(label);
      return this.stopped ? true : this.fetch(record, feed, label);
    });
    this.tail = fetched;
    this.waiting.set(label, fetched);
    return fetched;
  }

  private async fetch(record: TerritoryRecord, feed: FeedDeclaration, label: string): Promise<boolean> {
    try {
      return await this.fetchFeed.execute(record, feed);
    } catch (thrown) {
      const reason = messageOf(thrown);
      this.narrator.tell({ fr: `${label} : échec (${reason})`, en: `${label}: failed (${reason})` });
      return false;
    }
  }
}
