import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bourg, bourgStreets, publishBytes, publishFeed, writeBourg } from './bourg.js';

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);
const check = (file: string): Promise<{ stdout: string }> =>
  run(process.execPath, [join(ROOT, 'apps/suite/dist/main.js'), 'check', file]);

describe('maillage check', () => {
  let folder = '';
  let town: Awaited<ReturnType<typeof writeBourg>>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-check-'));
    town = await writeBourg(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('tells what a sound feed holds, and ends well', async () => {
    const { stdout } = await check(town.territoryFile);
    expect(stdout).toContain('Le Bourg (bourg)');
    expect(stdout).toContain('bus : READY — 1 lignes/routes, 3 arrêts/stops, 96 courses/trips');
    expect(stdout).toContain('streets : READY — 3 rues/streets, 3 tracés/ways, 8 points/nodes');
  });

  it('tells where a feed is wrong in both languages, and ends badly', async () => {
    const files = bourg({ name: 'A', minute: 0 });
    await publishFeed(town.feed, { ...files, 'agency.txt': (files['agency.txt'] ?? '').replace('Paris', 'Pari') });
    await expect(check(town.territoryFile)).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/REJECTED[\s\S]*ERROR TIMEZONE × 1\n.*fuseau[\s\S]*zone[\s\S]*agency\.txt:2/),
    });
  });

  it('tells what is wrong with an extract', async () => {
    const other = await writeBourg(folder, 'other');
    await publishBytes(other.extract, bourgStreets({ passage: false }).subarray(0, 200));
    await expect(check(other.territoryFile)).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /bus : READY[\s\S]*streets : REJECTED\n {2}ERROR EXTRACT_TRUNCATED × 1\n.*coupé.*\n.*cut/,
      ),
    });
  });

  it('names the line of a territory file that is wrong', async () => {
    const file = join(folder, 'wrong.yaml');
    await writeFile(
      file,
      'id: bourg\nname: Bourg\ntimezone: Europe/Pari\nfeeds: [{ id: bus, kind: gtfs, url: ./bourg.zip }]\n',
    );
    await expect(check(file)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/wrong\.yaml:3:/),
    });
  });
});
