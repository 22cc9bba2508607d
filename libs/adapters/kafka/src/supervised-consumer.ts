import { setTimeout as sleep } from 'node:timers/promises';
import type { Consumer, ConsumerConfig, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';

export interface ConsumerTask {
  readonly groupId: string;
  /** Without offsets in Kafka the group leaves nothing behind, and each life of the consumer reads from the beginning. */
  readonly keepsOffsets: boolean;
  readonly topics: readonly string[];
  /** False: stopped, the record must come again. A rejection ends the consumer, which comes back after a pause. */
  handle(message: KafkaMessage, topic: string, partition: number): Promise<boolean>;
}

export interface ConsumerHealth {
  readonly group: string;
  /** `down` between an end and the next start that worked. */
  readonly state: 'starting' | 'up' | 'down';
  /** How often it ended and came back since the start of the process. */
  readonly restarts: number;
  /** Class of what ended it last. */
  readonly lastError?: string;
}

const SESSION_MS = 30_000;
const HEARTBEAT_MS = 3_000;
const FIRST_PAUSE_MS = 500;
const MAX_PAUSE_MS = 5_000;
const CONCURRENT_PARTITIONS = 3;

/**
 * A consumer that comes back whatever ends it: kafkajs gives up on errors that it takes for final, and says so only once.
 * Records of a partition are handled one after the other; the offset moves when a record is handled or buried.
 */
export class SupervisedConsumer {
  private state: ConsumerHealth['state'] = 'starting';
  private restarts = 0;
  private lastError: string | undefined;
  private consumer: Consumer | undefined;
  private failures = 0;
  private life: Promise<void> = Promise.resolve();

  constructor(
    private readonly kafka: Kafka,
    private readonly task: ConsumerTask,
    private readonly stop: AbortSignal,
    private readonly onEnd: (health: ConsumerHealth) => void,
  ) {}

  /** Resolves when the consumer takes part in its group, or after `milliseconds`; it goes on trying either way. */
  async start(milliseconds: number): Promise<void> {
    const joined = new Promise<void>((resolve) => {
      this.life = this.live(resolve);
    });
    await Promise.race([joined, sleep(milliseconds, undefined, { ref: false })]);
  }

  async close(): Promise<void> {
    await this.consumer?.disconnect().catch(() => undefined);
    await this.life;
  }

  health(): ConsumerHealth {
    const { state, restarts, lastError } = this;
    return { group: this.task.groupId, state, restarts, ...(lastError !== undefined && { lastError }) };
  }

  private async live(onJoin: () => void): Promise<void> {
    const stopped = () => this.stop.aborted;
    while (!stopped()) {
      const error = await this.run(onJoin);
      if (stopped()) return;
      this.state = 'down';
      this.restarts++;
      this.lastError = error.name;
      this.onEnd(this.health());
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** this.failures++, MAX_PAUSE_MS);
      await sleep(pauseMs, undefined, { signal: this.stop }).catch(() => undefined);
    }
  }

  /** One life of a consumer; resolves with what ended it. */
  private async run(onJoin: () => void): Promise<Error> {
    const consumer = this.kafka.consumer(configOf(this.groupOfThisLife()));
    this.consumer = consumer;
    const ended = new Promise<Error>((resolve) => {
      consumer.on('consumer.crash', ({ payload }) => resolve(payload.error));
      this.stop.addEventListener('abort', () => resolve(new Error('stopped')), { once: true });
    });
    consumer.on('consumer.group_join', () => {
      this.state = 'up';
      onJoin();
    });
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [...this.task.topics], fromBeginning: true });
      await consumer.run({
        autoCommit: this.task.keepsOffsets,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: CONCURRENT_PARTITIONS,
        eachBatch: (payload) => this.handleBatch(payload),
      });
      return await ended;
    } catch (error) {
      return error instanceof Error ? error : new Error('unknown');
    } finally {
      await consumer.disconnect().catch(() => undefined);
    }
  }

  /** Without offsets to keep, a group of its own for each life: nobody waits until Kafka gives up the member of the last one. */
  private groupOfThisLife(): string {
    const { groupId, keepsOffsets } = this.task;
    return keepsOffsets ? groupId : `${groupId}.${String(this.restarts)}`;
  }

  private async handleBatch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    for (const message of batch.messages) {
      if (this.stop.aborted || !payload.isRunning() || payload.isStale()) return;
      const decided = await beating(payload, () => this.task.handle(message, batch.topic, batch.partition));
      if (!decided) return;
      this.failures = 0;
      payload.resolveOffset(message.offset);
      await payload.commitOffsetsIfNecessary();
      await payload.heartbeat();
    }
  }
}

const configOf = (groupId: string): ConsumerConfig => ({
  groupId,
  sessionTimeout: SESSION_MS,
  heartbeatInterval: HEARTBEAT_MS,
  maxWaitTimeInMs: 500,
  retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5, restartOnFailure: () => Promise.resolve(false) },
});

/** Keeps the membership of the group while a handler works; a heartbeat that fails shows at the next one. */
async function beating<Result>(payload: EachBatchPayload, work: () => Promise<Result>): Promise<Result> {
  const timer = setInterval(() => {
    payload.heartbeat().catch(() => undefined);
  }, HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
