import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '@maillage/kernel';

const pidFileOf = (cluster: string): string => join(cluster, 'postmaster.pid');

/** What `postmaster.pid` says: the process id on line 1, its state on line 8 (PostgreSQL's `miscadmin.h`, LOCK_FILE_LINE_*). */
export async function postmasterStatus(cluster: string): Promise<{ pid: number | undefined; ready: boolean }> {
  const lines = await readFile(pidFileOf(cluster), 'utf8').then(
    (content) => content.split('\n'),
    () => [],
  );
  const pid = Number(lines[0]);
  return { pid: Number.isInteger(pid) && pid > 0 ? pid : undefined, ready: lines[7]?.trim() === 'ready' };
}

/**
 * Removes the pid file of a server that is gone. PostgreSQL does so itself, unless the number has been given to another
 * process since, as happens in containers, where numbers are small. A server that is just stopping is waited for.
 * @throws Failure `DATABASE_RUNNING`
 */
export async function recoverPidFile(cluster: string): Promise<void> {
  const { pid } = await postmasterStatus(cluster);
  if (pid === undefined || process.platform !== 'linux') return;
  for (let waited = 0; await isServerOf(cluster, pid); waited += 100) {
    if (waited >= 15_000) {
      throw new Failure('DATABASE_RUNNING', `another PostgreSQL (process ${pid}) already runs on ${cluster}`, {
        retryable: true,
      });
    }
    await sleep(100);
  }
  await rm(pidFileOf(cluster), { force: true });
}

/** PostgreSQL works inside its data folder. */
async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return folder === (await realpath(cluster));
}
