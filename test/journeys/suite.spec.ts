import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OPERATOR_TOKEN, writeBourg } from './bourg.js';
import { describeInstall } from './describe-install.js';
import { startSuite, type Install } from './installs.js';

describeInstall('everything in one process', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-suite-'));
  const { territoryFile, feed, extract } = await writeBourg(join(folder, 'territory'), 'bourg', { isLive: true });
  const dataFolder = join(folder, 'data');
  const options = { territoryFiles: [territoryFile], territoryFolder: folder, dataFolder };
  const install = await startSuite(options, { OPERATOR_TOKEN });
  return {
    install,
    feed,
    extract,
    folders: [dataFolder],
    dump: () => Promise.resolve(''),
    async stop() {
      await install.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
});

describe('an install with two territories', () => {
  let folder = '';
  let install: Install;
  const options = () => ({
    territoryFiles: ['nord', 'sud'].map((id) => join(folder, `${id}.yaml`)),
    territoryFolder: folder,
    dataFolder: join(folder, 'data'),
  });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-two-'));
    await writeBourg(folder, 'nord');
    await writeBourg(folder, 'sud');
    install = await startSuite(options());
  }, 120_000);
  afterAll(async () => {
    await install.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('wants to know which one, and keeps them apart', async () => {
    const ask = async (path: string): Promise<Response> => fetch(`${install.url}${path}`);
    expect((await ask('/api/v6/stop?stopId=bus_gare')).status).toBe(404);
    expect((await ask('/t/nord/api/v6/stop?stopId=bus_gare')).status).toBe(200);
    expect((await ask('/t/sud/api/v6/stop?stopId=bus_gare')).status).toBe(200);
    expect((await ask('/t/est/api/v6/stop?stopId=bus_gare')).status).toBe(404);
    expect(await (await ask('/t/sud/v1/feeds')).json()).toMatchObject({ territory: 'sud' });
  });

  it('refuses a second process on the same data, in one line', async () => {
    await expect(startSuite(options())).rejects.toThrow(/status 1\n[^\n]{20,300}\n*$/);
  });

  it('stops at once and finds its data again', async () => {
    const [suite] = install.processes;
    expect(await suite?.stop('SIGINT')).toBe(0);
    expect(await commandsNaming(folder)).toEqual([]);
    install = await startSuite(options());
    const health = (await (await fetch(`${install.url}/api/v1/health`)).json()) as {
      territories: { generation: number }[];
    };
    expect(health.territories.map(({ generation }) => generation)).toEqual([1, 1]);
  }, 120_000);
});

/** Command lines of running processes that name the folder: servers that were left behind. */
async function commandsNaming(folder: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return commands.filter((command) => command.includes(folder));
}
