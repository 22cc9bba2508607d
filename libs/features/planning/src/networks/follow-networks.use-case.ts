import { listLiveFeeds, planningOf, type PlanningSettings, type Territory } from '@maillage/contracts';
import { NO_FACILITIES, type NetworkFacilities } from '@maillage/itinerary-model';
import { decodeFacilities, type Pauses } from '@maillage/itinerary-planner';
import type { TerritoryDirectory } from '@maillage/nest-kit';
import { Failure, messageOf, type Instant } from '@maillage/kernel';
import type {
  JourneyRouter,
  Narrator,
  NetworkGeneration,
  NetworkStore,
  RoutableNetworks,
  SnapshotStore,
} from '@maillage/ports';
import { decodeStandingSystems, type StandingSystem } from '@maillage/sharing-gbfs';
import { readSnapshot, readSnapshotMeta, readSnapshotParts } from '@maillage/transit-timetable';
import type { PrepareNetwork } from '../live/prepare-network.use-case.js';
import { LoadedNetwork } from './loaded-network.js';
import { LoadedStreets } from './loaded-streets.js';
import type { NetworkShelf } from './network-shelf.js';
import type { TerritoryClock } from './territory-clock.js';
import { warmUpWriters } from './warm-up-writers.js';

/** Keeps the network of every territory at the generation that the store says is active. */
export class FollowNetworks {
  /** The load that runs for each territory: one at a time, and who asks meanwhile waits for the next. */
  readonly #running = new Map<string, Promise<void>>();
  /** Snapshots that are broken or cost a thread; they are tried again when they are announced or after a while. */
  readonly #unreadable = new Map<string, { readonly checksum: string; readonly until: number }>();
  #timer: NodeJS.Timeout | undefined;
  /** What was told last about a store that does not answer, told once. */
  #trouble = '';

  constructor(
    private readonly territories: TerritoryDirectory,
    private readonly networks: NetworkStore,
    private readonly snapshots: SnapshotStore,
    private readonly routable: RoutableNetworks,
    private readonly router: JourneyRouter,
    private readonly shelf: NetworkShelf,
    private readonly clock: TerritoryClock,
    private readonly narrator: Narrator,
    private readonly prepare: PrepareNetwork,
  ) {}

  /** Looks at every territory now and every few seconds, so that a lost announcement costs no more than that. */
  start(): void {
    const look = (): void => {
      this.refreshAll()
        .then(() => (this.#trouble = ''))
        .catch((error: unknown) => this.#tellTrouble(messageOf(error)));
    };
    look();
    this.#timer = setInterval(look, LOOK_MILLISECONDS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#running.values());
  }

  /** Looks at every territory. */
  async refreshAll(): Promise<void> {
    const records = await this.territories.list();
    await Promise.all(records.map(({ territory }) => this.refresh(territory.id)));
  }

  /** Looks at one territory. What cannot be loaded leaves the network before it in place. */
  async refresh(territory: Territory['id']): Promise<void> {
    const before = this.#running.get(territory) ?? Promise.resolve();
    const mine = before.then(() => this.#refresh(territory));
    this.#running.set(
      territory,
      mine.catch(() => undefined),
    );
    await mine;
  }

  /** Tries an announced generation even when it could not be read before. */
  async announced(territory: Territory['id']): Promise<void> {
    this.#unreadable.delete(territory);
    await this.refresh(territory);
  }

  async #refresh(territory: string): Promise<void> {
    const active = await this.networks.active(territory);
    if (!active || active.generation === this.shelf.active(territory)?.generation) return;
    const unreadable = this.#unreadable.get(territory);
    if (unreadable?.checksum === active.checksum && performance.now() < unreadable.until) return;
    try {
      const message = loadingMessage(active);
      const network = await this.narrator.during(message, async () => this.#load(active));
      if (this.shelf.active(territory)) await this.prepare.execute(network);
      const before = this.shelf.activate(network);
      this.narrator.tell(activeMessage(active));
      this.#release(before);
    } catch (error) {
      if (error instanceof Failure && error.retryable) throw error;
      const { checksum } = active;
      this.#unreadable.set(territory, { checksum, until: performance.now() + UNREADABLE_MILLISECONDS });
      this.narrator.tell(unreadableMessage(active, messageOf(error)));
    }
  }

  async #load({
    territory,
    generation,
    checksum,
    streets: streetsChecksum,
  }: NetworkGeneration): Promise<LoadedNetwork> {
    const snapshot = await this.snapshots.get(territory, checksum);
    if (readSnapshotMeta(snapshot)['streets'] !== streetsChecksum) {
      throw new Failure('SNAPSHOT_STREETS', 'the network was built on other streets than its generation names');
    }
    const streets = await this.#loadStreets(territory, streetsChecksum);
    const record = await this.territories.find(territory);
    const network = new LoadedNetwork({
      territory,
      generation,
      timetable: readSnapshot(snapshot),
      facilities: facilitiesIn(snapshot),
      sharing: sharingIn(snapshot),
      streets,
      settings: planningOf(record.territory),
      names: new Map(record.territory.feeds.map(({ id, licence, attribution }) => [id, { licence, attribution }])),
    });
    // Where what they tell could not be looked up in this network yet, answers say that it is missing.
    network.liveFeeds = listLiveFeeds(record.territory).map(({ id, kind, timetable }) => ({
      id,
      kind,
      timetable,
      observedAt: undefined,
    }));
    const at: Instant = await this.clock.now(territory);
    const pauses = pausesOf(network.settings);
    await this.routable.load({ key: network.key, snapshot, streets: streets?.snapshot, pauses, at });
    await warmUpWriters(network, this.router, at);
    return network;
  }

  /** Streets that answer already are not loaded again: both generations share their memory. */
  async #loadStreets(territory: string, checksum: string | undefined): Promise<LoadedStreets | undefined> {
    if (checksum === undefined) return undefined;
    const active = this.shelf.active(territory)?.streets;
    if (active?.checksum === checksum) return active;
    return new LoadedStreets(checksum, await this.snapshots.get(territory, checksum));
  }

