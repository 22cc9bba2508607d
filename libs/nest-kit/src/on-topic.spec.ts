import { describe, expect, it } from '@jest/globals';
import { feedVersionAccepted, networkActivated, type NetworkActivated } from '@maillage/contracts';
import { Controller, Module } from '@nestjs/common';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { createApp } from './http/create-app.js';
import { createLogger } from './logger.js';
import { OnTopic } from './on-topic.decorator.js';

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

class Collector extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  override listen(callback: () => void): void {
    callback();
  }
  override close(): void {
    this.messageHandlers.clear();
  }
  override on(): never {
    throw new Error('unused');
  }
  override unwrap(): never {
    throw new Error('unused');
  }
  async call(pattern: string, event: unknown): Promise<void> {
    const result: unknown = await this.handlerOf(pattern)(event, {});
    if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
  }
  handlerOf(pattern: string): MessageHandler {
    const handler = this.messageHandlers.get(pattern);
    if (!handler) throw new Error(`nobody listens to ${pattern}`);
    return handler;
  }
}

describe('@OnTopic', () => {
  it('carries topic and delivery to the transport, events to the method and failures back', async () => {
    const transport = new Collector();
    const app = await createApp(ListenerModule, { logger: createLogger({ name: 'test', level: 'silent' }) });
    app.connectMicroservice({ strategy: transport });
    try {
      await app.startAllMicroservices();
      await transport.call(networkActivated.name, activated);
      expect(app.get(Listener).seen).toEqual([activated]);
      expect(transport.handlerOf(networkActivated.name).extras).toEqual({
        topic: networkActivated,
        delivery: 'every-replica',
      });
      expect(transport.handlerOf(feedVersionAccepted.name).extras).toMatchObject({ delivery: 'one-consumer' });
      await expect(transport.call(networkActivated.name, { ...activated, generation: -1 })).rejects.toThrow(RangeError);
    } finally {
      await app.close();
    }
  });
});
