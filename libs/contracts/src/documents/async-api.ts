import { z } from 'zod';
import { deadLetterTopicOf, type Topic } from '../topic.js';

/** Every topic of the bus as an AsyncAPI 3.0 document. */
export function buildAsyncApi(topics: readonly Topic<unknown>[]): Record<string, unknown> {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Maillage events',
      version: '1',
      description:
        'Facts, never questions. An addition of a member stays in the same major version; consumers ignore members they do not know.',
    },
    channels: Object.fromEntries(topics.map((topic) => [topic.name, toChannel(topic)])),
    operations: Object.fromEntries(topics.flatMap(toOperations)),
  };
}

const toChannel = (topic: Topic<unknown>): Record<string, unknown> => ({
  address: topic.name,
  summary: topic.summary,
  messages: { event: { contentType: 'application/json', payload: toJsonSchema(topic) } },
  bindings: {
    kafka: {
      partitions: topic.partitions,
      topicConfiguration: {
        'cleanup.policy': [topic.cleanup],
        'retention.ms': topic.retention.hours * 3_600_000,
        ...(topic.history && { 'min.compaction.lag.ms': topic.history.hours * 3_600_000 }),
      },
    },
  },
  'x-dead-letter': deadLetterTopicOf(topic),
});

const toOperations = (topic: Topic<unknown>): [string, Record<string, unknown>][] => {
  const channel = { $ref: `#/channels/${topic.name.replaceAll('/', '~1')}` };
  return [
    [`${topic.from} tells ${topic.name}`, { action: 'send', channel }],
    ...topic.to.map((stage): [string, Record<string, unknown>] => [
      `${stage} hears ${topic.name}`,
      { action: 'receive', channel },
    ]),
  ];
};

const toJsonSchema = (topic: Topic<unknown>): unknown => {
  const { $schema: _, ...schema } = z.toJSONSchema(topic.schema, { io: 'input' });
  return schema;
};
