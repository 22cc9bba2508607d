import { createHash } from 'node:crypto';
import type { Territory } from '@maillage/contracts';
import { Failure, type Bilingual, type Instant } from '@maillage/kernel';
import {
  Narrator,
  NetworkStore,
  SnapshotStore,
  TerritoryStore,
  type NetworkGeneration,
  type TerritoryRecord,
} from '@maillage/ports';

export class MemoryTerritories extends TerritoryStore {
  readonly #records: TerritoryRecord[] = [];

  override put(territory: Territory): Promise<void> {
    this.#records.push({ territory, startedAt: 0 as Instant });
    return Promise.resolve();
  }

  override list(): Promise<readonly TerritoryRecord[]> {
    return Promise.resolve([...this.#records]);
  }
}

/** Which generation is active is all that planning asks. */
export class MemoryNetworks extends NetworkStore {
  readonly #active = new Map<string, NetworkGeneration>();

  override active(territory: string): Promise<NetworkGeneration | undefined> {
    return Promise.resolve(this.#active.get(territory));
  }

  override activate(build: Parameters<NetworkStore['activate']>[0]): Promise<NetworkGeneration | undefined> {
    const { territory, checksum, streets, feeds, expected } = build;
    const before = this.#active.get(territory)?.generation;
    if (before !== expected) return Promise.resolve(undefined);
    const generation = { territory, checksum, streets, feeds, generation: (before ?? 0) + 1 };
    this.#active.set(territory, generation);
    return Promise.resolve(generation);
  }

  override async recent(territory: string): Promise<readonly NetworkGeneration[]> {
    return [await this.active(territory)].filter((generation) => generation !== undefined);
  }

  override async plan(territory: string): ReturnType<NetworkStore['plan']> {
    return { active: await this.active(territory), feeds: [] };
  }

  override fail(): Promise<void> {
    return Promise.resolve();
  }
}

export class MemorySnapshots extends SnapshotStore {
  /** Checksums of what was loaded, in order. */
  readonly loaded: string[] = [];
  readonly #bytes = new Map<string, Uint8Array>();

  override put(territory: string, bytes: Uint8Array): Promise<string> {
    const checksum = createHash('sha256').update(bytes).digest('hex');
    this.#bytes.set(`${territory}/${checksum}`, bytes);
    return Promise.resolve(checksum);
  }

  override get(territory: string, checksum: string): Promise<SharedArrayBuffer> {
    const bytes = this.#bytes.get(`${territory}/${checksum}`);
    if (!bytes) return Promise.reject(new Failure('SNAPSHOT_MISSING', `no snapshot ${checksum}`));
    this.loaded.push(checksum);
    const shared = new SharedArrayBuffer(bytes.byteLength);
    new Uint8Array(shared).set(bytes);
    return Promise.resolve(shared);
  }

  override list(): Promise<readonly string[]> {
    return Promise.resolve([...this.#bytes.keys()]);
  }

  override remove(territory: string, checksum: string): Promise<void> {
    this.#bytes.delete(`${territory}/${checksum}`);
    return Promise.resolve();
  }
}

/** Keeps what was told. */
export class ListeningNarrator extends Narrator {
  readonly told: string[] = [];

  override tell({ en }: Bilingual): void {
    this.told.push(en);
  }

  override during<Result>(_message: Bilingual, work: () => Promise<Result>): Promise<Result> {
    return work();
  }
}
