import { deadLetterTopicOf, type Topic } from '@maillage/contracts';
import { Failure } from '@maillage/kernel';
import type { Admin, ITopicConfig, Kafka } from 'kafkajs';

const HOUR_MS = 3_600_000;
const DEAD_LETTER_HOURS = 24 * 14;
const SEGMENT_MS = HOUR_MS / 6;
const SEGMENT_BYTES = 64 * 1024 * 1024;
/** A dead letter is its record and more. */
const DEAD_LETTER_MAX_BYTES = 2 * 1024 * 1024;

/** Makes the declared topics and their dead-letter topics exist. @throws Failure `TOPIC_MISMATCH` when one exists with other partitions */
export async function ensureTopics(kafka: Kafka, topics: readonly Topic<unknown>[]): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const wanted = topics.flatMap((topic) => [configOf(topic), deadLetterConfigOf(topic)]);
    const existing = new Set(await admin.listTopics());
    const missing = wanted.filter(({ topic }) => !existing.has(topic));
    if (missing.length > 0) await admin.createTopics({ topics: missing, waitForLeaders: true });
    await verify(admin, wanted);
  } finally {
    await admin.disconnect();
  }
}

const configOf = (topic: Topic<unknown>): ITopicConfig => ({
  topic: topic.name,
  numPartitions: topic.partitions,
  configEntries: [
    { name: 'cleanup.policy', value: topic.cleanup },
    { name: 'retention.ms', value: `${topic.retention.hours * HOUR_MS}` },
    { name: 'delete.retention.ms', value: `${topic.retention.hours * HOUR_MS}` },
    ...(topic.cleanup === 'compact' ? compactionOf(topic) : []),
  ],
});

/** Kafka compacts closed segments only, and closes them once a week by itself: whoever reads from the beginning would read it all. */
const compactionOf = ({ history }: Topic<unknown>): { name: string; value: string }[] => [
  { name: 'segment.ms', value: `${SEGMENT_MS}` },
  { name: 'segment.bytes', value: `${SEGMENT_BYTES}` },
  { name: 'min.cleanable.dirty.ratio', value: '0.1' },
  { name: 'min.compaction.lag.ms', value: `${(history?.hours ?? 0) * HOUR_MS}` },
];

const deadLetterConfigOf = (topic: Topic<unknown>): ITopicConfig => ({
  topic: deadLetterTopicOf(topic),
  numPartitions: 1,
  configEntries: [
    { name: 'cleanup.policy', value: 'delete' },
    { name: 'retention.ms', value: `${DEAD_LETTER_HOURS * HOUR_MS}` },
    { name: 'max.message.bytes', value: `${DEAD_LETTER_MAX_BYTES}` },
  ],
});

/** Another number of partitions would send a key elsewhere and lose its order. */
async function verify(admin: Admin, wanted: readonly ITopicConfig[]): Promise<void> {
  const { topics } = await admin.fetchTopicMetadata({ topics: wanted.map(({ topic }) => topic) });
  for (const { topic, numPartitions } of wanted) {
    const found = topics.find(({ name }) => name === topic)?.partitions.length ?? 0;
    if (found === 0) throw new Error('a topic that was made is not there yet');
    if (found !== numPartitions)
      throw new Failure('TOPIC_MISMATCH', `topic ${topic} has ${found} partitions, ${numPartitions} are declared`);
  }
}
