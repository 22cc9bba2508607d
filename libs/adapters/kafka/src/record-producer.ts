import { Failure } from '@maillage/kernel';
import kafkajs, { type Kafka, type Message, type Producer } from 'kafkajs';
import { setTimeout as sleep } from 'node:timers/promises';

const { Partitioners } = kafkajs;

/** kafkajs makes one record batch per partition of them, and a broker takes about 1 MB as one. */
const BATCH_BYTES = 512 * 1024;
const MAX_WAITING = 10_000;
/** A record that is not on the bus by then is a failure of its teller, who tries again. */
const PUBLISH_MS = 15_000;
const CLOSE_MS = 5_000;

interface Waiting {
  readonly topic: string;
  readonly message: Message;
  readonly resolve: () => void;
  readonly reject: (failure: Failure) => void;
}

/** Sends records in the order of the calls, what waits together in one request; idempotent, acknowledged by all replicas. */
export class RecordProducer {
  private readonly waiting: Waiting[] = [];
  private producer: Producer | undefined;
  private pump: Promise<void> | undefined;
  private closed = false;

  constructor(private readonly kafka: Kafka) {}

  /** @throws Failure `BUS_AWAY`, `BUS_FULL` or `BUS_CLOSED`, all retryable */
  send(topic: string, message: Message): Promise<void> {
    if (this.closed) return Promise.reject(retryable('BUS_CLOSED', 'the bus is closed'));
    if (this.waiting.length >= MAX_WAITING)
      return Promise.reject(retryable('BUS_FULL', 'too many events wait for Kafka'));
    return new Promise((resolve, reject) => {
      this.waiting.push({ topic, message, resolve, reject });
      this.pump ??= this.sendAll();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.race([this.pump, sleep(CLOSE_MS, undefined, { ref: false })]);
    await this.drop();
  }

  private async sendAll(): Promise<void> {
    await Promise.resolve();
    while (this.waiting.length > 0) await this.sendBatch(this.nextBatch());
    this.pump = undefined;
  }

  /** The oldest records, at least one. */
  private nextBatch(): readonly Waiting[] {
    let bytes = 0;
    const end = this.waiting.findIndex(({ message }) => (bytes += message.value?.length ?? 0) > BATCH_BYTES);
    return this.waiting.splice(0, end === -1 ? this.waiting.length : Math.max(1, end));
  }

  private async sendBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      await within(PUBLISH_MS, this.deliver(batch));
      for (const { resolve } of batch) resolve();
    } catch (cause) {
      // A producer that failed may have lost its sequence numbers: the next batch gets a new one.
      await this.drop();
      for (const { reject } of batch) reject(retryable('BUS_AWAY', 'Kafka did not take the events', cause));
    }
  }

  private async deliver(batch: readonly Waiting[]): Promise<void> {
    const producer = (this.producer ??= this.create());
    await producer.connect();
    const topics = [...new Set(batch.map(({ topic }) => topic))];
    await producer.sendBatch({
      topicMessages: topics.map((topic) => ({
        topic,
        messages: batch.filter((record) => record.topic === topic).map(({ message }) => message),
      })),
    });
  }

  private create(): Producer {
    return this.kafka.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      idempotent: true,
      maxInFlightRequests: 1,
      retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 1_000 },
    });
  }

  private async drop(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
  }
}

const retryable = (code: string, message: string, cause?: unknown): Failure =>
  new Failure(code, message, { retryable: true, cause });

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  const timer = new AbortController();
  const tooLate = sleep(milliseconds, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`not done after ${milliseconds} ms`);
  });
  try {
    await Promise.race([work, tooLate]);
  } finally {
    timer.abort();
    tooLate.catch(() => undefined);
  }
}
