import { describe, it } from '@jest/globals';
import { deadLetterTopicOf, type Topic } from '@maillage/contracts';
import {
  describeBus,
  describeBusReplicas,
  serverForTests,
  testTopic,
  type BuriedRecord,
  type BusEnvironment,
  type WireRecord,
} from '@maillage/testing';
import { Logger } from '@nestjs/common';
import kafkajs, { type IHeaders } from 'kafkajs';
import { createClient } from './kafka-client.js';
import { KafkaBus } from './kafka-bus.js';

Logger.overrideLogger(false);

const address = await serverForTests('kafka');
if (address === undefined) describe('KafkaBus', () => it('is not tried: there is no Kafka', () => undefined));
else {
  describeBus('KafkaBus', () => environmentAt(address));
  describeBusReplicas('KafkaBus', () => environmentAt(address));
}

async function environmentAt(address: string): Promise<BusEnvironment> {
  const buses: KafkaBus[] = [];
  const client = createClient(address, 'test');
  const producer = client.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await producer.connect();
  // A service name of its own: groups of earlier tests must not share.
  const run = testTopic().name;
  return {
    replica: (service, topics, policy) => {
      const bus = new KafkaBus({ address, service: `${service}.${run}`, topics, policy });
      buses.push(bus);
      return { publisher: bus, listening: bus.listening };
    },
    put: async (topic: Topic<unknown>, { key, text, schema }: WireRecord) => {
      const value = text === null ? null : Buffer.from(text);
      const headers: IHeaders = schema === undefined ? {} : { schema };
      await producer.send({ topic: topic.name, messages: [{ key, value, headers }] });
    },
    deadLetters: (topic) => buriedIn(address, deadLetterTopicOf(topic)),
    close: async () => {
      await Promise.all(buses.map((bus) => bus.listening.close()));
      await producer.disconnect();
    },
  };
}

/** Everything in a dead-letter topic, oldest first. */
async function buriedIn(address: string, topic: string): Promise<readonly BuriedRecord[]> {
  const client = createClient(address, 'test');
  const admin = client.admin();
  await admin.connect();
  const [end] = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const count = Number(end?.high ?? 0);
  if (count === 0) return [];
  const found: BuriedRecord[] = [];
  const consumer = client.consumer({ groupId: `test.${topic}.${Math.random()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer
        .run({
          eachMessage: ({ message: { key, value, headers = {} } }) => {
            found.push({
              key: key?.toString() ?? null,
              text: value?.toString() ?? null,
              attempts: Number(headers['dead.attempts']?.toString()),
              ...textIn(headers, 'dead.refusal', 'refusal'),
              ...textIn(headers, 'dead.first-error', 'firstError'),
              ...textIn(headers, 'dead.last-error', 'lastError'),
            });
            if (found.length === count) resolve();
            return Promise.resolve();
          },
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  return found;
}

const textIn = (headers: IHeaders, name: string, member: string): Record<string, string> => {
  const value = headers[name];
  return value === undefined ? {} : { [member]: value.toString() };
};
