import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '@maillage/kernel';
import { databaseAccount, type Account } from './account.js';
import { findBinaries } from './binaries.js';
import { ensureCluster } from './cluster.js';
import { freePort } from './free-port.js';
import { homeFolder } from './home-folder.js';
import { postmasterStatus, recoverPidFile } from './pid-file.js';
import { settings } from './settings.js';

export interface EmbeddedPostgres {
  /** Holds the password: never to be logged. */
  readonly url: string;
  /** Fast stop; resolves when the process is gone. Calling it again waits for the same. */
  stop(): Promise<void>;
}

const START_SECONDS = 60;

/**
 * A PostgreSQL server of our own on the loopback interface, its data under `folder`.
 * It ends with this process, however this process ends.
 * @throws Failure `DATABASE_…`
 */
export async function startEmbeddedPostgres(options: {
  folder: string;
  port?: number | undefined;
}): Promise<EmbeddedPostgres> {
  const account = databaseAccount();
  const home = await homeFolder(options.folder, account);
  const binaries = await findBinaries(home, account);
  const { cluster, password } = await ensureCluster(home, binaries, account);
  await recoverPidFile(cluster);
  const port = options.port ?? (await freePort());
  const log = join(home, 'postgres.log');
  const server = await launch(join(binaries, 'postgres'), [...settings(port), '-D', cluster], log, account);
  const exited = watchExit(server);
  try {
    await ready(server, cluster, log);
  } catch (cause) {
    await stop(server, exited);
    throw cause;
  }
  return {
    url: `postgres://maillage:${password}@127.0.0.1:${port}/postgres`,
    stop: () => stop(server, exited),
  };
}

/**
 * `sh` leaves a watcher behind and becomes PostgreSQL. The watcher waits on a pipe that only our process holds: a line says
 * that all is well, its end without a line says that we died. The new session keeps Ctrl-C from reaching PostgreSQL before us.
 */
const WATCHED = `
( ( read -r line <&3 || kill -INT $$ ) & )
exec 3<&-
exec "$@"`;

async function launch(command: string, options: string[], logFile: string, account?: Account): Promise<ChildProcess> {
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
