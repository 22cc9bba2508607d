import type { Delivery, DeliveryPolicy, Topic } from '@maillage/contracts';
import type { EventListening, EventPublisher, Subscriber } from '@maillage/ports';

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
  readonly listening: EventListening;
}

const subscribers = new WeakMap<EventListening, Subscriber[]>();

/** Before `listen`. */
export function subscribe<Event>(
  { listening }: BusReplica,
  topic: Topic<Event>,
  handle: (event: Event) => Promise<void>,
  delivery: Delivery = 'one-consumer',
): void {
  const subscriber = { topic, delivery, handle: (event: unknown) => handle(event as Event) };
  subscribers.set(listening, [...(subscribers.get(listening) ?? []), subscriber]);
}

export const listen = ({ listening }: BusReplica): Promise<void> => listening.open(subscribers.get(listening) ?? []);
