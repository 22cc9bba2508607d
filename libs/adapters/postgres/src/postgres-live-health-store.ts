import type { FeedFetched, UpdatesMatched } from '@maillage/contracts';
import { LiveHealthStore, type LiveFeedHealth, type LivePartHealth } from '@maillage/ports';
import type { EntityManager } from 'typeorm';
import type { Database } from './database.js';

/** Of a part, whichever is less: a week at one fetch every half minute. */
const KEPT_ROWS = 20_000;
const KEPT_TIME = '7 days';
/** Old rows are looked for at every so manieth fetch of a part. */
const PRUNING = 64;

export class PostgresLiveHealthStore extends LiveHealthStore {
  constructor(
    private readonly database: Database,
    private readonly keptRows = KEPT_ROWS,
  ) {
    super();
  }

  override async openEpoch(): Promise<number> {
    const [row] = await this.database.read((manager) =>
      manager.query<{ epoch: string }[]>(`SELECT nextval('live_epoch') AS epoch`),
    );
    return Number(row?.epoch);
  }

  override async recordFetch(fetch: FeedFetched): Promise<void> {
    await this.database.write(async (manager) => {
      if (!(await insertOnce(manager, fetch))) return;
      await refreshPart(manager, fetch);
      if (fetch.sequence % PRUNING === 0) await prune(manager, fetch, this.keptRows);
    });
  }

  override async recordMatches(matches: UpdatesMatched): Promise<void> {
    const { territory, feed, sequence } = matches;
    await this.database.write((manager) =>
      manager.query(
        `INSERT INTO live_match AS known (territory, feed, sequence, matches) VALUES ($1, $2, $3, $4)
         ON CONFLICT (territory, feed) DO UPDATE SET sequence = excluded.sequence, matches = excluded.matches
         WHERE excluded.sequence >= known.sequence`,
        [territory, feed, sequence, JSON.stringify(matches)],
      ),
    );
  }

  override async list(territory: string): Promise<readonly LiveFeedHealth[]> {
    const { parts, matches } = await this.database.view(async (manager) => ({
      parts: await manager.query<PartRow[]>(
        'SELECT feed, last, success, failures FROM live_part WHERE territory = $1 ORDER BY feed, part',
        [territory],
      ),
      matches: await manager.query<MatchRow[]>('SELECT feed, matches FROM live_match WHERE territory = $1', [
        territory,
      ]),
    }));
    const feeds = [...new Set([...parts, ...matches].map(({ feed }) => feed))].sort();
    return feeds.map((feed) => ({
      feed,
      parts: parts.filter((row) => row.feed === feed).map(toPartHealth),
      matches: matches.find((row) => row.feed === feed)?.matches,
    }));
  }

  override async recent(territory: string, feed: string, limit: number): Promise<readonly FeedFetched[]> {
    const rows = await this.database.read((manager) =>
      manager.query<{ told: FeedFetched }[]>(
        'SELECT told FROM live_fetch WHERE territory = $1 AND feed = $2 ORDER BY sequence DESC LIMIT $3',
        [territory, feed, limit],
      ),
    );
    return rows.map(({ told }) => told);
  }
}

interface PartRow {
  readonly feed: string;
  readonly last: FeedFetched;
  readonly success: FeedFetched | null;
  readonly failures: number;
}

interface MatchRow {
  readonly feed: string;
  readonly matches: UpdatesMatched;
}

const toPartHealth = ({ last, success, failures }: PartRow): LivePartHealth => ({
  last,
  succeededAt: success?.fetchedAt,
  entities: success?.entities ?? {},
  timestamp: success?.timestamp,
  failures,
});

/** Whether it was not recorded before. */
async function insertOnce(manager: EntityManager, fetch: FeedFetched): Promise<boolean> {
  const { territory, feed, part, sequence } = fetch;
  const inserted = await manager.query<unknown[]>(
    `INSERT INTO live_fetch (territory, feed, part, sequence, told) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING RETURNING 1`,
    [territory, feed, part, sequence, JSON.stringify(fetch)],
  );
  return inserted.length > 0;
}

/** An older fetch that is told late changes nothing. What `unchanged` leaves out is what it was before. */
async function refreshPart(manager: EntityManager, fetch: FeedFetched): Promise<void> {
  const { territory, feed, part, sequence, outcome } = fetch;
  const isFailed = outcome === 'failed';
  const told = JSON.stringify(fetch);
  await manager.query(
    `INSERT INTO live_part AS known (territory, feed, part, sequence, last, success, failures)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (territory, feed, part) DO UPDATE SET
       sequence = excluded.sequence,
       last = excluded.last,
       success = coalesce(excluded.success, known.success),
       failures = CASE WHEN excluded.failures = 0 THEN 0 ELSE known.failures + 1 END
     WHERE excluded.sequence > known.sequence`,
    [territory, feed, part, sequence, told, isFailed ? null : told, isFailed ? 1 : 0],
  );
}

async function prune(manager: EntityManager, { territory, feed, part }: FeedFetched, keptRows: number): Promise<void> {
  await manager.query(
    `DELETE FROM live_fetch WHERE territory = $1 AND feed = $2 AND part = $3 AND (
       recorded_at < now() - $4::interval
       OR sequence <= (
         SELECT sequence FROM live_fetch WHERE territory = $1 AND feed = $2 AND part = $3
         ORDER BY sequence DESC OFFSET $5 LIMIT 1))`,
    [territory, feed, part, KEPT_TIME, keptRows],
  );
}
