import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '@maillage/kernel';
import type { Account } from './account.js';
import { postmasterStatus } from './pid-file.js';

const START_SECONDS = 60;

export interface ServerProcess {
  /** Fast stop; resolves when the process is gone. */
  stop(): Promise<void>;
}

/** Starts PostgreSQL and waits until it can be asked. @throws Failure `DATABASE_NOT_STARTED` with the reason it gave */
export async function launchServer(launch: {
  command: string;
  options: readonly string[];
  cluster: string;
  log: string;
  account: Account | undefined;
}): Promise<ServerProcess> {
  const server = await spawnWatched(launch.command, launch.options, launch.log, launch.account);
  const exited = watchExit(server);
  try {
    await ready(server, launch.cluster, launch.log);
  } catch (cause) {
    await stop(server, exited);
    throw cause;
  }
  return { stop: () => stop(server, exited) };
}

/**
 * `sh` leaves a watcher behind and becomes PostgreSQL. The watcher waits on a pipe that only our process holds: a line says
 * that all is well, its end without a line says that we died. The new session keeps Ctrl-C from reaching PostgreSQL before us.
 */
const WATCHED = `
( ( read -r line <&3 || kill -INT $$ ) & )
exec 3<&-
exec "$@"`;

async function spawnWatched(
  command: string,
  options: readonly string[],
  logFile: string,
  account: Account | undefined,
): Promise<ChildProcess> {
  const log = await open(logFile, 'w', 0o600);
  try {
    return spawn('/bin/sh', ['-c', WATCHED, 'postgres', command, ...options], {
      ...account,
      cwd: '/',
      detached: true,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log.fd, log.fd, 'pipe'],
    });
  } finally {
    await log.close();
  }
}

async function watchExit(server: ChildProcess): Promise<void> {
  const watcher = server.stdio[3] as Writable;
  watcher.on('error', () => undefined); // it may be gone already
  await once(server, 'exit').catch(() => undefined); // 'error' when sh could not be run at all
  watcher.end('stopped\n');
}

async function ready(server: ChildProcess, cluster: string, log: string): Promise<void> {
  for (let waited = 0; waited < START_SECONDS * 1000; waited += 20) {
    if (server.exitCode !== null || server.signalCode !== null) break;
    const status = await postmasterStatus(cluster);
    if (status.ready && status.pid === server.pid) return;
    await sleep(20);
  }
  const reason = /FATAL: +(.*)/.exec(await readFile(log, 'utf8'))?.[1] ?? 'no reason given';
  throw new Failure('DATABASE_NOT_STARTED', `PostgreSQL did not start (${log}): ${reason}`, { retryable: true });
}

/** The signals of PostgreSQL's fast, immediate and forced stop, and how long each may take. */
const STOPS = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
] as const;

async function stop(server: ChildProcess, exited: Promise<void>): Promise<void> {
  for (const [signal, milliseconds] of STOPS) {
    if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) break;
    server.kill(signal);
    const patience = new AbortController();
    await Promise.race([exited, sleep(milliseconds, undefined, patience)]);
    patience.abort();
  }
  await exited;
}
