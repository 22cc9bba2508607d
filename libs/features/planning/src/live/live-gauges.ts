import type { Meter } from '@maillage/ports';
import type { FeedResolution } from '@maillage/transit-gtfs-rt';
import type { NetworkShelf } from '../networks/network-shelf.js';
import type { TerritoryClock } from '../networks/territory-clock.js';
import type { LiveFeedView } from './live-feed-state.js';

type Counts = Pick<FeedResolution['report'], 'received' | 'matched' | 'reasons'>;

interface Match {
  readonly view: Pick<LiveFeedView, 'feed'>;
  readonly report: Counts;
}

/** What was known of a territory's live feeds when it was last resolved. */
interface Noted {
  /** By feed. */
  readonly counts: ReadonlyMap<string, Counts>;
  /** By feed: when what was believed last was so, which still tells an age when nothing is believed. */
  readonly observed: ReadonlyMap<string, number>;
}

/** Lets the meter read how well realtime is understood, and how old what is live is. */
export class LiveGauges {
  readonly #noted = new Map<string, Noted>();

  constructor(
    meter: Meter,
    private readonly shelf: NetworkShelf,
    private readonly clock: TerritoryClock,
  ) {
    meter.watch('maillage_updates_received', () => this.#ofFeeds(({ received }) => received));
    meter.watch('maillage_updates_matched', () => this.#ofFeeds(({ matched }) => matched));
    meter.watch('maillage_updates_unmatched', () => this.#reasons());
    meter.watch('maillage_live_feed_age_seconds', () => this.#ages());
    meter.watch('maillage_realtime_sequence', () =>
      this.#ofNetworks(({ realtimeReceived }) => realtimeReceived.newest),
    );
    meter.watch('maillage_network_generation', () => this.#ofNetworks(({ generation }) => generation));
  }

  note(territory: string, views: readonly LiveFeedView[], matches: readonly Match[]): void {
    const before = this.#noted.get(territory)?.observed;
    const observed = views.flatMap(({ feed: { id }, observedAt = before?.get(id) }): [string, number][] =>
      observedAt === undefined ? [] : [[id, observedAt]],
    );
    const counts = new Map(matches.map(({ view, report }) => [view.feed.id, report]));
    this.#noted.set(territory, { counts, observed: new Map(observed) });
  }

  #ofFeeds(value: (counts: Counts) => number) {
    return this.#counts().map(({ counts, ...labels }) => ({ labels, value: value(counts) }));
  }

  #reasons() {
    return this.#counts().flatMap(({ counts, ...labels }) =>
      Object.entries(counts.reasons).map(([reason, value]) => ({ labels: { ...labels, reason }, value })),
    );
  }

  #counts() {
    return [...this.#noted].flatMap(([territory, noted]) =>
      [...noted.counts].map(([feed, counts]) => ({ territory, feed, counts })),
    );
  }

  async #ages() {
    const ages = [...this.#noted].map(async ([territory, { observed }]) => {
      const now = await this.clock.now(territory);
      return [...observed].map(([feed, at]) => ({ labels: { territory, feed }, value: Math.max(0, now - at) }));
    });
    return (await Promise.all(ages)).flat();
  }

  #ofNetworks(value: (network: ReturnType<NetworkShelf['list']>[number]) => number) {
    return this.shelf.list().map((network) => ({ labels: { territory: network.territory }, value: value(network) }));
  }
}
