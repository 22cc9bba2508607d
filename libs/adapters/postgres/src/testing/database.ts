import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, jest } from '@jest/globals';
import type { Stores } from '@maillage/testing';
import { connectPostgres } from '../connect-postgres.js';
import type { Database } from '../database.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../embedded/start-embedded-postgres.js';
import { PostgresFeedStore } from '../postgres-feed-store.js';
import { PostgresNetworkStore } from '../postgres-network-store.js';
import { PostgresOutbox } from '../postgres-outbox.js';
import { PostgresTerritoryStore } from '../postgres-territory-store.js';

export const storesOn = (database: Database): Stores => ({
  territories: new PostgresTerritoryStore(database),
  feeds: new PostgresFeedStore(database),
  networks: new PostgresNetworkStore(database),
  outbox: new PostgresOutbox(database),
});

/** One embedded PostgreSQL for all tests of a spec file. */
export function useDatabase(): { database: () => Database; url: () => string } {
  jest.setTimeout(60_000);
  let folder: string | undefined;
  let server: EmbeddedPostgres | undefined;
  let database: Database | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-postgres-'));
    server = await startEmbeddedPostgres({ folder });
    database = await connectPostgres(server.url);
  });

  afterAll(async () => {
    try {
      await database?.close();
    } finally {
      await server?.stop();
      if (folder) await rm(folder, { recursive: true, force: true });
    }
  });

  return { database: () => present(database), url: () => present(server).url };
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the database did not start');
  return value;
}
