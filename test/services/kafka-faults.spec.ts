import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KafkaBus } from '@maillage/adapters-kafka';
import { listen, subscribe, testPolicy, testTopic, until } from '@maillage/testing';
import { Logger } from '@nestjs/common';
import { serverOfOurOwn } from './server-of-our-own.js';
import { startKafka } from './kafka.js';
import type { TestServer } from './server.js';

Logger.overrideLogger(false);

const kafka = await serverOfOurOwn('kafka', startKafka);
if (!kafka) describe('KafkaBus when the broker dies', () => it('is not tried: there is no Kafka', () => undefined));
else describe('KafkaBus when the broker dies', () => specify(kafka));

function specify(kafka: TestServer): void {
  const topic = testTopic();
  const bus = new KafkaBus({ address: kafka.url, service: 'walker', topics: [topic], policy: testPolicy });
  const seen: number[] = [];

  beforeAll(async () => {
    const replica = { publisher: bus, listening: bus.listening };
    subscribe(replica, topic, ({ step }) => Promise.resolve(void seen.push(step)));
    await listen(replica);
  }, 60_000);
  afterAll(async () => {
    await bus.listening.close();
    await kafka.stop();
  }, 60_000);

  it('fails what is published meanwhile, and loses nothing of what it took', async () => {
    await bus.publish(topic, { lane: 'a', step: 1 });
    await until(() => seen.includes(1));
    await kafka.kill();
    await expect(bus.publish(topic, { lane: 'a', step: 2 })).rejects.toMatchObject({
      code: 'BUS_AWAY',
      retryable: true,
    });
    await kafka.restart();
    for (let tried = 0; tried < 10; tried++)
      if (
        await bus.publish(topic, { lane: 'a', step: 3 }).then(
          () => true,
          () => false,
        )
      )
        break;
    await until(() => seen.includes(3));
    expect(seen.filter((step) => step !== 2)).toEqual([...seen].filter((step) => step !== 2).sort((a, b) => a - b));
    await until(() => bus.health().state === 'up');
  }, 150_000);
}
