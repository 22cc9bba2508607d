import { topics, type Topic } from '@maillage/contracts';
import { Failure } from '@maillage/kernel';
import type { EventPublisher, Outbox, OutboxRow } from '@maillage/ports';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AppLogger } from './logger.js';
import { safeError } from './safe-error.js';

const BATCH = 100;
const POLL_MS = 2_000;
const FIRST_BACK_OFF_MS = 500;
const MAX_BACK_OFF_MS = 30_000;

/**
 * Tells the bus what the stores have committed: soon after each commit, and every two seconds whatever happens.
 * A row that cannot be told stays first in line, so the order per key holds.
 */
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private wake = new AbortController();
  private failures = 0;
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly outbox: Outbox,
    private readonly events: EventPublisher,
    private readonly logger: AppLogger,
    private readonly known: readonly Topic<unknown>[] = topics,
  ) {}

  onApplicationBootstrap(): void {
    this.work = this.run();
  }

  /** Resolves when nothing is being told any more. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.wake.abort();
    await this.work;
  }

  private async run(): Promise<void> {
    let unlisten: (() => Promise<void>) | undefined;
    while (!this.stopping.signal.aborted) {
      this.wake = new AbortController();
      try {
        unlisten ??= await this.outbox.onCommit(() => this.wake.abort());
        await this.tellAll();
        this.failures = 0;
      } catch (error) {
        this.failures++;
        this.logger.error({ error: safeError(error), failures: this.failures }, 'the outbox waits');
      }
      await this.rest();
    }
    await unlisten?.().catch(() => undefined);
  }

  private async tellAll(): Promise<void> {
    let told = BATCH;
    while (told === BATCH && !this.stopping.signal.aborted)
      told = await this.outbox.relay((row) => this.tell(row), BATCH);
  }

  private async tell({ topic: name, event }: OutboxRow): Promise<void> {
    if (this.stopping.signal.aborted) throw new Failure('OUTBOX_STOPPED', 'the relay stops', { retryable: true });
    const topic = this.known.find((candidate) => candidate.name === name);
    if (!topic)
      throw new Failure('UNKNOWN_TOPIC', `the outbox holds a fact for ${name}, which this version does not know`);
    await this.events.publish(topic, event);
  }

  /** Until the next commit or poll; after failures longer, whatever is committed. */
  private async rest(): Promise<void> {
    const backOffMs = Math.min(FIRST_BACK_OFF_MS * 2 ** (this.failures - 1), MAX_BACK_OFF_MS);
    const [milliseconds, signal] = this.failures > 0 ? [backOffMs, this.stopping.signal] : [POLL_MS, this.wake.signal];
    await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
  }
}
