import { describe, expect, it } from '@jest/globals';
import type { Judgement } from '@maillage/ports';
import {
  activate,
  declare,
  drain,
  extractReportOf,
  judgementOf,
  publish,
  randomDigest,
  receive,
  reportOf,
  statesOf,
  territoryOf,
  type Stores,
} from './stores.js';

export function describeFeedStore(name: string, make: () => Promise<Stores>): void {
  describe(`${name} keeps the promises of FeedStore`, () => {
    describeReceiving(make);
    describeJudging(make);

    it('forgets only what was not judged, and never gives its number again', async () => {
      const stores = await make();
      const territory = await declare(stores, 'bus');
      const judged = await publish(stores, territory, 'bus');
      await stores.feeds.discard(judged);
      await stores.feeds.discard(await receive(stores, territory, 'bus'));
      await receive(stores, territory, 'bus');
      expect(await statesOf(stores, territory, 'bus')).toEqual(['3 RECEIVED', '1 READY']);
    });

    it('gives the report of the version that answers', async () => {
      const stores = await make();
      const territory = await declare(stores, 'bus');
      const report = reportOf(100, 200);
      const version = await publish(stores, territory, 'bus', judgementOf('READY', report));
      expect(await stores.feeds.activeReport(territory, 'bus', 'gtfs')).toBeUndefined();
      await activate(stores, territory, undefined, [version]);
      expect(await stores.feeds.activeReport(territory, 'bus', 'gtfs')).toEqual(report);
      expect(await stores.feeds.activeReport(territory, 'bus', 'osm')).toBeUndefined();
    });

    it('keeps what was found in an extract beside the timetables', async () => {
      const stores = await make();
      const territory = territoryOf('bus');
      await stores.territories.put({
        ...territory,
        streets: [{ url: 'file:///town.osm.pbf' }, { url: 'file:///more' }],
      });
      const report = extractReportOf(120);
      const version = await publish(stores, territory.id, 'streets', { ...judgementOf('READY'), report });
      expect(version).toMatchObject({ feed: 'streets', kind: 'osm', version: 1 });
      const [stored] = await stores.feeds.list(territory.id, 'streets', 1);
      expect(stored).toMatchObject({ kind: 'osm', state: 'READY', counts: report.counts, firstDay: undefined });
      await activate(stores, territory.id, undefined, [version]);
      expect(await stores.feeds.activeReport(territory.id, 'streets', 'osm')).toEqual(report);
      expect(await receive(stores, territory.id, 'streets-2')).toMatchObject({ kind: 'osm' });
    });

    it('lists the newest first, as many as asked', async () => {
      const stores = await make();
      const territory = await declare(stores, 'bus');
      for (let count = 0; count < 4; count++) await receive(stores, territory, 'bus');
      const listed = await stores.feeds.list(territory, 'bus', 2);
      expect(listed.map(({ version }) => version)).toEqual([4, 3]);
    });
  });
}

