import { isGtfsFeed } from '@maillage/contracts';
import { messageOf } from '@maillage/kernel';
import type { FeedStore, Narrator, NetworkStore, TerritoryRecord, TerritoryStore } from '@maillage/ports';
import type { BuildNetwork } from './build-network.use-case.js';

/** How long the first network waits for feeds that have not been judged yet. */
const PATIENCE_MILLISECONDS = 15_000;
/** How often scheduled versions and lost messages are looked for. */
const SWEEP_MILLISECONDS = 60_000;

/**
 * Builds when facts say that something changed: one build at a time, and one more for everything that came meanwhile.
 * The very first network of a territory waits a little until each of its feeds was judged.
 */
export class BuildQueue {
  private readonly waiting = new Set<string>();
  private running: Promise<void> = Promise.resolve();
  private sweep: NodeJS.Timeout | undefined;
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
    const first = setTimeout(() => void this.lookEverywhere(), PATIENCE_MILLISECONDS + 100);
    first.unref();
    this.sweep = setInterval(() => void this.lookEverywhere(), SWEEP_MILLISECONDS);
  }

  /** Something may have changed: a build that sees the present state will run soon. */
  look(territory: string): void {
    if (this.stopped || this.waiting.has(territory)) return;
    this.waiting.add(territory);
    this.running = this.running.then(() => this.next(territory));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.sweep);
    await this.running;
  }

  private async lookEverywhere(): Promise<void> {
    for (const { territory } of await this.territories.list()) this.look(territory.id);
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
    const gtfs = territory.feeds.filter(isGtfsFeed);
    const newest = await Promise.all(gtfs.map(async ({ id }) => (await this.feeds.list(territory.id, id, 1))[0]));
    return newest.every((version) => version !== undefined && version.state !== 'RECEIVED');
  }
}
