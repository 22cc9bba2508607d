import { describe, expect, it } from '@jest/globals';
import { deadLetterTopicOf, defineTopic } from '@maillage/contracts';
import { listen, serverForTests, subscribe, testPolicy, testTopic, until } from '@maillage/testing';
import { Logger } from '@nestjs/common';
import kafkajs, { type KafkaMessage } from 'kafkajs';
import { createClient } from './kafka-client.js';
import { KafkaBus } from './kafka-bus.js';

Logger.overrideLogger(false);

const address = await serverForTests('kafka');
if (address === undefined)
  describe('KafkaBus and its topics', () => it('is not tried: there is no Kafka', () => undefined));
else describe('KafkaBus and its topics', () => specify(address));

function specify(address: string): void {
  const kafka = createClient(address, 'test');

  const opened = (options: Partial<ConstructorParameters<typeof KafkaBus>[0]> = {}) => {
    const topic = testTopic();
    const bus = new KafkaBus({ address, service: topic.name, topics: [topic], policy: testPolicy, ...options });
    return { topic, bus, replica: { publisher: bus, listening: bus.listening } };
  };

  const messagesOf = async (topic: string, count: number): Promise<readonly KafkaMessage[]> => {
    const consumer = kafka.consumer({ groupId: `${topic}.reader`, maxWaitTimeInMs: 100 });
    await consumer.connect();
    try {
      const found: KafkaMessage[] = [];
      await consumer.subscribe({ topic, fromBeginning: true });
      await consumer.run({ eachMessage: ({ message }) => Promise.resolve(void found.push(message)) });
      await until(() => found.length >= count);
      return found;
    } finally {
      await consumer.disconnect();
    }
  };

  it('makes topics as they are declared, once, whoever comes second', async () => {
    const topic = defineTopic({ ...testTopic(), cleanup: 'compact', retention: { hours: 7 } });
    const buses = [0, 1].map(() => new KafkaBus({ address, service: topic.name, topics: [topic] }));
    await Promise.all(buses.map((bus) => listen({ publisher: bus, listening: bus.listening })));
    await Promise.all(buses.map((bus) => bus.listening.close()));
    const admin = kafka.admin();
    await admin.connect();
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: [topic.name, deadLetterTopicOf(topic)] });
      expect(Object.fromEntries(topics.map(({ name, partitions }) => [name, partitions.length]))).toEqual({
        [topic.name]: 3,
        [deadLetterTopicOf(topic)]: 1,
      });
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: [
          {
            type: kafkajs.ConfigResourceTypes.TOPIC,
            name: topic.name,
            configNames: ['cleanup.policy', 'retention.ms'],
          },
        ],
      });
      const config = resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]);
      expect(new Map(config as [string, string][])).toEqual(
        new Map([
          ['cleanup.policy', 'compact'],
          ['retention.ms', `${7 * 3_600_000}`],
        ]),
      );
    } finally {
      await admin.disconnect();
    }
  }, 60_000);

  it('does not start on a topic with other partitions', async () => {
    const { topic, bus, replica } = opened();
    await listen(replica);
    await bus.listening.close();
    const other = new KafkaBus({ address, service: 'other', topics: [{ ...topic, partitions: 4 }] });
    await expect(listen({ publisher: other, listening: other.listening })).rejects.toMatchObject({
      code: 'TOPIC_MISMATCH',
      message: `topic ${topic.name} has 3 partitions, 4 are declared`,
    });
    await other.listening.close();
  }, 60_000);

  it('writes id, time, schema, service and trace beside the event, and a trace goes on', async () => {
    const { topic, bus, replica } = opened();
    subscribe(replica, topic, async ({ lane, step }) => {
      if (step === 1) await bus.publish(topic, { lane, step: 2 });
    });
    await listen(replica);
    try {
      await bus.publish(topic, { lane: 'a', step: 1 });
      const [first, second] = (await messagesOf(topic.name, 2)).map(({ headers = {} }) =>
        Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.toString() ?? ''])),
      );
      expect(first).toEqual({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        schema: topic.name,
        service: topic.name,
        traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
      });
      const traceOf = (headers: Record<string, string> | undefined) => headers?.['traceparent']?.split('-')[1];
      expect(traceOf(second)).toBe(traceOf(first));
      expect(second?.['id']).not.toBe(first?.['id']);
    } finally {
      await bus.listening.close();
    }
  }, 60_000);

  it('buries bytes that are no UTF-8 as they are, with their headers, but not the hostile ones', async () => {
    const { topic, bus, replica } = opened();
    subscribe(replica, topic, () => Promise.resolve());
    await listen(replica);
    const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
    await producer.connect();
    try {
      const value = Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x7b]);
      const key = Buffer.from([0xc3, 0x28]);
      const headers = { id: '7', traceparent: 'x'.repeat(500_000), 'dead.attempts': '99' };
      await producer.send({ topic: topic.name, messages: [{ key, value, headers, partition: 2 }] });
      const [dead] = await messagesOf(deadLetterTopicOf(topic), 1);
      expect([dead?.key, dead?.value]).toEqual([key, value]);
      const kept = Object.entries(dead?.headers ?? {}).map(([name, text]) => [name, text?.toString()]);
      expect(Object.fromEntries(kept)).toEqual({
        id: '7',
        'dead.topic': topic.name,
        'dead.partition': '2',
        'dead.offset': '0',
        'dead.service': topic.name,
        'dead.attempts': '0',
        'dead.refusal': 'UNPARSABLE',
      });
      expect(bus.health()).toMatchObject({ state: 'up', deadLetters: 1 });
    } finally {
      await producer.disconnect();
      await bus.listening.close();
    }
  }, 60_000);

  it('buries a record as large as a broker takes', async () => {
    const { topic, bus, replica } = opened();
    subscribe(replica, topic, () => Promise.resolve());
    await listen(replica);
    const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
    await producer.connect();
    try {
      await producer.send({ topic: topic.name, messages: [{ key: 'a', value: Buffer.alloc(1_048_000, 120) }] });
      const [dead] = await messagesOf(deadLetterTopicOf(topic), 1);
      expect(dead?.value?.length).toBe(1_048_000);
    } finally {
      await producer.disconnect();
      await bus.listening.close();
    }
  }, 60_000);

  it('waits with what it cannot bury, comes back by itself and loses nothing', async () => {
    const { topic, bus, replica } = opened();
    const dead = deadLetterTopicOf(topic);
    const seen: number[] = [];
    subscribe(replica, topic, ({ step }) => Promise.resolve(void seen.push(step)));
    await listen(replica);
    const admin = kafka.admin();
    const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
    await Promise.all([admin.connect(), producer.connect()]);
    try {
      await admin.deleteTopics({ topics: [dead] });
      await producer.send({
        topic: topic.name,
        messages: ['x', '{"lane":"a","step":1}'].map((value) => ({ key: 'a', value })),
      });
      await until(() => bus.health().consumers.some(({ restarts }) => restarts > 0));
      expect(seen).toEqual([]);
      await admin.createTopics({ topics: [{ topic: dead, numPartitions: 1 }], waitForLeaders: true });
      await until(() => seen.length === 1);
      expect((await messagesOf(dead, 1)).map(({ value }) => value?.toString())).toEqual(['x']);
      await until(() => bus.health().state === 'up');
    } finally {
      await Promise.all([admin.disconnect(), producer.disconnect()]);
      await bus.listening.close();
    }
  }, 180_000);

  it('fails a publication within its time when nobody is there', async () => {
    const { topic, bus } = opened({ address: 'kafka://127.0.0.1:1' });
    await expect(bus.publish(topic, { lane: 'a', step: 1 })).rejects.toMatchObject({
      code: 'BUS_AWAY',
      retryable: true,
    });
    await bus.listening.close();
  }, 60_000);
}
