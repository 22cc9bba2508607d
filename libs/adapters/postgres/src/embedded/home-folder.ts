import { createHash } from 'node:crypto';
import { chmod, mkdir, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Account } from './account.js';

/** Where root keeps what another account must reach and cannot reach at the wanted place. */
const SYSTEM_STATE = '/var/lib/maillage';

/** The folder that holds cluster, password, log and perhaps binaries: `wanted`, or one of its own when the account cannot get there. */
export async function homeFolder(
  wanted: string,
  account: Account | undefined,
  systemState = SYSTEM_STATE,
): Promise<string> {
  await mkdir(wanted, { recursive: true });
  const folder = await realpath(wanted);
  if (!account) return folder;
  if (!(await isReachable(dirname(folder), account))) {
    const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
    return homeFolder(join(systemState, name), undefined).then(openForPassage);
  }
  return openForPassage(folder);
}

/** Whether the account may pass through every folder down to this one. */
export async function isReachable(folder: string, account: Account): Promise<boolean> {
  const { mode, uid, gid } = await stat(folder);
  const passage = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  if (!(mode & passage)) return false;
  return dirname(folder) === folder || isReachable(dirname(folder), account);
}

async function openForPassage(folder: string): Promise<string> {
  await chmod(folder, 0o711);
  return folder;
}
