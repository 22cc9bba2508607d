import { setTimeout as sleep } from 'node:timers/promises';
import { listLiveFeeds, type LiveFeed } from '@maillage/contracts';
import { messageOf } from '@maillage/kernel';
import type { Narrator, TerritoryRecord, TerritoryStore } from '@maillage/ports';
import type { FetchLive } from './fetch-live.use-case.js';

/** Part of an interval by which fetches are spread, so that installs do not all ask at once. */
const JITTER = 0.1;
/** The first fetches come within so many seconds, and not all in one moment. */
const FIRST_SECONDS = 2;
const LEAST_SECONDS = 5;
const LONGEST_BACK_OFF_SECONDS = 300;
const STOP_SECONDS = 5;
/** Fetches under way at once in the whole service. */
const CONCURRENT = 8;

/**
 * Fetches every live feed on a loop of its own, never behind a timetable. A feed that fails is asked less and less often, and
 * at once as often as before when it works again. Nothing that happens in a fetch ends its loop.
 */
export class LiveSchedule {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly working = new Set<Promise<void>>();
  private readonly queue: (() => void)[] = [];
  private running = 0;
  private stopped = false;

  constructor(
    private readonly territories: TerritoryStore,
    private readonly fetchLive: Pick<FetchLive, 'execute'>,
    private readonly narrator: Narrator,
    private readonly random: () => number = Math.random,
  ) {}

  async start(): Promise<void> {
    for (const record of await this.territories.list()) {
      for (const feed of listLiveFeeds(record.territory)) {
        if (feed.urls.length > 0) this.later(FIRST_SECONDS * this.random(), record, feed, 0);
      }
    }
  }

  /** Resolves when no fetch is under way any more, or after a moment: what is fetched then is lost, and comes again. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    for (const wake of this.queue.splice(0)) wake();
    await Promise.race([Promise.all(this.working), sleep(STOP_SECONDS * 1_000, undefined, { ref: false })]);
  }

  private later(seconds: number, record: TerritoryRecord, feed: LiveFeed, failures: number): void {
    if (this.stopped) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      const work = this.run(record, feed, failures).finally(() => this.working.delete(work));
      this.working.add(work);
    }, seconds * 1_000);
    this.timers.add(timer);
  }

  private async run(record: TerritoryRecord, feed: LiveFeed, failures: number): Promise<void> {
    await this.turn();
    const { failed, retryAfterSeconds } = await this.fetch(record, feed);
    this.leave();
    if (feed.refresh === undefined && !failed) return;
    const next = failed ? failures + 1 : 0;
    const seconds = nextSeconds(feed.refresh ?? LONGEST_BACK_OFF_SECONDS, next, retryAfterSeconds);
    this.later(seconds * (1 + JITTER * (2 * this.random() - 1)), record, feed, next);
  }

  private async fetch(record: TerritoryRecord, feed: LiveFeed): ReturnType<FetchLive['execute']> {
    const untold = { failed: false, retryAfterSeconds: 0 };
    if (this.stopped) return untold;
    try {
      return await this.fetchLive.execute(record, feed);
    } catch (thrown) {
      // The bus or the store is away: the feed is not at fault, and is asked as before.
      const [label, reason] = [`${record.territory.id}/${feed.id}`, messageOf(thrown)];
      this.narrator.tell({ fr: `${label} : non transmis (${reason})`, en: `${label}: not passed on (${reason})` });
      return untold;
    }
  }

  private async turn(): Promise<void> {
    if (this.running >= CONCURRENT) await new Promise<void>((resolve) => this.queue.push(resolve));
    this.running++;
  }

  private leave(): void {
    this.running--;
    this.queue.shift()?.();
  }
}

/** Doubles with each failure in a row, and never comes before the time that a server names. */
export function nextSeconds(refresh: number, failures: number, retryAfterSeconds: number): number {
  const usual = Math.max(refresh, LEAST_SECONDS);
  const backOff = Math.min(usual * 2 ** Math.min(failures, 10), Math.max(LONGEST_BACK_OFF_SECONDS, usual));
  return Math.max(backOff, retryAfterSeconds);
}
