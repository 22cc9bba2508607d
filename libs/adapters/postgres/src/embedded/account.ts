import { readFileSync } from 'node:fs';
import { Failure } from '@maillage/kernel';

/** Who runs the database when we are root, which PostgreSQL refuses to be. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Undefined when we are not root and can run it ourselves. */
export function databaseAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].map((name) => accounts.find(([known]) => known === name)).find(Boolean);
  if (found) return { uid: Number(found[2]), gid: Number(found[3]) };
  throw new Failure(
    'DATABASE_ACCOUNT',
    'PostgreSQL may not run as root, and neither postgres nor nobody is an account here',
  );
}
