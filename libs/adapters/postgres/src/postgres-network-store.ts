import { networkActivated } from '@maillage/contracts';
import { Failure, type NoticeGroup, type ServiceDay } from '@maillage/kernel';
import {
  NetworkStore,
  type BuildRemark,
  type FeedVersion,
  type FeedVersionRef,
  type NetworkGeneration,
} from '@maillage/ports';
import { In, type EntityManager } from 'typeorm';
import { chooseVersions } from './choose-versions.js';
import type { Database } from './database.js';
import { feedVersionRow, toFeedVersion } from './rows/feed-version.row.js';
import { feedRow } from './rows/feed.row.js';
import { networkGenerationFeedRow, networkGenerationRow } from './rows/network-generation.row.js';
import { territoryRow } from './rows/territory.row.js';
import { takeVersions } from './take-versions.js';
import { tellFact } from './tell-fact.js';

export class PostgresNetworkStore extends NetworkStore {
  constructor(private readonly database: Database) {
    super();
  }

  override plan(
    territory: string,
    today: ServiceDay,
  ): Promise<{ active: NetworkGeneration | undefined; feeds: readonly FeedVersion[] }> {
    return this.database.view(async (manager) => {
      const [active] = await newest(manager, territory, 1);
      const declared = await manager.findBy(feedRow, { territory, declared: true });
      const kindOf = new Map(declared.map(({ id, kind }) => [id, kind]));
      const candidates = await manager.findBy(feedVersionRow, {
        territory,
        feed: In([...kindOf.keys()]),
        state: In(['READY', 'ACTIVE', 'SCHEDULED']),
      });
      const usable = candidates.filter(({ feed, kind }) => kindOf.get(feed) === kind);
      return { active, feeds: chooseVersions(usable, today).map(toFeedVersion) };
    });
  }

  override activate(build: {
    territory: string;
    expected: number | undefined;
    checksum: string;
    streets: string | undefined;
    feeds: readonly FeedVersionRef[];
    remarks?: readonly BuildRemark[];
  }): Promise<NetworkGeneration | undefined> {
    const { territory, expected, checksum, streets, remarks = [] } = build;
    const feeds = build.feeds.map(({ feed, version, digest }) => ({ feed, version, digest }));
    return this.database.write(async (manager) => {
      await lockTerritory(manager, territory);
      const [active] = await newest(manager, territory, 1);
      if (active?.generation !== expected || !(await takeVersions(manager, territory, feeds))) return undefined;
      for (const remark of remarks) await writeRemark(manager, territory, remark);
      const generation = (expected ?? 0) + 1;
      await manager.insert(networkGenerationRow, { territory, generation, checksum, streets: streets ?? null });
      await manager.insert(
        networkGenerationFeedRow,
        feeds.map((reference) => ({ territory, generation, ...reference })),
      );
      await tellFact(manager, networkActivated, {
        territory,
        generation,
        checksum,
        ...(streets !== undefined && { streets }),
      });
      return { territory, generation, checksum, streets, feeds };
    });
  }

  override recent(territory: string, limit: number): Promise<readonly NetworkGeneration[]> {
    return this.database.view((manager) => newest(manager, territory, limit));
  }

  override async active(territory: string): Promise<NetworkGeneration | undefined> {
    const [active] = await this.recent(territory, 1);
    return active;
  }

  override async fail(territory: string, feeds: readonly FeedVersionRef[], reason: string): Promise<void> {
    await this.database.write(async (manager) => {
      for (const { feed, version } of [...feeds].sort(byFeed)) {
        const where = { territory, feed, version, state: In(['READY', 'SCHEDULED']) };
        const row = await manager.findOne(feedVersionRow, { where, lock: { mode: 'pessimistic_write' } });
        if (!row) continue;
        const notices = [...row.notices, buildFailed(reason)];
        await manager.update(feedVersionRow, where, { state: 'FAILED', notices });
      }
    });
  }
}

/** The order in which rows are locked, everywhere. */
const byFeed = (one: FeedVersionRef, other: FeedVersionRef): number => (one.feed < other.feed ? -1 : 1);

/** Activations of one territory are made one after the other. */
async function lockTerritory(manager: EntityManager, id: string): Promise<void> {
  const found = await manager.findOne(territoryRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!found) throw new Failure('TERRITORY_UNKNOWN', `there is no territory ${id}`);
}

async function writeRemark(manager: EntityManager, territory: string, remark: BuildRemark): Promise<void> {
  const where = { territory, feed: remark.feed, version: remark.version };
  const row = await manager.findOneBy(feedVersionRow, where);
  if (!row) return;
  const codes = new Set(remark.notices.map(({ code }) => code));
  const notices = [...row.notices.filter(({ code }) => !codes.has(code)), ...remark.notices];
  await manager.update(feedVersionRow, where, { notices });
}

async function newest(manager: EntityManager, territory: string, limit: number): Promise<NetworkGeneration[]> {
  const rows = await manager.find(networkGenerationRow, {
    where: { territory },
    order: { generation: 'DESC' },
    take: limit,
  });
  const feeds = await manager.find(networkGenerationFeedRow, {
    where: { territory, generation: In(rows.map(({ generation }) => generation)) },
    order: { feed: 'ASC' },
  });
  return rows.map(({ generation, checksum, streets }) => ({
    territory,
    generation,
    checksum,
    streets: streets ?? undefined,
    feeds: feeds
      .filter((row) => row.generation === generation)
      .map(({ feed, version, digest }) => ({ feed, version, digest })),
  }));
}

function buildFailed(reason: string): NoticeGroup {
  const value = reason.slice(0, 200);
  const message = {
    fr: `Le réseau n’a pas pu être construit avec cette version : ${value}`,
    en: `The network could not be built with this version: ${value}`,
  };
  const code = 'BUILD_FAILED';
  return { code, severity: 'error', count: 1, samples: [{ code, severity: 'error', value, message }] };
}
