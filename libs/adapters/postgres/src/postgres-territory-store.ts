import { listFeeds, type Territory } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import { TerritoryStore, type TerritoryRecord } from '@maillage/ports';
import type { EntityManager } from 'typeorm';
import type { Database } from './database.js';
import { territoryRow, type TerritoryRow } from './rows/territory.row.js';

export class PostgresTerritoryStore extends TerritoryStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async put(territory: Territory): Promise<void> {
    await this.database.write(async (manager) => {
      await putDeclaration(manager, territory);
      await putFeeds(manager, territory);
    });
  }

  override async list(): Promise<readonly TerritoryRecord[]> {
    const rows = await this.database.read((manager) => manager.find(territoryRow, { order: { position: 'ASC' } }));
    return rows.map(toRecord);
  }
}

/** The clock starts again only when it is another clock. */
async function putDeclaration(manager: EntityManager, territory: Territory): Promise<void> {
  await manager.query(
    `INSERT INTO territory AS known (id, declaration) VALUES ($1, $2)
     ON CONFLICT (id) DO UPDATE SET
       declaration = excluded.declaration,
       started_at = CASE
         WHEN known.declaration -> 'clock' IS DISTINCT FROM excluded.declaration -> 'clock' THEN now()
         ELSE known.started_at END
     WHERE known.declaration IS DISTINCT FROM excluded.declaration`,
    [territory.id, JSON.stringify(territory)],
  );
}

async function putFeeds(manager: EntityManager, territory: Territory): Promise<void> {
  const declared = [...listFeeds(territory)].sort((one, other) => (one.id < other.id ? -1 : 1));
  const feeds = declared.map(({ id }) => id);
  await manager.query(
    `INSERT INTO feed AS known (territory, id, kind)
     SELECT $1, id, kind FROM unnest($2::text[], $3::text[]) AS new (id, kind)
     ON CONFLICT (territory, id) DO UPDATE SET declared = true, kind = excluded.kind
     WHERE NOT known.declared OR known.kind <> excluded.kind`,
    [territory.id, feeds, declared.map(({ kind }) => kind)],
  );
  await manager.query('UPDATE feed SET declared = false WHERE territory = $1 AND declared AND id <> ALL ($2::text[])', [
    territory.id,
    feeds,
  ]);
}

const toRecord = ({ declaration, startedAt }: TerritoryRow): TerritoryRecord => ({
  territory: declaration,
  startedAt: Math.floor(startedAt.getTime() / 1000) as Instant,
});
