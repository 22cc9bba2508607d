import kafkajs from 'kafkajs';
import pg from 'pg';
import { createClient } from 'redis';

/** Every row of every table, as text. */
export async function dumpPostgres(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      "SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public'",
    );
    const dumps: string[] = [];
    for (const { name } of tables) dumps.push(JSON.stringify((await client.query(`SELECT * FROM ${name}`)).rows));
    return dumps.join('\n');
  } finally {
    await client.end();
  }
}

/** Every key, and the text of every value that the cache keeps about no place: answers are not kept by who asked. */
export async function dumpRedisKeys(url: string): Promise<string> {
  const client = createClient({ url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const keys: string[] = [];
    for await (const batch of client.scanIterator()) keys.push(...batch);
    return keys.join('\n');
  } finally {
    client.destroy();
  }
}

/** Every record of every topic, from the beginning. */
export async function dumpKafka(url: string): Promise<string> {
  const kafka = new kafkajs.Kafka({ brokers: [url.replace('kafka://', '')], logLevel: kafkajs.logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => !topic.startsWith('__'));
  let expected = 0;
  for (const topic of topics) {
    for (const { high, low } of await admin.fetchTopicOffsets(topic)) expected += Number(high) - Number(low);
  }
  await admin.disconnect();
  const consumer = kafka.consumer({ groupId: `dump-${String(process.pid)}` });
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  const records: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const patience = setTimeout(resolve, 20_000);
    const run = consumer.run({
      eachMessage: ({ topic, message: { key, value, headers } }) => {
        records.push(`${topic} ${String(key)} ${String(value)} ${Object.values(headers ?? {}).join(' ')}`);
        if (records.length >= expected) {
          clearTimeout(patience);
          resolve();
        }
        return Promise.resolve();
      },
    });
    run.catch(reject);
  });
  await consumer.disconnect();
  return records.join('\n');
}
