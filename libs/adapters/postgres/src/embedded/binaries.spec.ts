import { spawnSync } from 'node:child_process';
import { chmod, cp, lstat, mkdir, mkdtemp, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { findBinaries, installedBinaries, type Binaries } from './binaries.js';
import { homeFolder, isReachable } from './home-folder.js';

jest.setTimeout(60_000);

const nobody = { uid: 65_534, gid: 65_534 };

describe('where the embedded server and its data live', () => {
  let root = '';
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'maillage-binaries-'));
    await chmod(root, 0o755);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  /** The package as it is when install scripts did not run: without symbolic links and without the right to execute. */
  async function unpacked(folder: string): Promise<Binaries> {
    const { native, version } = await installedBinaries();
    const target = join(folder, 'native');
    const isFile = async (path: string): Promise<boolean> => !(await lstat(path)).isSymbolicLink();
    await cp(native, target, { recursive: true, filter: isFile });
    for (const program of ['initdb', 'postgres']) await chmod(join(target, 'bin', program), 0o644);
    return { native: target, version };
  }

  const runs = (binaries: string, account?: typeof nobody): string =>
    spawnSync(join(binaries, 'postgres'), ['--version'], { ...account, encoding: 'utf8', env: {} }).stdout;

  it('mends the package in place when install scripts did not run', async () => {
    const binaries = await unpacked(root);
    expect(await findBinaries(join(root, 'home'), undefined, binaries)).toBe(join(binaries.native, 'bin'));
    expect(await readlink(join(binaries.native, 'lib', 'libpq.so.5'))).toMatch(/^libpq\.so\.5\.\d+$/);
    expect(runs(join(binaries.native, 'bin'))).toContain('PostgreSQL');
  });

  it('copies the package once when the account of the database cannot get to it', async () => {
    const closed = join(root, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const binaries = await unpacked(closed);
    const home = join(root, 'home');
    await mkdir(home);
    const found = await findBinaries(home, nobody, binaries);
    expect(found).toBe(join(home, `binaries-${binaries.version}`, 'bin'));
    await rm(closed, { recursive: true });
    expect(await findBinaries(home, nobody, { ...binaries, native: root })).toBe(found);
    expect(runs(found, process.getuid?.() === 0 ? nobody : undefined)).toContain('PostgreSQL');
  });

  it('puts the data elsewhere when the account cannot get to the folder that is asked for', async () => {
    const closed = join(root, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const [state, open] = [join(root, 'state'), join(root, 'open', 'data')];
    expect(await homeFolder(open, nobody, state)).toBe(open);
    const home = await homeFolder(join(closed, 'data'), nobody, state);
    expect(home.startsWith(state)).toBe(true);
    expect(await isReachable(home, nobody)).toBe(true);
    expect(await homeFolder(join(closed, 'data'), nobody, state)).toBe(home);
    expect(await homeFolder(join(closed, 'other'), nobody, state)).not.toBe(home);
  });
});
