import { updatesMatched, type UpdatesMatched } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import type { Clock, EventPublisher, RoutableNetworks } from '@maillage/ports';
import {
  latestOfFeeds,
  UpdateResolver,
  type AlertIndex,
  type FeedResolution,
  type MatchReport,
  type Resolution,
  type ResolveContext,
  type TripMatcher,
} from '@maillage/transit-gtfs-rt';
import { withAllUpdates, type RealtimeTimetable, type RunUpdate } from '@maillage/transit-timetable';
import type { LoadedNetwork } from '../networks/loaded-network.js';
import type { NetworkShelf } from '../networks/network-shelf.js';
import type { TerritoryClock } from '../networks/territory-clock.js';
import { FeedAlerts } from './feed-alerts.js';
import { FeedMatchers } from './feed-matchers.js';
import { locateVehicles } from './locate-vehicles.js';
import type { LiveGauges } from './live-gauges.js';
import type { LiveFeedView } from './live-feed-state.js';
import type { LiveState } from './live-state.js';

/** How often what came is handed on: several messages of one fetch make one value. */
const PAUSE_MILLISECONDS = 1_000;
/** So long after a new timetable a feed may go on speaking of the trips of the one before. */
const BRIDGE_SECONDS = 86_400;

/** What is needed to understand a territory's realtime. */
interface Understanding {
  readonly network: string;
  readonly matchers: FeedMatchers;
  /** Of the last timetable that called its trips otherwise. */
  readonly earlier: { readonly matchers: FeedMatchers; readonly until: Instant } | undefined;
}

interface Applied {
  readonly realtime: RealtimeTimetable;
  /** Feed by feed. */
  readonly runs: readonly (readonly RunUpdate[])[];
}

/** What one live feed says of its timetable. */
interface ViewResolution extends FeedResolution {
  readonly view: LiveFeedView;
  readonly alerts: AlertIndex | undefined;
  /** With what its trips are found; undefined where the timetable is not there yet. */
  readonly context: (ResolveContext & { readonly matcher: TripMatcher }) | undefined;
}

/** Tells the active networks how runs differ from the timetable: when that changed, became too old, or the network is new. */
export class FollowRealtime {
  /** Territories of which something changed. */
  readonly #changed = new Set<string>();
  readonly #understood = new Map<string, Understanding>();
  /** What was published last of each feed. */
  readonly #told = new Map<string, string>();
  readonly #alerts = new FeedAlerts();
  /** By feed, what its updates were resolved to. */
  readonly #resolvers = new Map<string, UpdateResolver>();
  /** By territory, what was handed on last. */
  readonly #applied = new Map<string, Applied>();
  #timer: NodeJS.Timeout | undefined;
  readonly #endListening: () => void;
  #work: Promise<void> = Promise.resolve();

  constructor(
    private readonly live: LiveState,
    private readonly shelf: NetworkShelf,
    private readonly routable: RoutableNetworks,
    private readonly clock: Clock,
    private readonly territoryClock: TerritoryClock,
    private readonly events: EventPublisher,
    private readonly gauges: LiveGauges,
  ) {
    this.#endListening = live.listen((territory) => this.#changed.add(territory));
  }

  start(): void {
    this.#later();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#endListening();
    await this.#work;
  }

