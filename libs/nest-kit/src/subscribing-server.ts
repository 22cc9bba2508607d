import type { Subscription } from '@maillage/contracts';
import type { EventListening, Subscriber } from '@maillage/ports';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';

/** Hands what `@OnTopic` declares to a bus. Nest would chain the handlers of a topic into one call; here each stands alone. */
export class SubscribingServer extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  private readonly subscribers: Subscriber[] = [];

  constructor(private readonly listening: EventListening) {
    super();
  }

  override addHandler(
    _pattern: unknown,
    callback: MessageHandler,
    _isEventHandler?: boolean,
    extras?: Record<string, unknown>,
  ): void {
    if (!isSubscription(extras)) throw new Error('subscribe with @OnTopic(topic)');
    const { topic, delivery } = extras;
    this.subscribers.push({ topic, delivery, handle: toPromise(callback) });
  }

  override listen(callback: (error?: unknown) => void): void {
    this.listening.open(this.subscribers).then(() => callback(), callback);
  }

  override async close(): Promise<void> {
    await this.listening.close();
  }

  override on(): never {
    throw new Error('this transport has no events of its own');
  }

  override unwrap(): never {
    throw new Error('there is nothing beneath this transport');
  }
}

const isSubscription = (
  extras: Record<string, unknown> | undefined,
): extras is Record<string, unknown> & Subscription =>
  extras?.['topic'] !== undefined && extras['delivery'] !== undefined;

const toPromise = (callback: MessageHandler) => async (event: unknown) => {
  const result: unknown = await callback(event, {});
  if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
};
