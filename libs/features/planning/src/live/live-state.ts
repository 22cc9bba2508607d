import {
  listLiveFeeds,
  territoryNow,
  type FeedFetched,
  type LiveFact,
  type LiveFacts,
  type LiveFeed,
  type SharingAvailabilityReceived,
} from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import type { TerritoryDirectory } from '@maillage/nest-kit';
import type { Clock } from '@maillage/ports';
import { LiveFeedState, type LiveFeedView, type SlicePlace } from './live-feed-state.js';

type Listener = (territory: string) => void;

/** How often ages are looked at: live data end by the clock, though no message comes any more. */
const TICK_MILLISECONDS = 1_000;

/**
 * What the live feeds of all territories say, as the topics told it. Whoever resolves it against a timetable listens to
 * changes, which also come when something becomes too old, and reads a territory as a whole.
 */
export class LiveState {
  readonly #feeds = new Map<string, Map<string, LiveFeedState>>();
  readonly #listeners = new Set<Listener>();
  /** What was believed when last looked at, by territory. */
  readonly #believed = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly territories: TerritoryDirectory,
    private readonly clock: Clock,
  ) {}

  start(): void {
    // A store that does not answer for a moment leaves the ages to the next look.
    this.#timer = setInterval(() => void this.expire().catch(() => undefined), TICK_MILLISECONDS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Calls back with the territory whenever something of it changed or became too old; returns how to end that. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  put<Fact extends LiveFact>(
    fact: Fact,
    place: SlicePlace & { readonly territory: string; readonly feed: string },
    items: readonly LiveFacts[Fact][],
  ): Promise<void> {
    if (this.#stateOf(place.territory, place.feed).put(fact, place, items)) this.#tell(place.territory);
    return Promise.resolve();
  }

  /** A part of a system tells of one thing alone: that it lists no vehicles says nothing of vehicles when it is about stations. */
  putSharing(event: SharingAvailabilityReceived): Promise<void> {
    const { part, stations, vehicles, geofencing } = event;
    if (part === 'stations') return this.put('stations', event, stations);
    if (part === 'vehicles') return this.put('vehicles', event, vehicles);
    return this.put('geofencing', event, geofencing ? [geofencing] : []);
  }

  heard(event: FeedFetched): Promise<void> {
    this.#stateOf(event.territory, event.feed).heard(event);
    this.#tell(event.territory);
    return Promise.resolve();
  }

  /** The declared live feeds of a territory, with all of them that is believed now. @throws Problem `TERRITORY_NOT_FOUND` */
  async read(territory: string): Promise<readonly LiveFeedView[]> {
    const record = await this.territories.find(territory);
    const now = territoryNow(record.territory, record.startedAt, this.clock.now());
    return listLiveFeeds(record.territory).map((feed) => this.#stateOf(territory, feed.id).view(feed, now));
  }

  /** Tells of the territories in which something is believed no more since the last look. */
  async expire(): Promise<void> {
    for (const { territory, startedAt } of await this.territories.list()) {
      const now = territoryNow(territory, startedAt, this.clock.now());
      const believed = this.#believedIn(territory.id, listLiveFeeds(territory), now);
      const before = this.#believed.get(territory.id);
      this.#believed.set(territory.id, believed);
      if (before !== undefined && before !== believed) this.#tell(territory.id);
    }
  }

  #believedIn(territory: string, feeds: readonly LiveFeed[], now: Instant): string {
    return feeds.map((feed) => `${feed.id} ${this.#stateOf(territory, feed.id).believed(feed, now)}`).join('\n');
  }

  #stateOf(territory: string, feed: string): LiveFeedState {
    const feeds = this.#feeds.get(territory) ?? new Map<string, LiveFeedState>();
    this.#feeds.set(territory, feeds);
    const state = feeds.get(feed) ?? new LiveFeedState();
    feeds.set(feed, state);
    return state;
  }

  #tell(territory: string): void {
    for (const listener of this.#listeners) listener(territory);
  }
}
