import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bourg, publishFeed, writeBourg } from './bourg.js';
import { startSuite, type Install } from './installs.js';
import { until } from './processes.js';

/** Where a network says in which version of the format it was written. */
const VERSION_OFFSET = 8;

describe('a network that was stored by another release', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-stored-'));
    await writeBourg(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is built again, and answers', async () => {
    const dataFolder = join(folder, 'data');
    const options = { territoryFiles: [join(folder, 'bourg.yaml')], territoryFolder: folder, dataFolder };
    const first = await startSuite(options);
    await first.stop();
    const networks = (await readdir(dataFolder, { recursive: true })).filter((name) => name.endsWith('.network'));
    expect(networks).toHaveLength(2); // the network and its streets
    for (const name of networks) await overwrite(join(dataFolder, name), VERSION_OFFSET, 99);
    const second = await startSuite(options);
    try {
      const health = await fetch(`${second.url}/api/v1/health`);
      expect([health.status, await health.json()]).toMatchObject([200, { territories: [{ generation: 2 }] }]);
    } finally {
      await second.stop();
    }
  }, 120_000);
});

describe('streets that were stored', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-streets-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are taken again after a restart, and by the next timetable', async () => {
    const { territoryFile, feed } = await writeBourg(folder);
    const dataFolder = join(folder, 'data');
    const options = { territoryFiles: [territoryFile], territoryFolder: folder, dataFolder };
    const outputOf = (install: Install): string => install.processes.map((process) => process.output()).join('\n');
    const BUILT = /rues construites|streets built/;
    const first = await startSuite(options);
    await first.stop();
    expect(outputOf(first)).toMatch(BUILT);
    const second = await startSuite(options);
    try {
      await publishFeed(feed, bourg({ name: 'B', minute: 5 }));
      await fetch(`${second.url}/v1/feeds/bus/refresh`, { method: 'POST' });
      await until('the next generation answers', async () => {
        const health = (await (await fetch(`${second.url}/api/v1/health`)).json()) as {
          territories: { generation: number }[];
        };
        return health.territories[0]?.generation === 2;
      });
    } finally {
      await second.stop();
    }
    expect(outputOf(second)).not.toMatch(BUILT);
    const files = (await readdir(dataFolder, { recursive: true })).filter((name) => name.endsWith('.network'));
    expect(files).toHaveLength(3); // two networks on the same streets
  }, 120_000);
});

async function overwrite(path: string, offset: number, byte: number): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(Uint8Array.of(byte), 0, 1, offset);
  await file.close();
}
