import { describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import pg from 'pg';
import { connectPostgres } from './connect-postgres.js';
import { PostgresOutbox } from './postgres-outbox.js';
import { storesOn, useDatabase } from './testing/database.js';

const { database, url } = useDatabase();

/** Ends every other connection to the database. */
async function cutConnections(): Promise<void> {
  const client = new pg.Client(url());
  await client.connect();
  try {
    await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'`);
  } finally {
    await client.end();
  }
}

/** An empty database beside the one that the other tests use. */
async function createDatabase(name: string): Promise<string> {
  const client = new pg.Client(url());
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  return Object.assign(new URL(url()), { pathname: `/${name}` }).href;
}

describe('connectPostgres', () => {
  it('makes the tables once when several services start at once, and finds them again', async () => {
    const fresh = await createDatabase('several');
    const connect = () => connectPostgres(fresh, { maxConnections: 2 });
    const databases = [...(await Promise.all([connect(), connect(), connect(), connect()])), await connect()];
    try {
      const lists = await Promise.all(databases.map((each) => storesOn(each).territories.list()));
      expect(lists).toEqual([[], [], [], [], []]);
    } finally {
      await Promise.all(databases.map((each) => each.close()));
    }
  });

  it('can undo its migrations', async () => {
    const client = new pg.Client(await createDatabase('undone'));
    const { FirstTables1790000000000: Migration } = await import('./migrations/first-tables.migration.js');
    await client.connect();
    try {
      const runner = { query: (statement: string) => client.query(statement) };
      for (const way of ['up', 'down', 'up'] as const) await new Migration()[way](runner as never);
      const { rowCount } = await client.query(`SELECT 1 FROM pg_tables WHERE schemaname = 'public'`);
      expect(rowCount).toBe(6);
    } finally {
      await client.end();
    }
  });

  it('hides the password from whoever prints the database', () => {
    const { password } = new URL(url());
    expect(inspect(database(), { depth: 20 }) + JSON.stringify(database())).not.toContain(password);
    expect(url()).toContain(password);
  });

  it('says without the password what is wrong', async () => {
    const wrong = Object.assign(new URL(url()), { password: 'not-the-password' }).href;
    const refusal = await connectPostgres(wrong).catch((thrown: unknown) => thrown);
    expect(refusal).toMatchObject({ code: 'STORE_REFUSED', retryable: false });
    expect(JSON.stringify(refusal) + String(refusal)).not.toContain('not-the-password');
    const nobody = await connectPostgres('postgres://a:secret@127.0.0.1:9/x', { waitSeconds: 0.3 }).catch(
      (thrown: unknown) => thrown,
    );
    expect(nobody).toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
    expect(JSON.stringify(nobody) + String(nobody)).not.toContain('secret');
  });
});

describe('a lost connection', () => {
  it('fails the work that it interrupts as retryable, and the next works', async () => {
    const interrupted = database()
      .write(async (manager) => {
        await manager.query('SELECT 1');
        await cutConnections();
        await manager.query('SELECT 1');
      })
      .catch((thrown: unknown) => thrown);
    expect(await interrupted).toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
    expect(await storesOn(database()).territories.list()).toEqual([]);
  });

  it('is made again by who listens, who then looks at once', async () => {
    let calls = 0;
    let wake = (): void => undefined;
    const stop = await new PostgresOutbox(database()).onCommit(() => {
      calls++;
      wake();
    });
    try {
      const called = new Promise<void>((resolve) => (wake = resolve));
      await cutConnections();
      await called;
      const notified = new Promise<void>((resolve) => (wake = resolve));
      await database().read((manager) => manager.query(`SELECT pg_notify('maillage_outbox', '')`));
      await notified;
      expect(calls).toBeGreaterThanOrEqual(2);
    } finally {
      await stop();
    }
  });

  it('ends a statement that takes too long', async () => {
    const slow = database().write(async (manager) => {
      await manager.query('SET LOCAL statement_timeout = 50');
      await manager.query('SELECT pg_sleep(20)');
    });
    await expect(slow).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    const [row] = await database().read((manager) =>
      manager.query<{ statement_timeout: string }[]>('SHOW statement_timeout'),
    );
    expect(row).toEqual({ statement_timeout: '30s' });
  });
});
