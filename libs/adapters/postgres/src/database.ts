import type { DataSource, EntityManager } from 'typeorm';
import type { Client } from 'pg';
import { sqlStateOf, toFailure } from './to-failure.js';

/** Serialisation failure and deadlock: rolled back by the database, to be tried again. */
const ROLLED_BACK = new Set(['40001', '40P01']);
const ATTEMPTS = 3;

/** A connected database: what the stores share. Its errors are Failures `STORE_UNAVAILABLE` (retryable) or `STORE_REFUSED`. */
export class Database {
  /** Hidden from whoever prints a Database: it knows the password. */
  readonly #dataSource: DataSource;

  constructor(
    dataSource: DataSource,
    /** A connection of its own, outside the pool, not yet connected. */
    readonly createClient: () => Client,
  ) {
    this.#dataSource = dataSource;
  }

  /** One statement or several that need no common view. */
  async read<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    try {
      return await work(this.#dataSource.manager);
    } catch (thrown) {
      throw toFailure(thrown);
    }
  }

  /** Several reads that see one moment. */
  view<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.read((manager) => manager.transaction('REPEATABLE READ', work));
  }

  /** One transaction, tried again when the database rolled it back for the sake of another. */
  async write<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#dataSource.transaction(work);
      } catch (thrown) {
        if (attempt === ATTEMPTS || !ROLLED_BACK.has(sqlStateOf(thrown))) throw toFailure(thrown);
      }
    }
  }

  /** Holds the advisory lock meanwhile, without a transaction; undefined at once when another session holds it. */
  async exclusively<Result>(
    lock: number,
    work: (manager: EntityManager) => Promise<Result>,
  ): Promise<Result | undefined> {
    const runner = this.#dataSource.createQueryRunner();
    try {
      const [row] = await runner.manager.query<{ taken: boolean }[]>('SELECT pg_try_advisory_lock($1) AS taken', [
        lock,
      ]);
      if (!row?.taken) return undefined;
      try {
        return await work(runner.manager);
      } finally {
        await runner.query('SELECT pg_advisory_unlock($1)', [lock]);
      }
    } catch (thrown) {
      throw toFailure(thrown);
    } finally {
      await runner.release();
    }
  }

  async close(): Promise<void> {
    if (this.#dataSource.isInitialized) await this.#dataSource.destroy();
  }
}
