import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FetchedFeed } from '@maillage/ports';
import { describeFeedSource, type Publication } from '@maillage/testing';
import { unzipSync, zipSync } from 'fflate';
import { FolderFeedSource } from './folder-feed-source.js';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'maillage-feeds-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const source = new FolderFeedSource();
const missing = (): string => pathToFileURL(join(root, 'missing')).href;
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

async function publishZip(): Promise<Publication> {
  const path = join(root, 'gtfs.zip');
  const publish = (content: string) => writeFile(path, zipSync({ 'stops.txt': text(content) }));
  await publish('first');
  return { source, url: pathToFileURL(path).href, missing: missing(), publish };
}

async function publishFolder(): Promise<Publication> {
  const path = join(root, 'feed folder');
  await mkdir(path, { recursive: true });
  const publish = (content: string) => writeFile(join(path, 'stops.txt'), content);
  await publish('first');
  return { source, url: pathToFileURL(path).href, missing: missing(), publish };
}

describeFeedSource('FolderFeedSource on a zip', publishZip);
describeFeedSource('FolderFeedSource on a folder', publishFolder);

describe('FolderFeedSource', () => {
  const maxBytes = 1_000;

  it('takes a path as well as an address', async () => {
    await writeFile(join(root, 'by-path.zip'), 'PK');
    const fetched = await source.fetch(join(root, 'by-path.zip'), { maxBytes });
    expect(fetched.kind === 'archive' && (await buffer(fetched.bytes)).toString()).toBe('PK');
  });

  it('says what is no feed of this machine', async () => {
    const elsewhere = source.fetch('file://elsewhere/gtfs.zip', { maxBytes });
    await expect(elsewhere).rejects.toMatchObject({ code: 'FETCH_NOT_FOUND' });
    const device = source.fetch('file:///dev/zero', { maxBytes });
    await expect(device).rejects.toMatchObject({ code: 'FETCH_UNREADABLE' });
  });
});

describe('a packed folder', () => {
  const pack = async (name: string, maxBytes = 10_000_000): Promise<Buffer> => {
    const fetched: FetchedFeed = await source.fetch(pathToFileURL(join(root, name)).href, { maxBytes });
    if (fetched.kind === 'unchanged') throw new Error('nothing was asked before');
    return buffer(fetched.bytes);
  };

  it('holds the regular files directly inside, whole', async () => {
    const large = Buffer.alloc(3_000_000, 'stop_id,stop_name\n');
    await mkdir(join(root, 'mixed', 'sub'), { recursive: true });
    await writeFile(join(root, 'mixed', 'stops.txt'), large);
    await writeFile(join(root, 'mixed', 'agency.txt'), '');
    await writeFile(join(root, 'mixed', '.DS_Store'), 'x');
    await writeFile(join(root, 'mixed', 'sub', 'trips.txt'), 'x');
    await symlink('/etc/hostname', join(root, 'mixed', 'routes.txt'));
    const files = unzipSync(await pack('mixed'));
    expect(Object.keys(files)).toEqual(['agency.txt', 'stops.txt']);
    expect(Buffer.compare(Buffer.from(files['stops.txt'] ?? []), large)).toBe(0);
  });

  it('is made of a single tile of heights, whose name counts', async () => {
    await writeFile(join(root, 'N48E007.hgt'), 'heights');
    const url = pathToFileURL(join(root, 'N48E007.hgt')).href;
    const fetched = await source.fetch(url, { maxBytes: 10_000, kind: 'heights' });
    if (fetched.kind === 'unchanged') throw new Error('nothing was asked before');
    expect(Object.keys(unzipSync(await buffer(fetched.bytes)))).toEqual(['N48E007.hgt']);
    expect(await source.fetch(url, { maxBytes: 10_000, kind: 'heights', validator: fetched.validator })).toEqual({
      kind: 'unchanged',
    });
  });

  it('is made of the folder of a GBFS document', async () => {
    await mkdir(join(root, 'bikes'));
    for (const name of ['gbfs.json', 'station_information.json']) await writeFile(join(root, 'bikes', name), '{}');
    const url = pathToFileURL(join(root, 'bikes', 'gbfs.json')).href;
    const fetched = await source.fetch(url, { maxBytes: 10_000, kind: 'gbfs' });
    if (fetched.kind === 'unchanged') throw new Error('nothing was asked before');
    expect(Object.keys(unzipSync(await buffer(fetched.bytes)))).toEqual(['gbfs.json', 'station_information.json']);
  });

  it('is the same for the same content, whatever its dates', async () => {
    for (const name of ['one', 'other']) {
      await mkdir(join(root, name));
      for (const file of name === 'one' ? ['a.txt', 'b.txt'] : ['b.txt', 'a.txt']) {
        await writeFile(join(root, name, file), `content of ${file}`);
        await utimes(join(root, name, file), name.length * 1_000, name.length * 1_000_000);
      }
    }
    expect(await pack('one')).toEqual(await pack('other'));
  });
});
