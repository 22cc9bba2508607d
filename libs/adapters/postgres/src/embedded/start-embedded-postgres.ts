import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '@maillage/kernel';
import { databaseAccount } from './account.js';
import { findBinaries } from './binaries.js';
import { ensureCluster } from './cluster.js';
import { freePort } from './free-port.js';
import { homeFolder } from './home-folder.js';
import { recoverPidFile } from './pid-file.js';
import { launchServer } from './server-process.js';
import { settings } from './settings.js';

export interface EmbeddedPostgres {
  /** Holds the password: never to be logged. */
  readonly url: string;
  /** Fast stop; resolves when the process is gone. Calling it again waits for the same. */
  stop(): Promise<void>;
}

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
  const command = join(binaries, 'postgres');
  return patiently(options.port === undefined ? [...STRAGGLERS, PORT_TAKEN] : STRAGGLERS, async () => {
    const port = options.port ?? (await freePort());
    const server = await launchServer({
      command,
      options: [...settings(port), '-D', cluster],
      cluster,
      log: join(home, 'postgres.log'),
      account,
    });
    return { url: `postgres://maillage:${password}@127.0.0.1:${port}/postgres`, stop: () => server.stop() };
  });
}

/** Processes of a server that was killed are still ending. */
const STRAGGLERS = [/shared memory block .* still in use/, /lock file .* already exists/];
/** The port that was free a moment ago. */
const PORT_TAKEN = /could not create any TCP\/IP sockets/;
const ATTEMPTS = 20;

/** Tries again while the reason is one that passes. */
async function patiently<Result>(passing: readonly RegExp[], work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (thrown) {
      const passes = thrown instanceof Failure && passing.some((reason) => reason.test(thrown.message));
      if (!passes || attempt === ATTEMPTS) throw thrown;
      await sleep(500);
    }
  }
}
