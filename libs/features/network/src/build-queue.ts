import { listFeeds } from '@maillage/contracts';
import { messageOf } from '@maillage/kernel';
import type { FeedStore, Narrator, NetworkStore, TerritoryRecord, TerritoryStore } from '@maillage/ports';
import type { BuildNetwork } from './build-network.use-case.js';

/** How long the first network waits for feeds that have not been judged yet. */
const PATIENCE_MILLISECONDS = 15_000;
/** How often scheduled versions and lost messages are looked for. */
const SWEEP_MILLISECONDS = 60_000;
/** How often a territory that has no network yet is looked at. */
const FIRST_MILLISECONDS = 1_000;

/**
 * Builds when facts say that something changed: one build at a time, and one more for everything that came meanwhile.
 * The very first network of a territory waits a little until each of its feeds was judged.
 */
export class BuildQueue {
  private readonly waiting = new Set<string>();
  private running: Promise<void> = Promise.resolve();
  private sweep: NodeJS.Timeout | undefined;
  private first: NodeJS.Timeout | undefined;
  private readonly since = Date.now();
  private stopped = false;

  constructor(
    private readonly territories: TerritoryStore,
    private readonly feeds: FeedStore,
    private readonly networks: NetworkStore,
    private readonly buildNetwork: BuildNetwork,
    private readonly narrator: Narrator,
  ) {}

  async start(): Promise<void> {
    await this.lookEverywhere();
    this.sweep = setInterval(() => void this.lookEverywhere(), SWEEP_MILLISECONDS);
    this.first = setInterval(() => void this.lookForFirst(), FIRST_MILLISECONDS);
  }

  /** Something may have changed: a build that sees the present state will run soon. Resolves at once. */
  look(territory: string): Promise<void> {
    if (!this.stopped && !this.waiting.has(territory)) {
      this.waiting.add(territory);
      this.running = this.running.then(() => this.next(territory));
    }
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.sweep);
    clearInterval(this.first);
    await this.running;
  }

  private async lookEverywhere(): Promise<void> {
    for (const { territory } of await this.territories.list()) await this.look(territory.id);
  }

  /** A territory without a network does not wait for the sweep. */
  private async lookForFirst(): Promise<void> {
    const records = await this.territories.list();
    const active = await Promise.all(records.map(({ territory }) => this.networks.active(territory.id)));
    for (const [index, { territory }] of records.entries()) if (!active[index]) await this.look(territory.id);
    if (records.length > 0 && active.every(Boolean)) clearInterval(this.first);
  }

  private async next(id: string): Promise<void> {
    this.waiting.delete(id);
    if (this.stopped) return;
    try {
      const record = (await this.territories.list()).find(({ territory }) => territory.id === id);
      if (record && (await this.isTime(record))) await this.buildNetwork.execute(record);
    } catch (thrown) {
      const reason = messageOf(thrown);
      this.narrator.tell({ fr: `${id} : construction en échec (${reason})`, en: `${id}: build failed (${reason})` });
    }
  }

  private async isTime({ territory }: TerritoryRecord): Promise<boolean> {
    if (Date.now() - this.since > PATIENCE_MILLISECONDS || (await this.networks.active(territory.id))) return true;
    const feeds = listFeeds(territory);
    const newest = await Promise.all(feeds.map(async ({ id }) => (await this.feeds.list(territory.id, id, 1))[0]));
    return newest.every((version) => version !== undefined && version.state !== 'RECEIVED');
  }
}
