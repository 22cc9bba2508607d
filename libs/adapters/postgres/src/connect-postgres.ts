import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '@maillage/kernel';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Database } from './database.js';
import { EventTail1795603600000 } from './migrations/event-tail.migration.js';
import { FailingSince1795607200000 } from './migrations/failing-since.migration.js';
import { FirstTables1790000000000 } from './migrations/first-tables.migration.js';
import { LiveHealth1795600000000 } from './migrations/live-health.migration.js';
import { Origins1795514400000 } from './migrations/origins.migration.js';
import { Streets1795510800000 } from './migrations/streets.migration.js';
import { feedVersionRow } from './rows/feed-version.row.js';
import { feedRow } from './rows/feed.row.js';
import { networkGenerationFeedRow, networkGenerationRow } from './rows/network-generation.row.js';
import { outboxTableRow } from './rows/outbox.row.js';
import { territoryRow } from './rows/territory.row.js';
import { toFailure } from './to-failure.js';

/** Any number that no other program takes in this database. */
const MIGRATION_LOCK = 7_114_221;

/** Milliseconds; a statement that takes longer is a fault, a transaction that idles longer has lost its owner. */
const SESSION = {
  statement_timeout: 30_000,
  idle_in_transaction_session_timeout: 60_000,
  connectionTimeoutMillis: 10_000,
  idleTimeoutMillis: 30_000,
  keepAlive: true,
};

/**
 * Connects, waiting up to `waitSeconds` for a server that is still starting, and brings the tables up to date;
 * several processes may do so at once.
 * @throws Failure `STORE_UNAVAILABLE` or `STORE_REFUSED`
 */
export async function connectPostgres(
  url: string,
  options: { maxConnections?: number; waitSeconds?: number } = {},
): Promise<Database> {
  const createClient = (): pg.Client =>
    new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: SESSION.connectionTimeoutMillis });
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    synchronize: false,
    entities: [territoryRow, feedRow, feedVersionRow, networkGenerationRow, networkGenerationFeedRow, outboxTableRow],
    migrations: [
      FirstTables1790000000000,
      Streets1795510800000,
      Origins1795514400000,
      LiveHealth1795600000000,
      EventTail1795603600000,
      FailingSince1795607200000,
    ],
    installExtensions: false,
    applicationName: 'maillage',
    poolErrorHandler: () => undefined, // an idle connection that broke is replaced by the next statement
    extra: { ...SESSION, max: options.maxConnections ?? 6 },
  });
  await alone(createClient, options.waitSeconds ?? 30, async () => {
    await dataSource.initialize();
    await dataSource.runMigrations();
  });
  return new Database(dataSource, createClient);
}

/** Runs `work` while no other process of the install does. */
async function alone(createClient: () => pg.Client, waitSeconds: number, work: () => Promise<void>): Promise<void> {
  const client = await connected(createClient, waitSeconds);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await work();
  } catch (thrown) {
    throw toFailure(thrown);
  } finally {
    await client.end().catch(() => undefined); // the lock goes with the session
  }
}

async function connected(createClient: () => pg.Client, waitSeconds: number): Promise<pg.Client> {
  for (let waited = 0; ; waited += 250) {
    const client = createClient();
    client.on('error', () => undefined); // told by the query that it breaks
    try {
      await client.connect();
      return client;
    } catch (thrown) {
      await client.end().catch(() => undefined);
      const failure = toFailure(thrown);
      if (!(failure instanceof Failure && failure.retryable) || waited >= waitSeconds * 1000) throw failure;
      await sleep(250);
    }
  }
}
