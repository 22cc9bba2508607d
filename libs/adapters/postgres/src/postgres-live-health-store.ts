import type { FeedFetched, StandingFeedFetched, UpdatesMatched } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import { LiveHealthStore, type FeedHealth, type FetchTold, type LivePartHealth } from '@maillage/ports';
import type { EntityManager } from 'typeorm';
import type { Database } from './database.js';

/** Of a part, whichever is less: a week at one fetch every half minute. */
const KEPT_ROWS = 20_000;
const KEPT_TIME = '7 days';
/** Old rows are looked for at every so manieth fetch of a part. */
const PRUNING = 64;
/** What stands of a feed is kept as a part of its own, whose name no live part has. */
const STANDING = 'standing';

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

  override async recordFetch(fetch: FetchTold): Promise<void> {
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

  override async list(territory: string): Promise<readonly FeedHealth[]> {
    const { parts, matches } = await this.database.view(async (manager) => ({
      parts: await manager.query<PartRow[]>(
        'SELECT feed, last, success, failures, failing_since FROM live_part WHERE territory = $1 ORDER BY feed, part',
        [territory],
      ),
      matches: await manager.query<MatchRow[]>('SELECT feed, matches FROM live_match WHERE territory = $1', [
        territory,
      ]),
    }));
    const [live, standing] = [parts.filter(isLive), parts.filter(isStanding)];
    const feeds = [...new Set([...parts, ...matches].map(({ feed }) => feed))].sort();
    return feeds.map((feed) => ({
      feed,
      parts: live.filter((row) => row.feed === feed).map(toPartHealth),
      standing: standing.filter((row) => row.feed === feed).map(toHealth)[0],
      matches: matches.find((row) => row.feed === feed)?.matches,
    }));
  }

  override async recent(territory: string, feed: string, limit: number): Promise<readonly FetchTold[]> {
    const rows = await this.database.read((manager) =>
      manager.query<{ told: FetchTold }[]>(
        'SELECT told FROM live_fetch WHERE territory = $1 AND feed = $2 ORDER BY sequence DESC LIMIT $3',
        [territory, feed, limit],
      ),
    );
    return rows.map(({ told }) => told);
  }
}

interface PartRow<Told extends FetchTold = FetchTold> {
  readonly feed: string;
  readonly last: Told;
  readonly success: Told | null;
  readonly failures: number;
  readonly failing_since: string | null;
}

interface MatchRow {
  readonly feed: string;
  readonly matches: UpdatesMatched;
}

const isLive = (row: PartRow): row is PartRow<FeedFetched> => 'part' in row.last;
const isStanding = (row: PartRow): row is PartRow<StandingFeedFetched> => !isLive(row);

const toPartHealth = (row: PartRow<FeedFetched>): LivePartHealth => ({
  ...toHealth(row),
  entities: row.success?.entities ?? {},
  timestamp: row.success?.timestamp,
});

const toHealth = <Told extends FetchTold>({ last, success, failures, failing_since }: PartRow<Told>) => ({
  last,
  succeededAt: success?.fetchedAt,
  failures,
  failingSince: failing_since === null ? undefined : (Number(failing_since) as Instant),
});

const partOf = (fetch: FetchTold): string => ('part' in fetch ? fetch.part : STANDING);

/** Whether it was not recorded before. */
async function insertOnce(manager: EntityManager, fetch: FetchTold): Promise<boolean> {
  const { territory, feed, sequence } = fetch;
  const inserted = await manager.query<unknown[]>(
    `INSERT INTO live_fetch (territory, feed, part, sequence, told) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING RETURNING 1`,
    [territory, feed, partOf(fetch), sequence, JSON.stringify(fetch)],
  );
  return inserted.length > 0;
}

/** An older fetch that is told late changes nothing. What `unchanged` leaves out is what it was before. */
async function refreshPart(manager: EntityManager, fetch: FetchTold): Promise<void> {
  const { territory, feed, sequence, fetchedAt, outcome } = fetch;
  const isFailed = outcome === 'failed';
  const told = JSON.stringify(fetch);
  await manager.query(
    `INSERT INTO live_part AS known (territory, feed, part, sequence, last, success, failures, failing_since)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (territory, feed, part) DO UPDATE SET
       sequence = excluded.sequence,
       last = excluded.last,
       success = coalesce(excluded.success, known.success),
       failures = CASE WHEN excluded.failures = 0 THEN 0 ELSE known.failures + 1 END,
       failing_since = CASE WHEN excluded.failures = 0 THEN NULL ELSE coalesce(known.failing_since, excluded.failing_since) END
     WHERE excluded.sequence > known.sequence`,
    [
      territory,
      feed,
      partOf(fetch),
      sequence,
      told,
      isFailed ? null : told,
      isFailed ? 1 : 0,
      isFailed ? fetchedAt : null,
    ],
  );
}

async function prune(manager: EntityManager, fetch: FetchTold, keptRows: number): Promise<void> {
  await manager.query(
    `DELETE FROM live_fetch WHERE territory = $1 AND feed = $2 AND part = $3 AND (
       recorded_at < now() - $4::interval
       OR sequence <= (
         SELECT sequence FROM live_fetch WHERE territory = $1 AND feed = $2 AND part = $3
         ORDER BY sequence DESC OFFSET $5 LIMIT 1))`,
    [fetch.territory, fetch.feed, partOf(fetch), KEPT_TIME, keptRows],
  );
}
