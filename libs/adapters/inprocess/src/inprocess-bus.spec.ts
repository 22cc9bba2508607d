import { describe, expect, it } from '@jest/globals';
import type { Topic } from '@maillage/contracts';
import {
  describeBus,
  listen,
  subscribe,
  testPolicy,
  testTopic,
  type BusEnvironment,
  type WireRecord,
} from '@maillage/testing';
import { Logger } from '@nestjs/common';
import { InProcessBus } from './inprocess-bus.js';

Logger.overrideLogger(false);

describeBus('InProcessBus', () => {
  const bus = new InProcessBus(testPolicy);
  const environment: BusEnvironment = {
    replica: () => ({ publisher: bus, listening: bus.listening }),
    put: (topic: Topic<unknown>, record: WireRecord) => {
      bus.accept({ topic: topic.name, ...record });
      return Promise.resolve();
    },
    deadLetters: async (topic) => {
      await bus.quiet();
      return bus.deadLetters
        .list()
        .filter((letter) => letter.topic === topic.name)
        .map(({ topic: _topic, ...letter }) => letter);
    },
    close: () => bus.listening.close(),
  };
  return Promise.resolve(environment);
});

describe('InProcessBus', () => {
  const started = (handle: (step: number) => Promise<void>, policy = testPolicy) => {
    const bus = new InProcessBus(policy);
    const replica = { publisher: bus, listening: bus.listening };
    const topic = testTopic();
    subscribe(replica, topic, ({ step }) => handle(step));
    return { bus, replica, topic };
  };

  it('keeps what is told before anybody listens', async () => {
    const seen: number[] = [];
    const { bus, replica, topic } = started((step) => Promise.resolve(void seen.push(step)));
    await bus.publish(topic, { lane: 'a', step: 1 });
    await bus.publish(topic, { lane: 'a', step: 2 });
    await bus.quiet();
    expect(seen).toEqual([]);
    await listen(replica);
    await bus.quiet();
    expect(seen).toEqual([1, 2]);
  });

  it('checks a fact once, when it is told, however many hear of it', async () => {
    const bus = new InProcessBus(testPolicy);
    const replica = { publisher: bus, listening: bus.listening };
    const plain = testTopic();
    let checks = 0;
    const topic = { ...plain, schema: plain.schema.refine(() => ++checks > 0) };
    const seen: unknown[] = [];
    for (let i = 0; i < 3; i++) subscribe(replica, topic, (step) => Promise.resolve(void seen.push(step)));
    await listen(replica);
    await bus.publish(topic, { lane: 'a', step: 1 });
    await bus.quiet();
    expect(checks).toBe(1);
    expect(seen).toEqual(Array(3).fill({ lane: 'a', step: 1 }));
    expect(new Set(seen).size).toBe(3);
    bus.accept({ topic: topic.name, key: 'a', text: '{"lane":"a","step":2}' });
    expect(checks).toBe(4);
  });

  it('is quiet only when what the handlers told is handled too', async () => {
    const seen: number[] = [];
    const { bus, replica, topic } = started(async (step) => {
      seen.push(step);
      if (step < 5) await bus.publish(topic, { lane: `${step}`, step: step + 1 });
    });
    await listen(replica);
    await bus.publish(topic, { lane: 'a', step: 1 });
    await bus.quiet();
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  it('counts all dead letters and keeps the last', async () => {
    const { bus, replica, topic } = started(() => Promise.resolve());
    await listen(replica);
    for (let n = 0; n < 1_005; n++) bus.accept({ topic: topic.name, key: `${n}`, text: 'x' });
    await bus.quiet();
    expect(bus.deadLetters.total).toBe(1_005);
    expect(bus.deadLetters.list().map(({ key }) => key)).toEqual(Array.from({ length: 1_000 }, (_, n) => `${n + 5}`));
  });

  it('ends in the middle of a back-off, without a dead letter', async () => {
    const { bus, replica, topic } = started(() => Promise.reject(new Error('no')), {
      ...testPolicy,
      backOffMs: 600_000,
      maxBackOffMs: 600_000,
    });
    await listen(replica);
    await bus.publish(topic, { lane: 'a', step: 1 });
    await bus.publish(topic, { lane: 'a', step: 2 });
    await bus.listening.close();
    expect(bus.deadLetters.total).toBe(0);
  });
});
