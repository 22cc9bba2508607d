import { describe, expect, it } from '@jest/globals';
import { feedVersionAccepted, networkActivated, type NetworkActivated } from '@maillage/contracts';
import type { Subscriber } from '@maillage/ports';
import { Controller, Module } from '@nestjs/common';
import { createLogger } from './logger.js';
import { OnTopic } from './on-topic.decorator.js';
import { runApp } from './run-app.js';
import { SubscribingServer } from './subscribing-server.js';

const activated: NetworkActivated = { territory: 't', generation: 7, checksum: 'x' };

@Controller()
class Listener {
  readonly seen: NetworkActivated[] = [];

  @OnTopic(networkActivated, { delivery: 'every-replica' })
  async onActivated(event: NetworkActivated): Promise<void> {
    this.seen.push(event);
    if (event.generation < 0) throw new RangeError('generation');
    return Promise.resolve();
  }

  // @ts-expect-error the payload of another topic
  @OnTopic(feedVersionAccepted)
  onWrong(event: NetworkActivated): Promise<void> {
    this.seen.push(event);
    return Promise.resolve();
  }

  // @ts-expect-error a topic is no string
  @OnTopic('network.generation-activated.v1')
  onName(event: NetworkActivated): Promise<void> {
    this.seen.push(event);
    return Promise.resolve();
  }
}

@Module({ controllers: [Listener] })
class ListenerModule {}

describe('@OnTopic', () => {
  it('carries topic and delivery to the bus, events to the method and failures back', async () => {
    const heard = new Map<string, Subscriber>();
    const running = await runApp({
      module: ListenerModule,
      logger: createLogger({ name: 'test', level: 'silent' }),
      host: '127.0.0.1',
      port: 0,
      listening: {
        open: (subscribers) => {
          for (const subscriber of subscribers) heard.set(subscriber.topic.name, subscriber);
          return Promise.resolve();
        },
        close: () => {
          heard.clear();
          return Promise.resolve();
        },
      },
    });
    try {
      const subscriber = heard.get(networkActivated.name);
      expect(subscriber).toMatchObject({ topic: networkActivated, delivery: 'every-replica' });
      expect(heard.get(feedVersionAccepted.name)).toMatchObject({ delivery: 'one-consumer' });
      await subscriber?.handle(activated);
      expect(running.app.get(Listener).seen).toEqual([activated]);
      await expect(subscriber?.handle({ ...activated, generation: -1 })).rejects.toThrow(RangeError);
    } finally {
      await running.close();
    }
    expect(heard.size).toBe(0);
  });

  it('is how one subscribes: a pattern of Nest has no topic', () => {
    const server = new SubscribingServer({ open: () => Promise.resolve(), close: () => Promise.resolve() });
    expect(() => server.addHandler('name', () => Promise.resolve(), true, {})).toThrow('@OnTopic');
  });
});
