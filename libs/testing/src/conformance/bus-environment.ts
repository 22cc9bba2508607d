import type { Delivery, DeliveryPolicy, Topic } from '@maillage/contracts';
import type { EventPublisher } from '@maillage/ports';

/** Where a bus is tried: what a test needs beside the bus itself. One per test. */
export interface BusEnvironment {
  /** One more replica of a service; it does not listen yet. */
  replica(service: string, topics: readonly Topic<unknown>[], policy: DeliveryPolicy): BusReplica;
  /** Puts a record on the wire that our own publisher would not write. */
  put(topic: Topic<unknown>, record: WireRecord): Promise<void>;
  deadLetters(topic: Topic<unknown>): Promise<readonly BuriedRecord[]>;
  close(): Promise<void>;
}

export interface WireRecord {
  readonly key: string | null;
  readonly text: string | null;
  /** The topic name that the producer wrote beside the text, if any. */
  readonly schema?: string;
}

export interface BuriedRecord {
  readonly key: string | null;
  readonly text: string | null;
  readonly refusal?: string | undefined;
  readonly attempts: number;
  readonly firstError?: string | undefined;
  readonly lastError?: string | undefined;
}

export interface BusReplica {
  readonly publisher: EventPublisher;
  readonly strategy: Transport;
}

/** As Nest drives a transport strategy. */
interface Transport {
  addHandler(
    pattern: string,
    handler: (event: unknown) => Promise<unknown>,
    isEventHandler: boolean,
    extras: Record<string, unknown>,
  ): void;
  listen(callback: (error?: unknown) => void): void;
  close(): Promise<void>;
}

/** Subscribes as `@OnTopic` does. */
export function subscribe<Event>(
  { strategy }: BusReplica,
  topic: Topic<Event>,
  handle: (event: Event) => Promise<void>,
  delivery: Delivery = 'one-consumer',
): void {
  const handler = async (event: unknown) => {
    await handle(event as Event);
  };
  strategy.addHandler(topic.name, handler, true, { topic, delivery });
}

export const listen = ({ strategy }: BusReplica): Promise<void> =>
  new Promise((resolve, reject) => {
    strategy.listen((error) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Error('the bus did not start'));
    });
  });
