import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Failure } from '@maillage/kernel';
import type { Account } from './account.js';

/** The data folder of PostgreSQL and the password of its one user. */
export interface Cluster {
  readonly cluster: string;
  readonly password: string;
}

/** The cluster under `home`; made at the first start, whole or not at all. */
export async function ensureCluster(home: string, binaries: string, account: Account | undefined): Promise<Cluster> {
  const cluster = join(home, 'cluster');
  const passwordFile = join(home, 'password');
  if (!(await isFolder(cluster))) await initialise(cluster, passwordFile, binaries, account);
  try {
    return { cluster, password: await readFile(passwordFile, 'utf8') };
  } catch (cause) {
    throw new Failure(
      'DATABASE_PASSWORD',
      `${passwordFile} is missing: restore it, or remove ${cluster} to begin anew`,
      {
        retryable: false,
        cause,
      },
    );
  }
}

async function initialise(cluster: string, passwordFile: string, binaries: string, account?: Account): Promise<void> {
  const partial = `${cluster}.partial`;
  const passwordForInitdb = `${passwordFile}.initdb`;
  const password = randomBytes(24).toString('base64url');
  await rm(partial, { recursive: true, force: true });
  await rm(passwordForInitdb, { force: true });
  await mkdir(partial, { mode: 0o700 });
  await writeFile(passwordForInitdb, password, { mode: 0o600 });
  if (account) {
    await chown(partial, account.uid, account.gid);
    await chown(passwordForInitdb, account.uid, account.gid);
  }
  try {
    await initdb(binaries, [`--pgdata=${partial}`, `--pwfile=${passwordForInitdb}`], account);
  } finally {
    await rm(passwordForInitdb, { force: true });
  }
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, password, { mode: 0o600, flush: true });
  await rename(partial, cluster);
}

const OPTIONS = ['--username=maillage', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--wal-segsize=4'];

async function initdb(binaries: string, folders: string[], account?: Account): Promise<void> {
  const run = spawn(join(binaries, 'initdb'), [...OPTIONS, ...folders], {
    ...account,
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [complaint, [status]] = await Promise.all([text(run.stderr), once(run, 'exit') as Promise<[number | null]>]);
  if (status === 0) return;
  throw new Failure('DATABASE_INITDB', `PostgreSQL could not make its data folder: ${complaint.trim().slice(0, 500)}`);
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
