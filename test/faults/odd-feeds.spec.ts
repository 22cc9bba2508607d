import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Authority } from '@maillage/adapters-http/testing';
import { oddArchives } from '@maillage/adapters-threads/testing';
import { strToU8, zipSync } from 'fflate';
import { bourg, publishBytes, publishFeed, STOPS, writeBourg } from '../journeys/bourg.js';
import { startSuite, type Install } from '../journeys/installs.js';
import { until } from '../journeys/processes.js';
import { describeOddLive } from './describe-odd-live.js';
import { firstTrips, oddFeeds, type Tables } from './odd-feeds.js';
import { ODD_ENVIRONMENT, serveOddTown, type OddTown } from './odd-live-town.js';
import { writeNightTown } from './odd-night-town.js';
import { ODD_REALTIME } from './odd-realtime.js';
import { ODD_SHARING } from './odd-sharing.js';

interface VersionView {
  readonly version: number;
  readonly state: string;
  readonly notices: readonly {
    readonly code: string;
    readonly samples: readonly { message: { fr: string; en: string } }[];
  }[];
}

const SOUND = bourg({ name: 'A', minute: 0 });
const canSign = Authority.isPossible();
if (!canSign) console.warn('openssl is not here: live feeds with certificates (A19) were left out');
const ODD_LIVE = [...ODD_REALTIME, ...ODD_SHARING].filter(({ authority }) => canSign || authority === undefined);
const GOLDEN = 200;
const CLIENTS = 8;

/**
 * Every input of the catalogue goes through a running install. After each: the process lives, the golden set is answered as
 * before, one version tells what became of it and why in both languages, nothing leaks, and the same input meets the same fate.
 */
