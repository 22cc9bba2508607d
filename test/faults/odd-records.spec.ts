import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import kafkajs, { type Kafka } from 'kafkajs';
import { deadLetterTopicOf, feedVersionAccepted, networkActivated, topics } from '@maillage/contracts';
import type { Surroundings } from '../journeys/describe-install.js';
import { bourg, publishFeed } from '../journeys/bourg.js';
import { until, untilSteady } from '../journeys/processes.js';
import { serveBourg } from '../journeys/served-install.js';
import { startKafka } from '../services/kafka.js';
import { startRedis } from '../services/redis.js';
import { serverOfOurOwn } from '../services/server-of-our-own.js';
import type { TestServer } from '../services/server.js';

const kafka = await serverOfOurOwn('Kafka', startKafka);
const redis = await serverOfOurOwn('Redis', startRedis);

if (!kafka || !redis) {
  describe('a hostile producer', () => it('is not tried: Kafka or Redis is missing', () => undefined));
} else {
  describe('a hostile producer on the bus (E01–E04)', () => specify(kafka, redis));
}

function specify(kafkaServer: TestServer, redisServer: TestServer): void {
  let around: Surroundings;
  let client: Kafka;
  const accepted = { territory: 'bourg', feed: 'bus', version: 1, digest: 'f'.repeat(64) };

  beforeAll(async () => {
    around = await serveBourg(kafkaServer, redisServer);
    const brokers = [kafkaServer.url.replace('kafka://', '')];
    client = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING });
  }, 180_000);
  afterAll(() => around.stop(), 60_000);

  const tell = async (topic: string, ...values: readonly (Buffer | string)[]): Promise<void> => {
    const producer = client.producer();
    await producer.connect();
    await producer.send({ topic, messages: values.map((value) => ({ key: 'bourg/bus', value })) });
    await producer.disconnect();
  };
  const countDead = async (): Promise<number> => {
    const admin = client.admin();
    await admin.connect();
    const offsets = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(deadLetterTopicOf(topic))));
    await admin.disconnect();
    return offsets.flat().reduce((sum, { high }) => sum + Number(high), 0);
  };
  const generation = async (): Promise<number> => {
    const response = await fetch(`${around.install.url}/api/v6/plan?fromPlace=bus_mairie&toPlace=bus_gare`);
    return ((await response.json()) as { network: { generation: number } }).network.generation;
  };
  /** A true publication after what was told shows that no partition stands still. */
  const expectNextPublication = async (name: string): Promise<void> => {
    const before = await generation();
    await publishFeed(around.feed, bourg({ name, minute: 3 }));
    await fetch(`${around.install.url}/v1/feeds/bus/refresh`, { method: 'POST' });
    await untilSteady(`the line ${name} answers`, async () => (await generation()) > before);
    expect(await generation()).toBe(before + 1);
  };

  it('E01, E02 ends as dead letters, and the partitions go on', async () => {
    const before = await countDead();
    const newer = JSON.stringify({ schema: 'v2', everything: 'else' });
    await tell(feedVersionAccepted.name, Buffer.from([0xff, 0xfe, 0x00]), 'no JSON', '[1]', newer);
    await tell(networkActivated.name, '{"territory":7}');
    // The builder buries four; each of the two planners buries its own copy of the fifth.
    await until('all are buried', async () => (await countDead()) >= before + 5);
    await expectNextPublication('C');
    expect((await fetch(`${around.install.url}/api/v1/health`)).status).toBe(200);
  });

  it('E03 the same fact a hundred times has one effect', async () => {
    const before = await generation();
    await tell(feedVersionAccepted.name, ...Array.from({ length: 100 }, () => JSON.stringify(accepted)));
    await expectNextPublication('D');
    expect(await generation()).toBe(before + 1);
  });

  it('E04 a fact of an older generation changes nothing', async () => {
    const before = await generation();
    const older = JSON.stringify({ territory: 'bourg', generation: 1, checksum: 'e'.repeat(64) });
    await tell(networkActivated.name, older, older);
    await expectNextPublication('E');
    expect(await generation()).toBe(before + 1);
  });
}