function describeReceiving(make: () => Promise<Stores>): void {
  it('numbers the versions of each feed from 1', async () => {
    const stores = await make();
    const [here, there] = [await declare(stores, 'bus', 'train'), await declare(stores, 'bus')];
    const digest = randomDigest();
    const archive = { digest, bytes: 5_000_000_000, origin: 'https://bus.example/gtfs.zip\n"v1"|' };
    const received = await stores.feeds.receive({ territory: here, feed: 'bus', ...archive });
    expect(received).toMatchObject({
      duplicate: false,
      version: {
        territory: here,
        feed: 'bus',
        kind: 'gtfs',
        version: 1,
        state: 'RECEIVED',
        ...archive,
      },
    });
    expect(received.version).toMatchObject({ fingerprint: '', notices: [] });
    expect(Math.abs(Date.now() - Date.parse(received.version.receivedAt))).toBeLessThan(86_400_000);
    expect(await receive(stores, here, 'bus')).toMatchObject({ version: 2 });
    expect(await receive(stores, here, 'train', digest)).toMatchObject({ version: 1 });
    expect(await receive(stores, there, 'bus', digest)).toMatchObject({ version: 1 });
  });

  it('makes one version of the same bytes received many times at once', async () => {
    const stores = await make();
    const archive = { territory: await declare(stores, 'bus'), feed: 'bus', digest: randomDigest(), bytes: 10 };
    const received = await Promise.all(Array.from({ length: 12 }, () => stores.feeds.receive(archive)));
    expect(received.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(new Set(received.map(({ version }) => version.version))).toEqual(new Set([1]));
  });

  it('gives consecutive numbers to different bytes received at once', async () => {
    const stores = await make();
    const territory = await declare(stores, 'bus');
    const versions = await Promise.all(Array.from({ length: 12 }, () => receive(stores, territory, 'bus')));
    const numbers = versions.map(({ version }) => version).sort((one, other) => one - other);
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  });

  it.each(['HELD', 'SCHEDULED', 'READY'] as const)('knows the bytes of a version that is %s', async (state) => {
    const stores = await make();
    const territory = await declare(stores, 'bus');
    const { digest } = await publish(stores, territory, 'bus', judgementOf(state));
    const again = await stores.feeds.receive({ territory, feed: 'bus', digest, bytes: 1_000 });
    expect(again).toMatchObject({ duplicate: true, version: { version: 1, state } });
  });

  it.each(['REJECTED', 'FAILED'] as const)('takes the bytes of a version that is %s again', async (state) => {
    const stores = await make();
    const territory = await declare(stores, 'bus');
    const { digest } = await publish(stores, territory, 'bus', judgementOf(state));
    const again = await stores.feeds.receive({ territory, feed: 'bus', digest, bytes: 1_000 });
    expect(again).toMatchObject({ duplicate: false, version: { version: 2, state: 'RECEIVED' } });
  });

  it('refuses a feed that the territory does not declare', async () => {
    const stores = await make();
    const territory = await declare(stores, 'bus');
    await expect(receive(stores, territory, 'tram')).rejects.toMatchObject({ code: 'FEED_UNKNOWN' });
  });
}

function describeJudging(make: () => Promise<Stores>): void {
  it('writes what reading found', async () => {
    const stores = await make();
    const territory = await declare(stores, 'bus');
    const report = reportOf(100, 200);
    const { counts } = report;
    const message = { fr: 'Écart', en: 'Gap' };
    const sample = { code: 'GAP', severity: 'warning' as const, value: 'a\u0000b\ud800 \'";--', message };
    const judgement: Judgement = {
      state: 'HELD',
      report,
      notices: [{ code: 'GAP', severity: 'warning', count: 7, samples: [sample] }],
      changes: {
        routes: { added: ['R9'], removed: [] },
        stops: { added: 1, removed: 2 },
        trips: { added: 3, removed: 4 },
        counts: { before: counts, after: counts },
        dates: { before: ['2026-01-01', '2026-02-01'], after: ['2026-01-02', '2026-02-02'] },
      },
    };
    await publish(stores, territory, 'bus', judgement);
    const [stored] = await stores.feeds.list(territory, 'bus', 1);
    expect(stored).toMatchObject({ state: 'HELD', counts, firstDay: 100, lastDay: 200 });
    expect(stored).toMatchObject({ notices: judgement.notices, changes: judgement.changes });
    expect(stored?.fingerprint).toBe(report.fingerprint);
  });

  it('tells READY and REJECTED once, with the effect, and nothing else', async () => {
    const stores = await make();
    const territory = await declare(stores, 'bus', 'train', 'tram');
    const accepted = await publish(stores, territory, 'bus');
    const notices = (['warning', 'error'] as const).map((severity) => ({
      code: severity,
      severity,
      count: 1,
      samples: [],
    }));
    const refused = await publish(stores, territory, 'train', { ...judgementOf('REJECTED'), notices });
    for (const state of ['HELD', 'SCHEDULED', 'FAILED'] as const)
      await publish(stores, territory, 'tram', judgementOf(state));
    expect(await stores.feeds.judge(accepted, judgementOf('REJECTED'))).toBe(false);
    expect(await stores.feeds.judge(refused, judgementOf('READY'))).toBe(false);
    const { version, digest } = accepted;
    expect(await drain(stores, territory)).toEqual([
      { topic: 'transit.feed-version-accepted.v1', event: { territory, feed: 'bus', version, digest } },
      { topic: 'transit.feed-version-refused.v1', event: { territory, feed: 'train', version: 1, code: 'error' } },
    ]);
  });

  it('changes nothing when the fact cannot be written', async () => {
    const stores = await make();
    const territory = await declare(stores, 'bus');
    const version = await receive(stores, territory, 'bus');
    const notices = [{ code: 'X'.repeat(1_000_000), severity: 'error' as const, count: 1, samples: [] }];
    const judged = stores.feeds.judge(version, { ...judgementOf('REJECTED'), notices });
    await expect(judged).rejects.toMatchObject({ code: 'EVENT_TOO_LARGE' });
    expect(await stores.feeds.list(territory, 'bus', 1)).toEqual([version]);
    expect(await drain(stores, territory)).toEqual([]);
  });

  it('lets only one of many judges at once decide', async () => {
    const stores = await make();
    const territory = await declare(stores, 'bus');
    const version = await receive(stores, territory, 'bus');
    const decided = await Promise.all(
      Array.from({ length: 6 }, () => stores.feeds.judge(version, judgementOf('READY'))),
    );
    expect(decided.filter(Boolean)).toHaveLength(1);
    expect(await drain(stores, territory)).toHaveLength(1);
  });

  it('releases a version that is HELD and keeps its report', async () => {
    const stores = await make();
    const territory = await declare(stores, 'bus');
    const held = await publish(stores, territory, 'bus', judgementOf('HELD'));
    expect(await stores.feeds.judge(held, { ...judgementOf('READY'), report: undefined })).toBe(true);
    const [released] = await stores.feeds.list(territory, 'bus', 1);
    expect(released).toMatchObject({ state: 'READY', firstDay: 100, lastDay: 200 });
    expect(await drain(stores, territory)).toHaveLength(1);
  });
}
