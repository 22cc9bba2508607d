import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from '@jest/globals';
import { startEmbeddedPostgres } from '@maillage/adapters-postgres';
import { startKafka } from '../services/kafka.js';
import { startRedis } from '../services/redis.js';
import { serverOfOurOwn } from '../services/server-of-our-own.js';
import { writeBourg } from './bourg.js';
import { describeInstall } from './describe-install.js';
import { dumpKafka, dumpPostgres, dumpRedisKeys } from './dumps.js';
import { startServices } from './installs.js';

const kafka = await serverOfOurOwn('Kafka', startKafka);
const redis = await serverOfOurOwn('Redis', startRedis);

if (!kafka || !redis) {
  describe('services apart', () => it('are not tried: Kafka or Redis is missing', () => undefined));
} else {
  describeInstall('services apart, on Kafka, PostgreSQL and Redis', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'maillage-services-'));
    const territoryFolder = join(folder, 'territories');
    const { territoryFile, feed } = await writeBourg(territoryFolder);
    const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres') });
    const dataFolder = join(folder, 'data');
    const servers = { database: postgres.url, events: kafka.url, cache: redis.url };
    const install = await startServices({ territoryFiles: [territoryFile], territoryFolder, dataFolder }, servers);
    return {
      install,
      feed,
      folders: [dataFolder],
      dump: async () =>
        (await Promise.all([dumpPostgres(postgres.url), dumpRedisKeys(redis.url), dumpKafka(kafka.url)])).join('\n'),
      async stop() {
        await install.stop();
        await Promise.all([postgres.stop(), kafka.stop(), redis.stop()]);
        await rm(folder, { recursive: true, force: true });
      },
    };
  });
}
