import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeArchiveStore, describeSnapshotStore } from '@maillage/testing';
import { FileArchiveStore } from './file-archive-store.js';
import { FileSnapshotStore } from './file-snapshot-store.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-stores-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describeArchiveStore('FileArchiveStore', () => Promise.resolve(new FileArchiveStore(join(folder, 'archives'))));
describeSnapshotStore('FileSnapshotStore', () => Promise.resolve(new FileSnapshotStore(join(folder, 'snapshots'))));

describe('the files of the stores', () => {
  const bytes = Buffer.from('a network');
  const checksum = createHash('sha256').update(bytes).digest('hex');

  it('refuse a network whose bytes changed on disk, or are cut', async () => {
    const store = new FileSnapshotStore(folder);
    await store.put('rotten', bytes);
    const path = join(folder, 'rotten', `${checksum}.network`);
    for (const damage of [Buffer.from('a Network'), bytes.subarray(0, 4), Buffer.alloc(0)]) {
      await writeFile(path, damage);
      await expect(store.get('rotten', checksum)).rejects.toMatchObject({ code: 'SNAPSHOT_CORRUPT' });
    }
    await store.put('rotten', bytes);
    expect(await readFile(path)).toEqual(bytes);
  });

  it.each(['../other', 'a/b', '', 'A', '..'])('are never outside the folder of a territory: %j', async (territory) => {
    const archives = new FileArchiveStore(folder);
    const source = (async function* () {
      yield await Promise.resolve(bytes);
    })();
    await expect(archives.put(territory, source)).rejects.toThrow('not a territory id');
    await expect(archives.locate(territory, checksum)).rejects.toThrow('not a territory id');
    await expect(archives.locate('town', `../${checksum}`)).rejects.toMatchObject({ code: 'STORE_DIGEST' });
    await expect(archives.remove('town', '../../x')).rejects.toMatchObject({ code: 'STORE_DIGEST' });
  });

  it('leave no partial file behind when a stream fails', async () => {
    const cut = (async function* () {
      yield await Promise.resolve(bytes);
      throw new Error('connection reset');
    })();
    await expect(new FileArchiveStore(folder).put('cut', cut)).rejects.toThrow('connection reset');
    expect(await readdir(join(folder, 'cut'))).toEqual([]);
  });

  it('are freed of what a process that crashed left behind, and of nothing that is being written', async () => {
    const store = new FileSnapshotStore(folder);
    const town = join(folder, 'crashed');
    await mkdir(town);
    await writeFile(join(town, 'old.partial'), 'x');
    await utimes(join(town, 'old.partial'), 0, 0);
    await writeFile(join(town, 'new.partial'), 'x');
    await store.put('crashed', bytes);
    expect((await readdir(town)).sort()).toEqual([`${checksum}.network`, 'new.partial'].sort());
    expect(await store.list('crashed')).toEqual([checksum]);
  });
});
