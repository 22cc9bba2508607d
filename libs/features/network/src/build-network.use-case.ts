import { type FeedKind, listFeeds, planningOf, type Territory, territoryNow } from '@maillage/contracts';
import { dateAt, Failure, messageOf, type NoticeGroup } from '@maillage/kernel';
import type {
  ArchiveStore,
  BuildRemark,
  Clock,
  FeedVersion,
  FeedVersionRef,
  Narrator,
  NetworkBuilder,
  NetworkGeneration,
  NetworkStore,
  SnapshotStore,
  StoredStreets,
  TerritoryRecord,
} from '@maillage/ports';
import { readStreetSnapshotMeta } from '@maillage/street-graph';
import { readSnapshot, readSnapshotMeta } from '@maillage/transit-timetable';
import { activated, building, failed, sentenceOf, unreadable } from './build-narration.js';

/** Generations whose snapshots and streets are kept, the active one included: enough to go back. */
const KEPT_GENERATIONS = 5;

/** The files of a network, by their checksums. */
interface Stored {
  readonly checksum: string;
  readonly streets: string | undefined;
  readonly extractNotices: readonly NoticeGroup[];
}

/** What could not be built is left out of the next attempt: heights, streets, facilities, timetables. */
const ATTEMPTS = 5;

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
  async execute(record: TerritoryRecord): Promise<NetworkGeneration | undefined> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const outcome = await this.attempt(record);
      if (outcome !== 'failed') return outcome;
    }
    return undefined;
  }

  private async attempt({ territory, startedAt }: TerritoryRecord): Promise<NetworkGeneration | undefined | 'failed'> {
    const today = dateAt(territoryNow(territory, startedAt, this.clock.now()), territory.timezone);
    const plan = await this.networks.plan(territory.id, today);
    const feeds = plan.feeds.map(referenceOf);
    // Streets alone are no network: it begins with a first timetable.
    const { changeSeconds } = planningOf(territory);
    const isCurrent = await this.isCurrent(plan.active, feeds, changeSeconds);
    if (!plan.feeds.some(({ kind }) => kind === 'gtfs') || isCurrent) return undefined;
    const built = await this.tryBuild(territory, plan.feeds);
    if (!built || built === 'failed') return built;
    const expected = plan.active?.generation;
    const generation = await this.networks.activate({
      territory: territory.id,
      expected,
      checksum: built.checksum,
      streets: built.streets,
      feeds,
      remarks: remarksOn(plan.feeds, built.extractNotices),
    });
    if (generation) this.narrator.tell(activated(generation));
    await this.forgetOldSnapshots(territory.id);
    return generation;
  }

  /** What was stored; `failed` when some versions cannot be built, which is then written beside them, undefined when none is new. */
  private async tryBuild(
    territory: Territory,
    versions: readonly FeedVersion[],
  ): Promise<Stored | 'failed' | undefined> {
    try {
      return await this.narrator.during(building(territory.id), () => this.build(territory, versions));
    } catch (thrown) {
      // What may succeed later is no fault of the versions.
      if (thrown instanceof Failure && thrown.retryable) throw thrown;
      const suspects = suspectsOf(thrown, versions).map(referenceOf);
      await this.networks.fail(territory.id, suspects, messageOf(thrown));
      this.narrator.tell(failed(territory.id, messageOf(thrown)));
      return suspects.length > 0 ? 'failed' : undefined;
    }
  }

  private async build(territory: Territory, versions: readonly FeedVersion[]): Promise<Stored> {
    const { id, timezone } = territory;
    const profiles = new Map(listFeeds(territory).map((feed) => [feed.id, feed.profile]));
    const archives = await Promise.all(
      versions.map(async ({ feed, kind, digest }) => ({
        id: feed,
        kind,
        digest,
        path: await this.archives.locate(id, digest),
      })),
    );
    const built = await this.builder.build({
      territory: id,
      timezone,
      changeSeconds: planningOf(territory).changeSeconds,
      feeds: archives.filter(({ kind }) => kind === 'gtfs'),
      extracts: archives.filter(({ kind }) => kind === 'osm'),
      heights: archives.filter(({ kind }) => kind === 'heights'),
      facilities: archives.flatMap(({ id: feed, kind, path }) =>
        kind === 'gbfs' || kind === 'parking' ? [{ id: feed, kind, path, profile: profiles.get(feed) }] : [],
      ),
      storedStreets: await this.findStreets(id, versions),
    });
    for (const finding of [...built.findings, ...built.extractNotices.flatMap(sentenceOf)])
      this.narrator.tell({ fr: `${id} : ${finding.fr}`, en: `${id}: ${finding.en}` });
    // The streets first: a network never names what is not there.
    if (built.streets?.snapshot) await this.snapshots.put(id, built.streets.snapshot);
    const checksum = await this.snapshots.put(id, built.network);
    return { checksum, streets: built.streets?.checksum, extractNotices: built.extractNotices };
  }

  /** The streets of a generation that was built from the same extracts and heights, if they are still there and sound. */
  private async findStreets(territory: string, versions: readonly FeedVersion[]): Promise<StoredStreets | undefined> {
    if (!versions.some(({ kind }) => kind === 'osm')) return undefined;
    const below = versions.filter(({ kind }) => kind === 'osm' || kind === 'heights');
    const digests = new Set(below.map(({ digest }) => digest));
    const known = (await this.networks.recent(territory, KEPT_GENERATIONS)).find(
      ({ streets, feeds }) =>
        streets !== undefined && [...digests].every((digest) => feeds.some((feed) => feed.digest === digest)),
    );
    if (known?.streets === undefined) return undefined;
    try {
      return { checksum: known.streets, snapshot: await this.snapshots.get(territory, known.streets) };
    } catch (thrown) {
      if (thrown instanceof Failure && thrown.retryable) throw thrown;
      return undefined;
    }
  }

  /** Whether the active network was built from just these versions with this time for changes, in the form that this release reads. */
  private async isCurrent(
    active: NetworkGeneration | undefined,
    feeds: readonly FeedVersionRef[],
    changeSeconds: number,
  ): Promise<boolean> {
    if (!active) return false;
    const key = (list: readonly FeedVersionRef[]): string =>
      list
        .map(({ feed, version }) => `${feed}:${String(version)}`)
        .sort()
        .join();
    if (key(active.feeds) !== key(feeds)) return false;
    return this.isReadable(active, changeSeconds);
  }

  /** A network that is gone, damaged or of another release's form is built again; each is looked at once. */
  private async isReadable(
    { territory, checksum, streets }: NetworkGeneration,
    changeSeconds: number,
  ): Promise<boolean> {
    const stored = await this.snapshots.list(territory);
    if (!stored.includes(checksum) || (streets !== undefined && !stored.includes(streets))) return false;
    const key = `${checksum} ${String(changeSeconds)}`;
    if (this.readable.has(key)) return true;
    try {
      const snapshot = await this.snapshots.get(territory, checksum);
      readSnapshot(snapshot, { verify: false });
      if (streets !== undefined) readStreetSnapshotMeta(await this.snapshots.get(territory, streets));
      if ((readSnapshotMeta(snapshot)['changeSeconds'] ?? changeSeconds) !== changeSeconds) return false;
    } catch (thrown) {
      if (thrown instanceof Failure && thrown.retryable) throw thrown;
      this.narrator.tell(unreadable(territory, messageOf(thrown)));
      await this.snapshots.remove(territory, checksum);
      return false;
    }
    this.readable.add(key);
    return true;
  }

  private async forgetOldSnapshots(territory: string): Promise<void> {
    const recent = await this.networks.recent(territory, KEPT_GENERATIONS);
    const kept = new Set(recent.flatMap(({ checksum, streets }) => [checksum, streets]));
    for (const checksum of await this.snapshots.list(territory)) {
      if (!kept.has(checksum)) await this.snapshots.remove(territory, checksum);
    }
  }
}

