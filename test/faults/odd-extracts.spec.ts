import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { oddExtracts, writeExtract } from '@maillage/street-extract/testing';
import { bourgStreets, CANARY, publishBytes, STOPS, writeBourg } from '../journeys/bourg.js';
import { startSuite, type Install } from '../journeys/installs.js';
import { until } from '../journeys/processes.js';

interface VersionView {
  readonly version: number;
  readonly state: string;
  readonly counts: Readonly<Record<string, number>> | null;
  readonly notices: readonly {
    readonly code: string;
    readonly samples: readonly { message: { fr: string; en: string } }[];
  }[];
}

const SOUND = bourgStreets({ passage: false });
const QUESTIONS = 60;

/** Each odd extract goes through a running install: refused with a reason, while the streets of before are walked. */
describe('what may be published as streets', () => {
  let folder = '';
  let extract = '';
  let install: Install;
  let golden: readonly string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-extracts-'));
    const written = await writeBourg(join(folder, 'territory'));
    extract = written.extract;
    const dataFolder = join(folder, 'data');
    install = await startSuite({ territoryFiles: [written.territoryFile], territoryFolder: folder, dataFolder });
    await until('the streets answer', async () => (await versions())[0]?.state === 'ACTIVE');
    golden = await askGolden();
  }, 120_000);
  afterAll(async () => {
    await install.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  const get = (path: string, init?: RequestInit): Promise<Response> => fetch(`${install.url}${path}`, init);
  const versions = async (): Promise<readonly VersionView[]> =>
    ((await (await get('/v1/feeds/streets/versions')).json()) as { versions: VersionView[] }).versions;
  const askGolden = (): Promise<string[]> =>
    Promise.all(
      Array.from({ length: QUESTIONS }, async (_, index) => {
        const time = new Date(Date.UTC(2026, 0, 20, 5, index * 15)).toISOString();
        const { latitude, longitude } = index % 2 === 0 ? STOPS.gare : STOPS.hopital;
        const from = `${String(CANARY.latitude)},${String(CANARY.longitude)}`;
        const response = await get(
          `/api/v6/plan?fromPlace=${from}&toPlace=${String(latitude)},${String(longitude)}&time=${time}`,
        );
        expect(response.status).toBe(200);
        return (await response.text()).replace(/"network":\{[^}]*\}/, '');
      }),
    );
  const publish = async (bytes: Uint8Array): Promise<VersionView> => {
    const before = (await versions())[0]?.version ?? 0;
    await publishBytes(extract, bytes);
    expect((await get('/v1/feeds/streets/refresh', { method: 'POST' })).status).toBe(202);
    let newest: VersionView | undefined;
    await until('a version that is judged', async () => {
      newest = (await versions())[0];
      return newest !== undefined && newest.version > before && !['RECEIVED', 'READY'].includes(newest.state);
    });
    if (!newest) throw new Error('no version');
    return newest;
  };

  it.each(oddExtracts.filter(({ code }) => code !== undefined).map((odd) => [odd.what, odd] as const))(
    '%s is refused with a reason, and the streets of before are walked',
    async (_what, { make, code }) => {
      const { state, notices } = await publish(make(SOUND));
      expect([state, notices.map((notice) => notice.code)]).toEqual(['REJECTED', [code]]);
      const messages = notices.flatMap(({ samples }) => samples.map(({ message }) => message));
      expect(messages.every(({ fr, en }) => fr.length > 40 && en.length > 40)).toBe(true);
      expect(await askGolden()).toEqual(golden);
    },
    60_000,
  );

  it('an extract that lies elsewhere waits for a person', async () => {
    const elsewhere = writeExtract({
      nodes: [1, 2].map((id) => ({ id, at: [43.7, 7.4 + id / 1000] as const })),
      ways: [{ id: 1, refs: [1, 2], tags: { highway: 'residential' } }],
    });
    const { state, notices } = await publish(elsewhere);
    expect([state, notices.map(({ code }) => code)]).toEqual(['HELD', ['EXTRACT_AREA_CHANGED']]);
    expect(await askGolden()).toEqual(golden);
  }, 60_000);
});

describe('a first extract that lies elsewhere', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-elsewhere-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is told, and the network answers as the crow flies', async () => {
    const { territoryFile, extract } = await writeBourg(join(folder, 'territory'));
    await publishBytes(
      extract,
      writeExtract({
        nodes: [1, 2].map((id) => ({ id, at: [43.7, 7.4 + id / 1000] as const })),
        ways: [{ id: 1, refs: [1, 2], tags: { highway: 'residential' } }],
      }),
    );
    const install = await startSuite({
      territoryFiles: [territoryFile],
      territoryFolder: folder,
      dataFolder: join(folder, 'data'),
    });
    try {
      const from = `${String(CANARY.latitude)},${String(CANARY.longitude)}`;
      const to = `${String(STOPS.gare.latitude)},${String(STOPS.gare.longitude)}`;
      const answer = await (await fetch(`${install.url}/api/v6/plan?fromPlace=${from}&toPlace=${to}`)).json();
      expect((answer as { itineraries: unknown[] }).itineraries.length).toBeGreaterThan(0);
      const told = install.processes.map((process) => process.output()).join('\n');
      expect(told).toMatch(/STOPS_WITHOUT_STREETS × 3 \(100 %\)/);
      const streets = (await (await fetch(`${install.url}/v1/feeds/streets/versions`)).json()) as {
        versions: VersionView[];
      };
      expect(streets.versions[0]?.notices.map(({ code }) => code)).toEqual(['STOPS_WITHOUT_STREETS']);
    } finally {
      await install.stop();
    }
  }, 120_000);
});
