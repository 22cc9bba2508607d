import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@maillage/adapters-postgres';
import { startSuite, type Install } from '../journeys/installs.js';

export interface LivingSuite {
  readonly install: Install;
  readonly database: string;
  stop(): Promise<void>;
}

/** The suite with the demonstration territory in which time passes faster, and a database that can be looked into. */
export async function startLivingSuite(speed: number): Promise<LivingSuite> {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-soak-'));
  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'database') });
  const leave = async (): Promise<void> => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const install = await startSuite(
      { territoryFiles: [], territoryFolder: folder, dataFolder: join(folder, 'data') },
      {
        MAILLAGE_DATABASE: postgres.url,
        MAILLAGE_DEMONSTRATION_PORT: '0',
        MAILLAGE_DEMONSTRATION_SPEED: String(speed),
      },
    );
    const stop = async (): Promise<void> => {
      await install.stop();
      await leave();
    };
    return { install, database: postgres.url, stop };
  } catch (thrown) {
    await leave();
    throw thrown;
  }
}
