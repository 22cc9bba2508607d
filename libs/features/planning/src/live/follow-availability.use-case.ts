import type { LiveFacilities } from '@maillage/itinerary-planner';
import type { Instant } from '@maillage/kernel';
import type { RoutableNetworks } from '@maillage/ports';
import type { ParkingOccupancy } from '@maillage/parking-facilities';
import type { SharingAvailability } from '@maillage/sharing-gbfs';
import type { LoadedNetwork } from '../networks/loaded-network.js';
import type { NetworkShelf } from '../networks/network-shelf.js';
import type { LiveFeedView } from './live-feed-state.js';
import type { LiveState } from './live-state.js';

/** How often what came is handed on: several messages of one fetch make one value. */
const PAUSE_MILLISECONDS = 500;

/** Tells the active networks what is known of their facilities: when it changed, when it became too old, when a network is new. */
export class FollowAvailability {
  /** Territories of which something changed. */
  readonly #changed = new Set<string>();
  /** The network of each territory that was told last. */
  readonly #told = new Map<string, string>();
  /** By territory, what was resolved last. */
  readonly #content = new Map<string, string>();
  #sequence = 0;
  #timer: NodeJS.Timeout | undefined;
  #endListening: (() => void) | undefined;

  constructor(
    private readonly live: LiveState,
    private readonly shelf: NetworkShelf,
    private readonly routable: RoutableNetworks,
  ) {}

  start(): void {
    this.#endListening = this.live.listen((territory) => this.#changed.add(territory));
    // A store that does not answer for a moment leaves it to the next look.
    this.#timer = setInterval(() => void this.applyAll().catch(() => undefined), PAUSE_MILLISECONDS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#endListening?.();
  }

  /** Hands on whatever has to be. */
  async applyAll(): Promise<void> {
    for (const network of this.shelf.list()) {
      const { territory, key } = network;
      if (!this.#changed.has(territory) && this.#told.get(territory) === key) continue;
      await this.apply(network);
    }
  }

  /** Hands on what is known to a network that answers or is about to. */
  async apply(network: LoadedNetwork): Promise<void> {
    const { territory, key } = network;
    this.#changed.delete(territory);
    await this.#apply(network).catch((error: unknown) => {
      this.#changed.add(territory);
      throw error;
    });
    this.#told.set(territory, key);
  }

  async #apply(network: LoadedNetwork): Promise<void> {
    const { territory, key, resolver, availability, availabilityReceived } = network;
    const views = (await this.live.read(territory)).filter(({ feed }) => feed.kind !== 'gtfs-rt');
    if (views.length === 0 && availability.sequence === 0) return;
    const facilities = toLiveFacilities(views);
    const content = [key, ...views.map(({ feed, content }) => `${feed.id} ${content}`)].join('\n');
    const isSame = this.#content.get(territory) === content;
    const next = isSame ? resolver.age(availability, facilities) : resolver.resolve(facilities, ++this.#sequence);
    availabilityReceived.note(next.sequence, Math.max(0, ...views.map(({ contentSequence }) => contentSequence)));
    if (next === availability) return;
    // Until the router has it, nothing is settled.
    this.#content.delete(territory);
    network.availability = next;
    await this.routable.applyAvailability(key, next);
    this.#content.set(territory, content);
  }
}

function toLiveFacilities(views: readonly LiveFeedView[]): LiveFacilities {
  const told = views.flatMap(({ feed: { id, kind, maxAge }, sharing, parking, observedAt }) => {
    const at = observedAt ?? (0 as Instant);
    return [{ feed: id, kind, at, maxAgeSeconds: maxAge, sharing, parking }];
  });
  return {
    sharing: told.flatMap(({ kind, sharing: availability = NOTHING_BELIEVED, parking: _, ...live }) =>
      kind === 'gbfs' ? [{ ...live, availability }] : [],
    ),
    parking: told.flatMap(({ kind, sharing: _, parking: occupancy = NOTHING_COUNTED, ...live }) =>
      kind === 'parking' ? [{ ...live, occupancy }] : [],
    ),
  };
}

const NOTHING_COUNTED: ParkingOccupancy = { updatedAt: undefined, facilities: [] };

/** Where vehicles stand free is not known at all then: where they stood when the network was made says nothing. */
const NOTHING_BELIEVED: SharingAvailability = {
  updatedAt: undefined,
  ttlSeconds: 0,
  vehicleTypes: undefined,
  stations: undefined,
  vehicles: [],
  geofencing: undefined,
  plans: undefined,
};
