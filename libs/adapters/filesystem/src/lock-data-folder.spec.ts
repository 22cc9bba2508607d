import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { messageOf } from '@maillage/kernel';
import { lockDataFolder } from './lock-data-folder.js';

describe('lockDataFolder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('lets one in at a time, and the next when the first has left', async () => {
    const lock = await lockDataFolder(folder);
    const refusal = await lockDataFolder(folder).catch((thrown: unknown) => thrown);
    expect(refusal).toMatchObject({ code: 'DATA_FOLDER_LOCKED' });
    expect(messageOf(refusal)).toContain(String(process.pid));
    expect(messageOf(refusal)).not.toContain('\n');
    await lock.release();
    await (await lockDataFolder(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('says which folder cannot be used', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    for (const unusable of [file, join(file, 'below')]) {
      const refusal = await lockDataFolder(unusable).catch((thrown: unknown) => thrown);
      expect(refusal).toMatchObject({ code: 'DATA_FOLDER_UNUSABLE' });
      expect(messageOf(refusal)).toContain(unusable);
      expect(messageOf(refusal)).not.toContain('\n');
    }
  });

  it('lets one of many in at once', async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataFolder(folder)));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('takes over the lock of a process that is gone', async () => {
    const gone = spawn('true');
    await once(gone, 'exit');
    await writeFile(join(folder, 'lock'), String(gone.pid));
    await expect(lockDataFolder(folder)).resolves.toBeDefined();
    expect(await readFile(join(folder, 'lock'), 'utf8')).toMatch(new RegExp(`^${process.pid}\\b`));
  });

  it('takes over a lock whose number belongs to a process that started later', async () => {
    await (await lockDataFolder(folder)).release();
    await writeFile(join(folder, 'lock'), `${process.pid} 1 11111111-2222-3333-4444-555555555555`);
    await expect(lockDataFolder(folder)).resolves.toBeDefined();
  });

  it('respects the lock of another process that lives', async () => {
    const script = `
      const { lockDataFolder } = await import(${JSON.stringify(new URL('./lock-data-folder.ts', import.meta.url).href)});
      await lockDataFolder(${JSON.stringify(folder)});
      process.stdout.write('locked');
      setInterval(() => undefined, 1000);`;
    const hooks = new URL('../../../../tools/register-source.mjs', import.meta.url).href;
    const options = ['--conditions=@maillage/source', '--import', hooks, '--input-type=module', '--eval', script];
    const other = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(other.stdout, 'data');
      await expect(lockDataFolder(folder)).rejects.toMatchObject({ code: 'DATA_FOLDER_LOCKED' });
      other.kill('SIGKILL');
      await once(other, 'exit');
      await expect(lockDataFolder(folder)).resolves.toBeDefined();
    } finally {
      other.kill('SIGKILL');
    }
  }, 30_000);
});
