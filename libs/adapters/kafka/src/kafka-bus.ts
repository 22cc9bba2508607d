import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  deadLetterTopicOf,
  deliveryPolicy,
  writeEvent,
  type Delivery,
  type DeliveryPolicy,
  type Topic,
} from '@maillage/contracts';
import { Failure } from '@maillage/kernel';
import { EventPublisher, type EventListening, type Subscriber } from '@maillage/ports';
import { Logger } from '@nestjs/common';
import type { Kafka, KafkaMessage } from 'kafkajs';
import type { Death } from './death.js';
import { deliverRecord } from './deliver-record.js';
import { ensureTopics } from './ensure-topics.js';
import { createClient } from './kafka-client.js';
import { deadLetterHeaders, eventHeaders } from './record-headers.js';
import { RecordProducer } from './record-producer.js';
import { SupervisedConsumer, type ConsumerHealth } from './supervised-consumer.js';

export interface KafkaBusOptions {
  /** `kafka://one:9092,two:9092` */
  readonly address: string;
  /** Name of the service: its replicas share what is `one-consumer`. */
  readonly service: string;
  /** Made to exist, with their dead-letter topics, when the bus opens. */
  readonly topics: readonly Topic<unknown>[];
  readonly policy?: Partial<DeliveryPolicy>;
}

export interface BusHealth {
  /** `up` when the topics exist and every consumer takes part. */
  readonly state: 'starting' | 'up' | 'down';
  readonly consumers: readonly ConsumerHealth[];
  /** Buried by this process since its start. */
  readonly deadLetters: number;
}

/** How long the start of an app waits for Kafka before it goes on without and keeps trying. */
const OPEN_MS = 20_000;
const PAUSE_MS = 2_000;
const CLOSE_MS = 10_000;

/** The bus on Kafka: facts survive, replicas share or repeat them, and what cannot be handled goes to `<topic>.dead`. */
export class KafkaBus extends EventPublisher {
  readonly listening: EventListening = {
    open: (subscribers) => this.open(subscribers),
    close: () => this.close(),
  };
  private readonly logger = new Logger('KafkaBus');
  private readonly kafka: Kafka;
  private readonly producer: RecordProducer;
  private readonly policy: DeliveryPolicy;
  private readonly stop = new AbortController();
  private consumers: readonly SupervisedConsumer[] = [];
  private ready = false;
  private buried = 0;

  constructor(private readonly options: KafkaBusOptions) {
    super();
    this.policy = { ...deliveryPolicy, ...options.policy };
    // Every delivery in work listens.
    setMaxListeners(0, this.stop.signal);
    this.kafka = createClient(options.address, options.service);
    this.producer = new RecordProducer(this.kafka);
  }

  async publish<Event>(topic: Topic<Event>, event: Event): Promise<void> {
    const { key, text } = writeEvent(topic, event);
    await this.producer.send(topic.name, {
      key,
      value: Buffer.from(text),
      headers: eventHeaders(topic.name, this.options.service),
    });
  }

  health(): BusHealth {
    const consumers = this.consumers.map((consumer) => consumer.health());
    const state = !this.ready ? 'starting' : consumers.every((consumer) => consumer.state === 'up') ? 'up' : 'down';
    return { state, consumers, deadLetters: this.buried };
  }

  /** Resolves when the bus works, or when Kafka stays away: then it goes on trying. @throws Failure `TOPIC_MISMATCH` */
  private async open(subscribers: readonly Subscriber[]): Promise<void> {
    this.consumers = DELIVERIES.flatMap((delivery) => this.consumerFor(delivery, subscribers));
    const work = this.join();
    work.catch(() => this.stop.abort());
    await Promise.race([work, sleep(OPEN_MS, undefined, { ref: false })]);
  }

  private async join(): Promise<void> {
    while (!this.stop.signal.aborted && !this.ready) {
      try {
        await ensureTopics(this.kafka, this.options.topics);
        this.ready = true;
      } catch (error) {
        if (error instanceof Failure) throw error;
        this.logger.warn('Kafka is away; trying again');
        await sleep(PAUSE_MS, undefined, { signal: this.stop.signal }).catch(() => undefined);
      }
    }
    if (this.ready) await Promise.all(this.consumers.map((consumer) => consumer.start(OPEN_MS)));
  }

  private async close(): Promise<void> {
    this.stop.abort();
    await Promise.race([
      Promise.all(this.consumers.map((consumer) => consumer.close())),
      sleep(CLOSE_MS, undefined, { ref: false }),
    ]);
    await this.producer.close();
  }

  private consumerFor(delivery: Delivery, all: readonly Subscriber[]): readonly SupervisedConsumer[] {
    const subscribers = all.filter((subscriber) => subscriber.delivery === delivery);
    if (subscribers.length === 0) return [];
    const { service } = this.options;
    const keepsOffsets = delivery === 'one-consumer';
    const groupId = keepsOffsets ? service : `${service}.${randomUUID()}`;
    const topics = new Map(subscribers.map(({ topic }) => [topic.name, topic]));
    const handle = async (message: KafkaMessage, name: string, partition: number): Promise<boolean> => {
      const listening = subscribers.filter(({ topic }) => topic.name === name);
      const [first] = listening;
      if (!first) return true;
      const bury = (death: Death) => this.bury(message, { topic: first.topic, partition }, death);
      return deliverRecord(message, first.topic, listening, { policy: this.policy, stop: this.stop.signal, bury });
    };
    const task = { groupId, keepsOffsets, topics: [...topics.keys()], handle };
    return [new SupervisedConsumer(this.kafka, task, this.stop.signal, (health) => this.tellEnd(health))];
  }

  private async bury(
    message: KafkaMessage,
    { topic, partition }: { readonly topic: Topic<unknown>; readonly partition: number },
    death: Death,
  ): Promise<void> {
    const origin = { topic: topic.name, partition, service: this.options.service };
    const headers = deadLetterHeaders(message, origin, death);
    await this.producer.send(deadLetterTopicOf(topic), { key: message.key, value: message.value, headers });
    this.buried++;
    const record = `record ${message.offset} of partition ${partition} of ${topic.name}`;
    this.logger.error(`${record} is a dead letter: ${wordsOf(death)}`);
  }

  private tellEnd({ group, lastError, restarts }: ConsumerHealth): void {
    this.logger.error(`consumer ${group} ended with ${lastError ?? 'nothing'} and starts again (${restarts})`);
  }
}

const DELIVERIES: readonly Delivery[] = ['one-consumer', 'every-replica'];

/** The words of other people's errors may quote data, so they are not logged. */
const wordsOf = (death: Death): string => {
  if (death.kind === 'refused') return `it was refused: ${death.refusal}`;
  const last = death.cause instanceof Failure ? death.cause.message : death.lastError;
  return `after ${death.attempts} attempts: ${last}`;
};