  #later(): void {
    this.#timer = setTimeout(() => {
      // A store or a bus that does not answer for a moment leaves it to the next look.
      this.#work = this.applyAll().catch(() => undefined);
      void this.#work.then(() => this.#timer && this.#later());
    }, PAUSE_MILLISECONDS);
  }

  /** Hands on whatever has to be. */
  async applyAll(): Promise<void> {
    for (const network of this.shelf.list()) {
      const { territory, key } = network;
      if (!this.#changed.has(territory) && this.#understood.get(territory)?.network === key) continue;
      this.#changed.delete(territory);
      await this.#apply(network).catch((error: unknown) => {
        this.#changed.add(territory);
        throw error;
      });
    }
  }

  async #apply(network: LoadedNetwork): Promise<void> {
    const now = await this.territoryClock.now(network.territory);
    const understanding = this.#understand(network, now);
    const views = await this.live.read(network.territory);
    network.liveFeeds = views.map(({ feed: { id, kind, timetable }, observedAt }) => ({
      id,
      kind,
      timetable,
      observedAt,
    }));
    const resolutions = latestOfFeeds(views.flatMap((view) => this.#resolve(network, view, understanding, now)));
    network.vehicles = locateVehicles(
      resolutions.flatMap(({ view, context }) => (context ? [{ view, ...context }] : [])),
    );
    network.alerts = resolutions.flatMap(({ alerts }) => alerts ?? []);
    await this.#handOn(
      network,
      resolutions.map(({ runs }) => runs),
    );
    this.gauges.note(network.territory, views, resolutions);
    for (const { view, report } of resolutions) await this.#tell(network, view, report, now);
  }

  /** That a feed was heard again and says the same moves ages only. */
  async #handOn({ territory, key, directory }: LoadedNetwork, runs: Applied['runs']): Promise<void> {
    const { realtime } = directory;
    const applied = this.#applied.get(territory);
    if (applied?.realtime === realtime && isSameList(applied.runs, runs)) return;
    const updates = runs.flat();
    if (updates.length === 0 && realtime.runs.size === 0) return;
    const sequence = Math.max(realtime.sequence + 1, Math.floor(this.clock.now()));
    const next = withAllUpdates(realtime, sequence, updates);
    directory.applyRealtime(next);
    await this.routable.applyRealtime(key, next);
    this.#applied.set(territory, { realtime: next, runs });
  }

  /** Feeds change their trip ids a moment before or after their realtime does (FEEDS.md C21). */
  #understand(network: LoadedNetwork, now: Instant): Understanding {
    const known = this.#understood.get(network.territory);
    if (known?.network === network.key) return known;
    const matchers = new FeedMatchers(network.directory.realtime.planned);
    const isRenamed = known !== undefined && !matchers.namesTripsAs(known.matchers);
    const earlier = isRenamed ? { matchers: known.matchers, until: (now + BRIDGE_SECONDS) as Instant } : known?.earlier;
    const understanding = { network: network.key, matchers, earlier };
    this.#understood.set(network.territory, understanding);
    return understanding;
  }

  #resolve(
    { territory }: LoadedNetwork,
    view: LiveFeedView,
    { matchers, earlier }: Understanding,
    now: Instant,
  ): readonly ViewResolution[] {
    const { timetable } = view.feed;
    if (timetable === undefined) return [];
    const matcher = matchers.of(timetable);
    const observedAt = view.observedAt ?? now;
    // A timetable that is not there yet is a match of nothing, which is told.
    if (!matcher) return [{ view, observedAt, alerts: undefined, context: undefined, ...nothingMatched(view) }];
    const bridge: TripMatcher | undefined = earlier && now < earlier.until ? earlier.matchers.of(timetable) : undefined;
    const context = { matcher, now, earlier: bridge };
    const alerts = this.#alerts.of(territory, view, matcher, context);
    const resolution = this.#resolverOf(`${territory}/${view.feed.id}`).resolve(matcher, view.updates, context);
    return [{ view, observedAt, alerts, context, ...resolution }];
  }

  #resolverOf(name: string): UpdateResolver {
    const resolver = this.#resolvers.get(name) ?? new UpdateResolver();
    this.#resolvers.set(name, resolver);
    return resolver;
  }

  /** A match is told when it is another than before; the newest of each feed stays readable. */
  async #tell(
    { territory, generation }: LoadedNetwork,
    { feed, sequence }: LiveFeedView,
    { received, matched, reasons }: MatchReport,
    now: Instant,
  ): Promise<void> {
    const counts = { generation, received, matched, unmatched: reasons };
    const name = `${territory}/${feed.id}`;
    if (this.#told.get(name) === JSON.stringify(counts)) return;
    const event: UpdatesMatched = { territory, feed: feed.id, sequence, matchedAt: now, ...counts };
    await this.events.publish(updatesMatched, event);
    this.#told.set(name, JSON.stringify(counts));
  }
}

const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);

const nothingMatched = ({ updates }: LiveFeedView): Resolution => ({
  told: [],
  runs: [],
  report: {
    received: updates.length,
    matched: 0,
    bridged: 0,
    reasons: { UNKNOWN_TRIP: updates.length },
    samples: [],
  },
});
