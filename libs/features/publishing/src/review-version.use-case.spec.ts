import { beforeEach, describe, expect, it } from '@jest/globals';
import { territorySchema } from '@maillage/contracts';
import { parseServiceDate, type Instant, type ServiceDay } from '@maillage/kernel';
import { FeedStore, type FeedVersion, type FeedVersionState, type Judgement } from '@maillage/ports';
import { FixedClock } from '@maillage/testing';
import { ReviewVersion } from './review-version.use-case.js';

const TODAY = '2026-01-20';
const NOTICE = { code: 'REGRESSION', severity: 'warning', count: 1, samples: [] } as const;
const HERE = { address: '127.0.0.1', headers: ['host'] };
const feeds = [{ id: 'bus', kind: 'gtfs', url: './bus.zip' }];
const town = {
  territory: territorySchema.parse({ id: 'town', name: 'Town', timezone: 'Europe/Paris', feeds }),
  startedAt: 0 as Instant,
};

const versionOf = (version: number, state: FeedVersionState, firstDay = '20260101'): FeedVersion => ({
  territory: 'town',
  feed: 'bus',
  kind: 'gtfs',
  version,
  state,
  digest: String(version),
  bytes: 1,
  fingerprint: '',
  receivedAt: TODAY,
  firstDay: parseServiceDate(firstDay) ?? (0 as ServiceDay),
  notices: [NOTICE],
});

/** What of a store a review needs; how a judgement is kept is the store's suite. */
class Versions extends FeedStore {
  readonly judged: [number, Judgement][] = [];
  isTaken = false;
  constructor(private readonly versions: readonly FeedVersion[]) {
    super();
  }
  override judge({ version }: FeedVersion, judgement: Judgement): Promise<boolean> {
    this.judged.push([version, judgement]);
    return Promise.resolve(!this.isTaken);
  }
  override list(): Promise<readonly FeedVersion[]> {
    return Promise.resolve(this.versions);
  }
  override receive = () => Promise.reject(new Error('not asked'));
  override activeReport = () => Promise.reject(new Error('not asked'));
  override discard = () => Promise.reject(new Error('not asked'));
}

describe('a person who looks at a version that is held', () => {
  let store: Versions;
  const hold = (...versions: readonly FeedVersion[]) => {
    store = new Versions(versions);
  };
  const review = (decision: 'release' | 'reject', version = '6', caller = HERE) => {
    const clock = new FixedClock((Date.parse(`${TODAY}T08:00:00+01:00`) / 1000) as Instant);
    return new ReviewVersion(store, clock).execute(town, 'bus', version, decision, caller);
  };
  beforeEach(() => hold(versionOf(6, 'HELD'), versionOf(5, 'ACTIVE')));

  it('lets it go: it keeps its report, what was found and what changed', async () => {
    expect(await review('release')).toMatchObject({ version: 6, state: 'READY', feed: 'bus' });
    expect(store.judged).toEqual([[6, { state: 'READY', report: undefined, notices: [NOTICE], changes: undefined }]]);
  });

  it('lets it wait for its first day', async () => {
    hold(versionOf(6, 'HELD', '20260121'), versionOf(5, 'ACTIVE'));
    expect(await review('release')).toMatchObject({ state: 'SCHEDULED' });
  });

  it('refuses it', async () => {
    expect(await review('reject')).toMatchObject({ state: 'REJECTED' });
    expect(store.judged).toMatchObject([[6, { state: 'REJECTED', notices: [NOTICE] }]]);
  });

  it.each(['release', 'reject'] as const)('may not %s what is not held, or is not there', async (decision) => {
    await expect(review(decision, '5')).rejects.toMatchObject({ status: 409, code: 'VERSION_NOT_HELD' });
    for (const version of ['7', '06', '6.0', '__proto__'])
      await expect(review(decision, version)).rejects.toMatchObject({ status: 404, code: 'VERSION_NOT_FOUND' });
    expect(store.judged).toEqual([]);
  });

  it('learns that somebody else was faster', async () => {
    store.isTaken = true;
    await expect(review('release')).rejects.toMatchObject({ status: 409, code: 'VERSION_NOT_HELD' });
  });

  it('may refuse one that a newer version replaced, not release it', async () => {
    hold(versionOf(7, 'ACTIVE'), versionOf(6, 'HELD'));
    await expect(review('release')).rejects.toMatchObject({ status: 409, code: 'VERSION_SUPERSEDED' });
    hold(versionOf(7, 'SCHEDULED'), versionOf(6, 'HELD'));
    expect(await review('release')).toMatchObject({ state: 'READY' });
    hold(versionOf(7, 'ACTIVE'), versionOf(6, 'HELD'));
    expect(await review('reject')).toMatchObject({ state: 'REJECTED' });
  });

  it('sits at the machine itself', async () => {
    for (const caller of [
      { ...HERE, address: '192.0.2.7' },
      { ...HERE, headers: ['origin'] },
    ])
      await expect(review('release', '6', caller)).rejects.toMatchObject({ status: 403, code: 'LOOPBACK_ONLY' });
    expect(store.judged).toEqual([]);
  });
});
