import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  deliver,
  deliveryPolicy,
  readEvent,
  writeEvent,
  type DeliveryPolicy,
  type ReadRecord,
  type RecordRefusal,
  type Topic,
  type Undelivered,
  type Wait,
} from '@maillage/contracts';
import { Failure } from '@maillage/kernel';
import { EventPublisher, type EventListening, type EventTail, type Subscriber, type TailRecord } from '@maillage/ports';
import { Logger } from '@nestjs/common';
import { DeadLetters, type DeadLetter } from './dead-letters.js';
import { Lanes } from './lanes.js';

/** How often the tail is written: it is wanted at the next start only, and large feeds change all the time. */
const TAIL_MS = 30_000;

/** A fact as it travels: text, so that nothing passes which a real bus would refuse. */
export interface BusRecord {
  readonly topic: string;
  readonly key: string | null;
  readonly text: string | null;
  /** Topic name that the producer wrote beside the text. */
  readonly schema?: string;
  /** The topic that checked the text when this process wrote it: whoever listens to that one need not check it again. */
  readonly checkedBy?: Topic<unknown>;
}

const KEPT_DEAD_LETTERS = 1_000;
const CLOSE_MS = 5_000;

/**
 * The bus inside one process: per subscription and key one lane, in order; a failing record ends as a dead letter and its
 * lane goes on. Facts told before `listen` wait for it. Nothing survives the process but, when it is given a tail, the last event of
 * each key of the compacted topics: whoever gets all events gets those first. Else, whoever needs a fact asks the store at its start.
 */
export class InProcessBus extends EventPublisher {
  readonly listening: EventListening = {
    open: (subscribers) => this.open(subscribers),
    close: () => this.close(),
  };
  readonly deadLetters = new DeadLetters(KEPT_DEAD_LETTERS);
  private readonly logger = new Logger('InProcessBus');
  private readonly policy: DeliveryPolicy;
  private readonly lanes = new Lanes();
  private readonly stop = new AbortController();
  private subscribers: readonly Subscriber[] | undefined;
  private early: BusRecord[] = [];
  private readonly untold = new Map<string, TailRecord>();
  private tailTimer: NodeJS.Timeout | undefined;

  constructor(
    policy: Partial<DeliveryPolicy> = {},
    private readonly tail?: EventTail,
  ) {
    super();
    this.policy = { ...deliveryPolicy, ...policy };
    // Every delivery in work listens.
    setMaxListeners(0, this.stop.signal);
  }

  publish<Event>(topic: Topic<Event>, event: Event): Promise<void> {
    return new Promise((resolve) => {
      const written = writeEvent(topic, event);
      this.accept({ topic: topic.name, schema: topic.name, checkedBy: topic, ...written });
      if (this.tail && topic.cleanup === 'compact')
        this.untold.set(`${topic.name} ${written.key}`, { topic: topic.name, ...written });
      resolve();
    });
  }

  /** Takes a record as a wire would bring it, whatever is in it. */
  accept(record: BusRecord): void {
    if (this.stop.signal.aborted) throw new Failure('BUS_CLOSED', 'the bus is closed', { retryable: true });
    if (!this.subscribers) {
      this.early.push(record);
      return;
    }
    for (const subscriber of this.subscribers) {
      if (subscriber.topic.name !== record.topic) continue;
      // Each has a value of its own.
      const read = readRecord(record, subscriber.topic);
      if (read.kind === 'refused') {
        this.refuse(record, read.reason);
        return;
      }
      this.enter(record, subscriber, read.event);
    }
  }

  /** Resolves when every record that was told, and what its handlers told, is handled or dead. */
  async quiet(): Promise<void> {
    await this.lanes.empty();
  }

  private async open(subscribers: readonly Subscriber[]): Promise<void> {
    const kept = await this.loadTail();
    this.subscribers = subscribers;
    for (const record of kept) this.repeat(record, subscribers);
    const waiting = this.early;
    this.early = [];
    for (const record of waiting) this.accept(record);
  }

  /** What this process tells will replace it, so it is not kept again. */
  private repeat(record: TailRecord, subscribers: readonly Subscriber[]): void {
    const listening = subscribers.filter(
      ({ topic, delivery }) => topic.name === record.topic && delivery === 'every-replica',
    );
    for (const subscriber of listening) {
      const read = readEvent(subscriber.topic, record.text, record.topic);
      // What another version wrote is no loss: it is told anew.
      if (read.kind === 'event') this.enter(record, subscriber, read.event);
    }
  }

  /** A store that does not answer costs the tail, not the start. */
  private async loadTail(): Promise<readonly TailRecord[]> {
    if (!this.tail) return [];
    this.tailTimer = setInterval(() => void this.keepTail(), TAIL_MS);
    this.tailTimer.unref();
    return this.tail.load().catch(() => []);
  }

  private async keepTail(): Promise<void> {
    const records = [...this.untold.values()];
    this.untold.clear();
    await this.tail?.keep(records).catch(() => {
      this.logger.warn('what was told last could not be kept');
    });
  }

  /** Handlers that run get a moment to end; what waits behind them is dropped. */
  private async close(): Promise<void> {
    this.stop.abort();
    clearInterval(this.tailTimer);
    await this.keepTail();
    await Promise.race([this.lanes.empty(), sleep(CLOSE_MS, undefined, { ref: false })]);
  }

  private enter(record: BusRecord, subscriber: Subscriber, event: unknown): void {
    const lane = `${this.subscribers?.indexOf(subscriber) ?? 0} ${record.key ?? ''}`;
    this.lanes.enter(lane, async () => {
      const outcome = await deliver(() => subscriber.handle(event), this.policy, wait, this.stop.signal);
      if (outcome.kind === 'undelivered') this.bury(letterOf(record, outcome), wordsOf(outcome));
    });
  }

  private refuse({ topic, key, text }: BusRecord, refusal: RecordRefusal): void {
    this.bury({ topic, key, text, attempts: 0, refusal }, `it was refused: ${refusal}`);
  }

  private bury(letter: DeadLetter, reason: string): void {
    this.deadLetters.add(letter);
    this.logger.error(`a record of ${letter.topic} is a dead letter after ${letter.attempts} attempts: ${reason}`);
  }
}

const readRecord = ({ text, schema, checkedBy }: BusRecord, topic: Topic<unknown>): ReadRecord<unknown> =>
  text !== null && checkedBy === topic ? { kind: 'event', event: JSON.parse(text) } : readEvent(topic, text, schema);

const wait: Wait = async (milliseconds, signal) => {
  await sleep(milliseconds, undefined, { signal });
};

/** The words of other people's errors may quote data, so they are not logged. */
const wordsOf = ({ cause, lastError }: Undelivered): string => (cause instanceof Failure ? cause.message : lastError);

const letterOf = ({ topic, key, text }: BusRecord, { attempts, firstError, lastError }: Undelivered): DeadLetter => ({
  topic,
  key,
  text,
  attempts,
  firstError,
  lastError,
});