/** The kinds that a failure is about. */
const BLAMED: Readonly<Record<string, readonly FeedKind[]>> = {
  BUILD_FAILED: ['gtfs'],
  STREETS_FAILED: ['osm'],
  HEIGHTS_FAILED: ['heights'],
  FACILITIES_FAILED: ['gbfs', 'parking'],
};

/** Versions that were not built before and may be at fault: those of the kind that is named, or else what one can do without. */
function suspectsOf(thrown: unknown, versions: readonly FeedVersion[]): readonly FeedVersion[] {
  const fresh = versions.filter(({ state }) => state !== 'ACTIVE');
  const blamed = BLAMED[thrown instanceof Failure ? thrown.code : ''];
  const suspects = fresh.filter(({ kind }) => (blamed ? blamed.includes(kind) : kind !== 'gtfs'));
  return suspects.length > 0 ? suspects : fresh;
}

/** What the build found is told beside each extract: it cannot know which of them should have been larger. */
const remarksOn = (versions: readonly FeedVersion[], notices: readonly NoticeGroup[]): BuildRemark[] =>
  versions.flatMap(({ feed, version, kind }) =>
    kind === 'osm' && notices.length > 0 ? [{ feed, version, notices }] : [],
  );

const referenceOf = ({ feed, version, digest }: FeedVersion): FeedVersionRef => ({ feed, version, digest });
