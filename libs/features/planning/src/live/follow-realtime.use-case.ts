import type { EventPublisher, RoutableNetworks } from '@maillage/ports';
import { withAllUpdates, type RealtimeTimetable, type RunUpdate } from '@maillage/transit-timetable';
import type { LoadedNetwork } from '../networks/loaded-network.js';
import type { NetworkShelf } from '../networks/network-shelf.js';
import type { TerritoryClock } from '../networks/territory-clock.js';
import { FeedResolutions } from './feed-resolutions.js';
import type { LiveGauges } from './live-gauges.js';
import type { LiveState } from './live-state.js';
import { MatchTeller } from './match-teller.js';
import { RunSources } from './run-sources.js';
import { TimetableMatching } from './timetable-matching.js';
import { VehicleLocator } from './vehicle-locator.js';

/** How often what came is handed on: several messages of one fetch make one value. */
const PAUSE_MILLISECONDS = 1_000;

interface Applied {
  readonly realtime: RealtimeTimetable;
  /** Feed by feed. */
  readonly runs: readonly (readonly RunUpdate[])[];
}

/** Tells the active networks how runs differ from the timetable: when that changed, became too old, or the network is new. */
export class FollowRealtime {
  /** Territories of which something changed. */
  readonly #changed = new Set<string>();
  readonly #matching = new TimetableMatching();
  readonly #resolutions = new FeedResolutions();
  readonly #vehicles = new VehicleLocator();
  readonly #matches: MatchTeller;
  /** By territory, what was handed on last. */
  readonly #applied = new Map<string, Applied>();
  #timer: NodeJS.Timeout | undefined;
  readonly #endListening: () => void;
  #work: Promise<void> = Promise.resolve();
  #turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly live: LiveState,
    private readonly shelf: NetworkShelf,
    private readonly routable: RoutableNetworks,
    private readonly clock: TerritoryClock,
    events: EventPublisher,
    private readonly gauges: LiveGauges,
  ) {
    this.#matches = new MatchTeller(events);
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
      const { territory } = network;
      if (!this.#changed.has(territory) && this.#matching.knows(network)) continue;
      await this.apply(network);
    }
  }

  /** Hands on what is known to a network that answers or is about to, one after the other. */
  apply(network: LoadedNetwork): Promise<void> {
    const { territory } = network;
    const mine = this.#turn.then(async () => {
      this.#changed.delete(territory);
      await this.#apply(network);
    });
    this.#turn = mine.catch(() => {
      this.#changed.add(territory);
    });
    return mine;
  }

  async #apply(network: LoadedNetwork): Promise<void> {
    const { territory } = network;
    const now = await this.clock.now(territory);
    const matching = this.#matching.of(network, now);
    const views = await this.live.read(territory);
    network.liveFeeds = views.map(({ feed: { id, kind, timetable }, observedAt }) => ({
      id,
      kind,
      timetable,
      observedAt,
    }));
    const resolutions = this.#resolutions.of(territory, views, matching, now);
    const located = resolutions.flatMap(({ view, context }) => (context ? [{ view, ...context }] : []));
    network.vehicles = this.#vehicles.locate(territory, located);
    network.alerts = resolutions.flatMap(({ alerts }) => alerts ?? []);
    network.runSources = new RunSources(
      resolutions.map(({ view: { feed }, runs }) => ({ feed: feed.id, timetable: feed.timetable ?? '', runs })),
    );
    const received = Math.max(0, ...resolutions.map(({ view }) => view.contentSequence));
    await this.#handOn(
      network,
      resolutions.map(({ runs }) => runs),
      received,
    );
    this.gauges.note(territory, views, resolutions);
    await this.#matches.tell(network, resolutions, now);
  }

  /** That a feed was heard again and says the same moves ages only. */
  async #handOn(network: LoadedNetwork, runs: Applied['runs'], received: number): Promise<void> {
    const { territory, key, directory, realtimeReceived } = network;
    const { realtime } = directory;
    const applied = this.#applied.get(territory);
    const isSame = applied?.realtime === realtime && isSameList(applied.runs, runs);
    const updates = isSame ? [] : runs.flat();
    if (isSame || (updates.length === 0 && realtime.runs.size === 0)) {
      realtimeReceived.note(realtime.sequence, received);
      return;
    }
    const next = withAllUpdates(realtime, realtime.sequence + 1, updates);
    realtimeReceived.note(next.sequence, received);
    directory.applyRealtime(next);
    await this.routable.applyRealtime(key, next);
    this.#applied.set(territory, { realtime: next, runs });
  }
}

const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);