describe('what operators may publish and send', () => {
  let folder = '';
  let feed = '';
  let install: Install;
  let oddTown: OddTown;
  let golden: readonly string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-faults-'));
    const written = await writeBourg(join(folder, 'territory'));
    oddTown = await serveOddTown(join(folder, 'live'), ODD_LIVE);
    feed = written.feed;
    const night = await writeNightTown(join(folder, 'night'));
    const territoryFiles = [written.territoryFile, oddTown.territoryFile, night];
    install = await startSuite(
      { territoryFiles, territoryFolder: folder, dataFolder: join(folder, 'data') },
      ODD_ENVIRONMENT,
    );
    golden = await askGolden();
  }, 120_000);
  afterAll(async () => {
    await install.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  const get = (path: string, init?: RequestInit): Promise<Response> => fetch(`${install.url}/t/bourg${path}`, init);
  const versions = async (): Promise<readonly VersionView[]> => {
    const text = await (await get('/v1/feeds/bus/versions')).text();
    expect(text).not.toMatch(/ {4}at |node_modules|\/tmp\//);
    return (JSON.parse(text) as { versions: VersionView[] }).versions;
  };
  /** Answers without the number of their network, which grows when a version was accepted meanwhile. */
  const askGolden = async (): Promise<string[]> => {
    const answers: string[] = [];
    const place = ({ latitude, longitude }: { latitude: number; longitude: number }) =>
      `${String(latitude)},${String(longitude)}`;
    const ask = async (index: number): Promise<void> => {
      const time = new Date(Date.UTC(2026, 0, 20, 5, index * 5)).toISOString();
      const to = index % 2 === 0 ? STOPS.gare : STOPS.hopital;
      const response = await get(`/api/v6/plan?fromPlace=${place(STOPS.mairie)}&toPlace=${place(to)}&time=${time}`);
      answers[index] = (await response.text()).replace(/"network":\{[^}]*\}/, '');
    };
    let next = 0;
    const client = async (): Promise<void> => {
      while (next < GOLDEN) await ask(next++);
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    return answers;
  };
  /** Numbers of the golden questions that are answered otherwise than at first. */
  const changedAnswers = async (): Promise<number[]> =>
    (await askGolden()).flatMap((answer, index) => (answer === golden[index] ? [] : [index]));
  const publish = async (bytes: Uint8Array): Promise<VersionView> => {
    const before = (await versions())[0]?.version ?? 0;
    await publishBytes(feed, bytes);
    expect((await get('/v1/feeds/bus/refresh', { method: 'POST' })).status).toBe(202);
    let newest: VersionView | undefined;
    await until('a version that is judged', async () => {
      newest = (await versions())[0];
      return newest !== undefined && newest.version > before && !['RECEIVED', 'READY'].includes(newest.state);
    });
    return newest ?? missing();
  };
  const expectFate = async (bytes: Uint8Array, fate: string, code: string | undefined): Promise<void> => {
    const version = await publish(bytes);
    const codes = version.notices.map((notice) => notice.code);
    expect([version.state, codes]).toEqual([
      fate,
      code === undefined ? expect.anything() : expect.arrayContaining([code]),
    ]);
    for (const { samples } of version.notices) {
      for (const { message } of samples)
        expect([message.fr.length, message.en.length].every((length) => length > 15)).toBe(true);
    }
    expect((await get('/api/v1/health')).status).toBe(200);
  };

  describeOddLive(
    ODD_LIVE,
    () => install.url,
    () => oddTown,
  );

  const refused = oddArchives.filter(({ outcome }) => typeof outcome === 'string');
  it.each(refused.map((archive) => [archive.id, archive.what, archive] as const))(
    '%s %s is refused, twice alike',
    async (_id, _what, { make, outcome }) => {
      for (let time = 0; time < 2; time++) await expectFate(make(), 'REJECTED', String(outcome));
      expect(await changedAnswers()).toEqual([]);
    },
    60_000,
  );

  it('A14 is not news when only the wrapping changed', async () => {
    await publishFeed(feed, SOUND);
    const before = await versions();
    await publishBytes(
      feed,
      zipSync(Object.fromEntries(Object.entries(SOUND).map(([name, table]) => [`gtfs/${name}`, strToU8(table)])), {
        level: 1,
      }),
    );
    await get('/v1/feeds/bus/refresh', { method: 'POST' });
    await until('the discarded version is gone', async () => (await versions()).length === before.length);
    expect((await versions())[0]?.version).toBe(before[0]?.version);
  });

  it.each(oddFeeds.map((odd) => [odd.id, odd.what, odd] as const))(
    '%s %s',
    async (_id, _what, { tables, fate, code }) => {
      await expectFate(zipOf(tables(SOUND)), fate, code);
      if (fate === 'ACTIVE') await restore();
      expect(await changedAnswers()).toEqual([]);
    },
    60_000,
  );

  it('what is held answers once a person released it, and never once it was rejected', async () => {
    const review = (version: number, decision: string, headers = {}) =>
      get(`/v1/feeds/bus/versions/${String(version)}/${decision}`, { method: 'POST', headers });
    const stateOf = async (number: number) => (await versions()).find(({ version }) => version === number)?.state;
    const thinned = zipOf(firstTrips(0.55)(SOUND));
    const held = await publish(thinned);
    expect((await review(held.version, 'release', { origin: 'https://page.example' })).status).toBe(403);
    expect(await (await review(held.version, 'reject')).json()).toMatchObject({ state: 'REJECTED' });
    expect((await review(held.version, 'release')).status).toBe(409);
    const again = await publish(thinned);
    expect([again.state, await changedAnswers()]).toEqual(['HELD', []]);
    expect(await (await review(again.version, 'release')).json()).toMatchObject({ state: 'READY' });
    await until('the released version answers', async () => (await stateOf(again.version)) === 'ACTIVE');
    expect((await changedAnswers()).length).toBeGreaterThan(0);
    await restore();
  }, 60_000);

  /** The sound feed again, as its operator would after such a day. */
  async function restore(): Promise<void> {
    const { state } = await publish(zipOf(SOUND));
    expect(state).toBe('ACTIVE');
    await until('the golden set is as before', async () => (await changedAnswers()).length === 0, 30);
  }
});

const zipOf = (tables: Tables): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(tables).flatMap(([name, table]) =>
        table === undefined ? [] : [[name, typeof table === 'string' ? strToU8(table) : table]],
      ),
    ),
  );

function missing(): never {
  throw new Error('no version');
}
