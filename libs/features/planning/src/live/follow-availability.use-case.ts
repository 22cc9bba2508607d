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
      this.#changed.delete(territory);
      await this.#apply(network).catch((error: unknown) => {
        this.#changed.add(territory);
        throw error;
      });
      this.#told.set(territory, key);
    }
  }

  async #apply(network: LoadedNetwork): Promise<void> {
    const facilities = toLiveFacilities(await this.live.read(network.territory));
    const isTold = facilities.sharing.length + facilities.parking.length > 0;
    if (!isTold && network.availability.sequence === 0) return;
    network.availability = network.resolver.resolve(facilities, ++this.#sequence);
    await this.routable.applyAvailability(network.key, network.availability);
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
