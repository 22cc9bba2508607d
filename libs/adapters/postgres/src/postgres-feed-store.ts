import { feedVersionAccepted, feedVersionRefused, type FeedKind } from '@maillage/contracts';
import { FeedStore, type FeedVersion, type Judgement, type ReportByKind, type VersionReport } from '@maillage/ports';
import { In, type EntityManager } from 'typeorm';
import type { Database } from './database.js';
import { lockFeed } from './lock-feed.js';
import { feedVersionRow, LIVE_STATES, toFeedVersion, type FeedVersionRow } from './rows/feed-version.row.js';
import { feedRow } from './rows/feed.row.js';
import { tellFact } from './tell-fact.js';

export class PostgresFeedStore extends FeedStore {
  constructor(private readonly database: Database) {
    super();
  }

  override receive(archive: {
    territory: string;
    feed: string;
    digest: string;
    bytes: number;
    origin?: string | undefined;
  }): Promise<{ version: FeedVersion; duplicate: boolean }> {
    const { territory, feed, digest, bytes, origin = null } = archive;
    return this.database.write(async (manager) => {
      const { lastVersion, kind } = await lockFeed(manager, territory, feed);
      const known = await manager.findOneBy(feedVersionRow, { territory, feed, digest, state: In(LIVE_STATES) });
      if (known) return { version: toFeedVersion(known), duplicate: true };
      const key = { territory, feed, version: lastVersion + 1 };
      await manager.update(feedRow, { territory, id: feed }, { lastVersion: key.version });
      await manager.insert(feedVersionRow, {
        ...key,
        kind,
        state: 'RECEIVED',
        digest,
        bytes,
        origin,
        fingerprint: '',
        notices: [],
      });
      return { version: toFeedVersion(await manager.findOneByOrFail(feedVersionRow, key)), duplicate: false };
    });
  }

  override judge(version: FeedVersion, judgement: Judgement): Promise<boolean> {
    return this.database.write(async (manager) => {
      await lockFeed(manager, version.territory, version.feed);
      if (!(await writeJudgement(manager, version, judgement))) return false;
      await tellJudgement(manager, version, judgement);
      return true;
    });
  }

  override async activeReport<Kind extends FeedKind>(
    territory: string,
    feed: string,
    kind: Kind,
  ): Promise<ReportByKind[Kind] | undefined> {
    const row = await this.database.read((manager) =>
      manager.findOne(feedVersionRow, {
        where: { territory, feed, kind, state: 'ACTIVE' },
        select: { territory: true, feed: true, version: true, report: true },
      }),
    );
    return (row?.report ?? undefined) as ReportByKind[Kind] | undefined;
  }

  override async list(territory: string, feed: string, limit: number): Promise<readonly FeedVersion[]> {
    const rows = await this.database.read((manager) =>
      manager.find(feedVersionRow, { where: { territory, feed }, order: { version: 'DESC' }, take: limit }),
    );
    return rows.map(toFeedVersion);
  }

  override async discard({ territory, feed, version }: FeedVersion): Promise<void> {
    await this.database.write((manager) =>
      manager.delete(feedVersionRow, { territory, feed, version, state: 'RECEIVED' }),
    );
  }
}

async function writeJudgement(manager: EntityManager, version: FeedVersion, judgement: Judgement): Promise<boolean> {
  const { report, notices, changes, state } = judgement;
  const findings = report && {
    fingerprint: report.fingerprint,
    counts: report.counts,
    ...daysOf(report),
    report,
  };
  const { affected } = await manager.update(
    feedVersionRow,
    {
      territory: version.territory,
      feed: version.feed,
      version: version.version,
      state: In(['RECEIVED', 'HELD', 'SCHEDULED']),
    },
    { ...findings, state, notices, ...(changes && { changes }) },
  );
  return affected === 1;
}

/** The days that a timetable runs on. */
const daysOf = (report: VersionReport): Pick<FeedVersionRow, 'firstDay' | 'lastDay'> =>
  'firstDay' in report
    ? { firstDay: report.firstDay ?? null, lastDay: report.lastDay ?? null }
    : { firstDay: null, lastDay: null };

async function tellJudgement(manager: EntityManager, version: FeedVersion, judgement: Judgement): Promise<void> {
  const { territory, feed, version: number, digest } = version;
  if (judgement.state === 'READY') {
    await tellFact(manager, feedVersionAccepted, { territory, feed, version: number, digest });
  } else if (judgement.state === 'REJECTED') {
    const first = judgement.notices.find(({ severity }) => severity === 'error') ?? judgement.notices[0];
    await tellFact(manager, feedVersionRefused, {
      territory,
      feed,
      version: number,
      code: first?.code ?? 'UNREADABLE',
    });
  }
}