  #tellTrouble(reason: string): void {
    if (reason === this.#trouble) return;
    this.#trouble = reason;
    this.narrator.tell({
      fr: `Le réseau en service n’a pas pu être lu (${reason}) ; nouvel essai dans quelques secondes`,
      en: `The active network could not be looked up (${reason}); trying again in a few seconds`,
    });
  }

  /** Without waiting: requests in work end with the network they began with. */
  #release(before: Promise<LoadedNetwork | undefined>): void {
    void before.then((network) => network && this.routable.unload(network.key));
  }
}

function facilitiesIn(snapshot: SharedArrayBuffer): NetworkFacilities {
  const bytes = readSnapshotParts(snapshot).bytes('facilities');
  // A text decoder does not read shared memory.
  return bytes ? decodeFacilities(bytes.slice()) : NO_FACILITIES;
}

/** Read when it is asked for: a city's stations are some megabytes. */
function sharingIn(snapshot: SharedArrayBuffer): () => ReadonlyMap<string, StandingSystem> {
  const bytes = readSnapshotParts(snapshot).bytes('sharing');
  return () => (bytes ? decodeStandingSystems(bytes.slice()) : new Map());
}

const pausesOf = (settings: PlanningSettings): Pauses => ({
  parkCar: settings.parkingSeconds,
  lockBicycle: settings.bikeParkingSeconds,
  takeVehicle: settings.rentSeconds,
  returnVehicle: settings.returnSeconds,
});

const LOOK_MILLISECONDS = 5_000;
const UNREADABLE_MILLISECONDS = 600_000;

const loadingMessage = ({ territory, generation }: NetworkGeneration) => ({
  fr: `Chargement du réseau ${String(generation)} de ${territory}`,
  en: `Loading network ${String(generation)} of ${territory}`,
});

const activeMessage = ({ territory, generation }: NetworkGeneration) => ({
  fr: `${territory} : le réseau ${String(generation)} répond`,
  en: `${territory}: network ${String(generation)} answers`,
});

const unreadableMessage = ({ territory, generation }: NetworkGeneration, reason: string) => ({
  fr: `${territory} : le réseau ${String(generation)} est illisible (${reason}) ; le précédent reste en place`,
  en: `${territory}: network ${String(generation)} cannot be loaded (${reason}); the one before stays`,
});
