import { readFileSync } from 'node:fs';
import { access, constants, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '@maillage/kernel';
import { errnoOf } from './durable-file.js';

export interface DataFolderLock {
  release(): Promise<void>;
}

/**
 * Makes this process the only one that uses the data folder. The lock of a process that is gone is taken over.
 * @throws Failure `DATA_FOLDER_LOCKED` or `DATA_FOLDER_UNUSABLE`, in one line
 */
export async function lockDataFolder(folder: string): Promise<DataFolderLock> {
  await openFolder(folder);
  const lock = join(folder, 'lock');
  const mine = join(folder, `lock.${process.pid}`);
  const content = identityOf(process.pid) ?? String(process.pid);
  await writeFile(mine, content);
  try {
    await acquire(lock, mine, folder);
  } finally {
    await rm(mine, { force: true });
  }
  return {
    release: async () => {
      if ((await contentOf(lock)) === content) await rm(lock, { force: true });
    },
  };
}

/** Makes sure that the folder can be written, so that who cannot is told before anything starts. */
async function openFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (thrown) {
    const code = errnoOf(thrown);
    const fr = `Le dossier de données ${folder} ne peut pas être créé ou écrit (${code}) : choisissez-en un autre avec --data.`;
    const en = `The data folder ${folder} cannot be made or written (${code}): choose another with --data.`;
    throw new Failure('DATA_FOLDER_UNUSABLE', `${fr} / ${en}`);
  }
}

/** A hard link appears whole or not at all, and never over another. */
async function acquire(lock: string, mine: string, folder: string): Promise<void> {
  for (;;) {
    try {
      await link(mine, lock);
      return;
    } catch (thrown) {
      if (errnoOf(thrown) !== 'EEXIST') throw thrown;
    }
    const holder = await contentOf(lock);
    if (holder === undefined) continue;
    if (isRunning(holder)) throw inUse(folder, holder);
    await remove(lock, holder, `${mine}.stale`);
  }
}

/** Moves the stale lock away; should it have become another's lock in the meantime, that one is put back. */
async function remove(lock: string, holder: string, away: string): Promise<void> {
  await rename(lock, away).catch(() => undefined);
  const moved = await contentOf(away);
  if (moved !== undefined && moved !== holder) await link(away, lock).catch(() => undefined);
  await rm(away, { force: true });
}

const contentOf = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);

function isRunning(holder: string): boolean {
  const pid = Number(holder.split(' ')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  const identity = identityOf(pid);
  if (identity !== undefined) return identity === holder;
  if (process.platform === 'linux') return false;
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return errnoOf(thrown) === 'EPERM';
  }
}

/**
 * Number and start of a process: numbers are given again, in containers soon. Undefined when there is no such process, or no
 * `/proc` to ask. The start is field 22 of `/proc/<pid>/stat` (proc_pid_stat(5)), counted after the name in parentheses.
 */
function identityOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    return `${pid} ${start} ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`;
  } catch {
    return undefined;
  }
}

function inUse(folder: string, holder: string): Failure {
  const pid = holder.split(' ')[0] ?? '';
  return new Failure(
    'DATA_FOLDER_LOCKED',
    `Le dossier de données ${folder} sert déjà au processus ${pid} : arrêtez-le ou choisissez un autre dossier avec --data. / ` +
      `The data folder ${folder} is in use by process ${pid}: stop it, or choose another folder with --data.`,
    { retryable: true },
  );
}
