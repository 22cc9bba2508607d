import { territoryNow } from '@maillage/contracts';
import { dateAt, Failure, messageOf, type Bilingual } from '@maillage/kernel';
import type {
  ArchiveStore,
  Clock,
  FeedVersion,
  FeedVersionRef,
  Narrator,
  NetworkBuilder,
  NetworkGeneration,
  NetworkStore,
  SnapshotStore,
  TerritoryRecord,
} from '@maillage/ports';
import { readSnapshot } from '@maillage/transit-timetable';

/** Generations whose snapshots are kept, the active one included: enough to go back. */
const KEPT_GENERATIONS = 5;

/** Builds a territory's network from the versions it should run on, and makes it the one that answers. */
export class BuildNetwork {
  /** Checksums of networks that this release could read. */
  private readonly readable = new Set<string>();

  constructor(
    private readonly networks: NetworkStore,
    private readonly archives: ArchiveStore,
    private readonly builder: NetworkBuilder,
    private readonly snapshots: SnapshotStore,
    private readonly clock: Clock,
    private readonly narrator: Narrator,
  ) {}

  /**
   * Undefined when nothing had to be built, or when it could not be: the active generation goes on.
   * @throws Failure that may succeed later
   */
  async execute({ territory, startedAt }: TerritoryRecord): Promise<NetworkGeneration | undefined> {
    const today = dateAt(territoryNow(territory, startedAt, this.clock.now()), territory.timezone);
    const plan = await this.networks.plan(territory.id, today);
    const feeds = plan.feeds.map(referenceOf);
    if (feeds.length === 0 || (await this.isCurrent(plan.active, feeds))) return undefined;
    const checksum = await this.tryBuild(territory, plan.feeds);
    if (checksum === undefined) return undefined;
    const expected = plan.active?.generation;
    const generation = await this.networks.activate({ territory: territory.id, expected, checksum, feeds });
    if (generation) this.narrator.tell(activated(generation));
    await this.forgetOldSnapshots(territory.id);
    return generation;
  }

  /** The checksum of the stored network; undefined when these versions cannot be built, which is then written beside them. */
  private async tryBuild(
    territory: TerritoryRecord['territory'],
    versions: readonly FeedVersion[],
  ): Promise<string | undefined> {
    try {
      return await this.narrator.during(building(territory.id), () => this.build(territory, versions.map(referenceOf)));
    } catch (thrown) {
      // What may succeed later is no fault of the versions.
      if (thrown instanceof Failure && thrown.retryable) throw thrown;
      const fresh = versions.filter(({ state }) => state !== 'ACTIVE').map(referenceOf);
      await this.networks.fail(territory.id, fresh, messageOf(thrown));
      this.narrator.tell(failed(territory.id, messageOf(thrown)));
      return undefined;
    }
  }

  private async build(territory: TerritoryRecord['territory'], feeds: readonly FeedVersionRef[]): Promise<string> {
    const inputs = await Promise.all(
      feeds.map(async ({ feed, digest }) => ({ id: feed, path: await this.archives.locate(territory.id, digest) })),
    );
    const bytes = await this.builder.build({ territory: territory.id, timezone: territory.timezone, feeds: inputs });
    return this.snapshots.put(territory.id, bytes);
  }

  /** Whether the active network was built from just these versions, in the form that this release reads. */
  private async isCurrent(active: NetworkGeneration | undefined, feeds: readonly FeedVersionRef[]): Promise<boolean> {
    if (!active) return false;
    const key = (list: readonly FeedVersionRef[]): string =>
      list
        .map(({ feed, version }) => `${feed}:${String(version)}`)
        .sort()
        .join();
    if (key(active.feeds) !== key(feeds)) return false;
    return this.isReadable(active);
  }

  /** A network that is gone, damaged or of another release's form is built again; each is looked at once. */
  private async isReadable({ territory, checksum }: NetworkGeneration): Promise<boolean> {
    if (!(await this.snapshots.list(territory)).includes(checksum)) return false;
    if (this.readable.has(checksum)) return true;
    try {
      readSnapshot(await this.snapshots.get(territory, checksum), { verify: false });
    } catch (thrown) {
      if (thrown instanceof Failure && thrown.retryable) throw thrown;
      this.narrator.tell(unreadable(territory, messageOf(thrown)));
      await this.snapshots.remove(territory, checksum);
      return false;
    }
    this.readable.add(checksum);
    return true;
  }

  private async forgetOldSnapshots(territory: string): Promise<void> {
    const kept = new Set((await this.networks.recent(territory, KEPT_GENERATIONS)).map(({ checksum }) => checksum));
    for (const checksum of await this.snapshots.list(territory)) {
      if (!kept.has(checksum)) await this.snapshots.remove(territory, checksum);
    }
  }
}

const referenceOf = ({ feed, version, digest }: FeedVersion): FeedVersionRef => ({ feed, version, digest });

const building = (territory: string): Bilingual => ({
  fr: `${territory} : construction du réseau`,
  en: `${territory}: building the network`,
});

function activated({ territory, generation, feeds }: NetworkGeneration): Bilingual {
  const versions = feeds.map(({ feed, version }) => `${feed} v${String(version)}`).join(', ');
  return {
    fr: `${territory} : génération ${String(generation)} active (${versions})`,
    en: `${territory}: generation ${String(generation)} active (${versions})`,
  };
}

const unreadable = (territory: string, reason: string): Bilingual => ({
  fr: `${territory} : le réseau gardé est illisible (${reason}) ; il est reconstruit`,
  en: `${territory}: the stored network cannot be read (${reason}); it is built again`,
});

const failed = (territory: string, reason: string): Bilingual => ({
  fr: `${territory} : le réseau n’a pas pu être construit (${reason}) ; le précédent continue de répondre`,
  en: `${territory}: the network could not be built (${reason}); the one before keeps answering`,
});
