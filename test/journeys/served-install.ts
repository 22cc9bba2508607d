import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@maillage/adapters-postgres';
import type { TestServer } from '../services/server.js';
import { OPERATOR_TOKEN, writeBourg } from './bourg.js';
import type { Surroundings } from './describe-install.js';
import { dumpKafka, dumpPostgres, dumpRedisKeys } from './dumps.js';
import { startServices } from './installs.js';

/** The services apart, on these servers and a PostgreSQL of their own; `stop` stops all of it. */
export async function serveBourg(kafka: TestServer, redis: TestServer): Promise<Surroundings> {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-services-'));
  const territoryFolder = join(folder, 'territories');
  const { territoryFile, feed, extract } = await writeBourg(territoryFolder, 'bourg', { isLive: true });
  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres') });
  const dataFolder = join(folder, 'data');
  const servers = { database: postgres.url, events: kafka.url, cache: redis.url };
  const options = { territoryFiles: [territoryFile], territoryFolder, dataFolder };
  const install = await startServices(options, servers, { OPERATOR_TOKEN });
  return {
    install,
    feed,
    extract,
    folders: [dataFolder],
    dump: async () =>
      (await Promise.all([dumpPostgres(postgres.url), dumpRedisKeys(redis.url), dumpKafka(kafka.url)])).join('\n'),
    async stop() {
      await install.stop();
      await Promise.all([postgres.stop(), kafka.stop(), redis.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
