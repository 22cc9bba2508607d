import { createHash } from 'node:crypto';
import { territorySchema, type FeedKind } from '@maillage/contracts';
import { Failure, type Bilingual, type Instant, type NoticeGroup, type ServiceDay } from '@maillage/kernel';
import {
  ArchiveStore,
  Narrator,
  NetworkBuilder,
  NetworkStore,
  SnapshotStore,
  type BuildRemark,
  type BuiltNetwork,
  type FeedVersion,
  type NetworkGeneration,
  type NetworkInput,
  type TerritoryRecord,
} from '@maillage/ports';
import { writeStreetSnapshot, type StreetGraph } from '@maillage/street-graph';

const digestOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

export const TOWN: TerritoryRecord = {
  territory: territorySchema.parse({
    id: 'town',
    name: 'Town',
    timezone: 'Europe/Paris',
    streets: [{ url: './town.osm.pbf' }],
    feeds: [{ id: 'bus', kind: 'gtfs', url: './bus.zip' }],
  }),
  startedAt: 0 as Instant,
};

/** A version that may be built; the same content has the same digest. */
export const versionOf = (
  feed: string,
  kind: FeedKind,
  version: number,
  content = `${feed} ${String(version)}`,
): FeedVersion => ({
  territory: 'town',
  feed,
  kind,
  version,
  state: 'READY',
  digest: digestOf(content),
  bytes: 1,
  fingerprint: '',
  receivedAt: '',
  notices: [],
});

export class MemoryArchives extends ArchiveStore {
  override put(): Promise<never> {
    return Promise.reject(new Failure('STORE_FULL', 'nothing is put here'));
  }
  override locate(_territory: string, digest: string): Promise<string> {
    return Promise.resolve(`/archives/${digest}`);
  }
  override list(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }
  override remove(): Promise<void> {
    return Promise.resolve();
  }
}

/** The generations; what may be built is set by the spec. */
export class MemoryNetworks extends NetworkStore {
  versions: readonly FeedVersion[] = [];
  readonly generations: NetworkGeneration[] = [];
  readonly failures: string[] = [];
  readonly remarks: BuildRemark[] = [];

  override async plan(territory: string, _today: ServiceDay): ReturnType<NetworkStore['plan']> {
    return { active: await this.active(territory), feeds: this.versions };
  }
  override activate(build: Parameters<NetworkStore['activate']>[0]): Promise<NetworkGeneration | undefined> {
    const { territory, checksum, streets, feeds, remarks = [] } = build;
    this.remarks.push(...remarks);
    const generation = { territory, generation: this.generations.length + 1, checksum, streets, feeds };
    this.generations.unshift(generation);
    return Promise.resolve(generation);
  }
  override recent(_territory: string, limit: number): Promise<readonly NetworkGeneration[]> {
    return Promise.resolve(this.generations.slice(0, limit));
  }
  override active(_territory: string): Promise<NetworkGeneration | undefined> {
    return Promise.resolve(this.generations[0]);
  }
  override fail(
    _territory: string,
    feeds: readonly { feed: string; version: number }[],
    reason: string,
  ): Promise<void> {
    this.failures.push(...feeds.map(({ feed, version }) => `${feed} ${String(version)}: ${reason}`));
    const failed = new Set(feeds.map(({ feed }) => feed));
    this.versions = this.versions.filter(({ feed, state }) => state === 'ACTIVE' || !failed.has(feed));
    return Promise.resolve();
  }
}

export class MemorySnapshots extends SnapshotStore {
  readonly files = new Map<string, Uint8Array>();
  readonly loaded: string[] = [];

  override put(_territory: string, bytes: Uint8Array): Promise<string> {
    this.files.set(digestOf(bytes), bytes);
    return Promise.resolve(digestOf(bytes));
  }
  override get(_territory: string, checksum: string): Promise<SharedArrayBuffer> {
    const bytes = this.files.get(checksum);
    if (!bytes) return Promise.reject(new Failure('SNAPSHOT_MISSING', `no ${checksum}`));
    this.loaded.push(checksum);
    const memory = new SharedArrayBuffer(bytes.length);
    new Uint8Array(memory).set(bytes);
    return Promise.resolve(memory);
  }
  override list(): Promise<readonly string[]> {
    return Promise.resolve([...this.files.keys()]);
  }
  override remove(_territory: string, checksum: string): Promise<void> {
    this.files.delete(checksum);
    return Promise.resolve();
  }
}

/** Builds files that hold what they were built from; streets are built unless those of the same extracts are stored. */
export class TellingBuilder extends NetworkBuilder {
  readonly inputs: NetworkInput[] = [];
  /** Thrown as long as one of the inputs is at fault. */
  failure: ((input: NetworkInput) => Failure | undefined) | undefined;

  constructor(
    private readonly graph: StreetGraph,
    private readonly writeNetwork: (streets: string | undefined) => Uint8Array,
  ) {
    super();
  }

  override build(input: NetworkInput): Promise<BuiltNetwork> {
    this.inputs.push(input);
    const failure = this.failure?.(input);
    if (failure) return Promise.reject(failure);
    const streets = this.streetsOf(input);
    return Promise.resolve({
      network: this.writeNetwork(streets?.checksum),
      streets,
      findings: [FINDING],
      extractNotices: streets ? [NOTICE] : [],
    });
  }

  private streetsOf({ extracts, heights, storedStreets }: NetworkInput): BuiltNetwork['streets'] {
    if (extracts.length === 0) return undefined;
    const bytes = writeStreetSnapshot(this.graph, {
      below: [...extracts, ...heights].map(({ digest }) => digest),
    });
    const checksum = digestOf(bytes);
    return { checksum, snapshot: storedStreets?.checksum === checksum ? undefined : bytes };
  }
}

const FINDING: Bilingual = { fr: 'rues construites', en: 'streets built' };
const MESSAGE: Bilingual = { fr: 'Des arrêts sans rue.', en: 'Stops without streets.' };
export const NOTICE: NoticeGroup = {
  code: 'STOPS_WITHOUT_STREETS',
  severity: 'warning',
  count: 3,
  samples: [{ code: 'STOPS_WITHOUT_STREETS', severity: 'warning', value: '12 %', message: MESSAGE }],
};

export class Listener extends Narrator {
  readonly told: string[] = [];

  override tell({ en }: Bilingual): void {
    this.told.push(en);
  }
  override during<Result>(_message: Bilingual, work: () => Promise<Result>): Promise<Result> {
    return work();
  }
}
