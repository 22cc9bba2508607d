import { Worker } from 'node:worker_threads';
import { Failure } from '@maillage/kernel';
import { sourceArguments } from '../thread/source-arguments.js';
import type { FromThread, ThreadData, ToThread } from './planner-messages.js';

export const PLANNER_ENTRY = new URL(`./planner.worker${import.meta.url.slice(-3)}`, import.meta.url);

/** A request leaves little behind: more would only be memory that is written to once. */
const YOUNG_MEGABYTES = 12;

/** What concerns the pool. */
export type Told = Exclude<FromThread, { readonly kind: 'standing' }>;

export interface ThreadEvents {
  onMessage(thread: PlannerThread, message: Told): void;
  /** The thread ended without being asked to. */
  onDeath(thread: PlannerThread, failure: Failure): void;
}

/** One thread that plans, one request at a time. */
export class PlannerThread {
  /** The request that it works on. */
  working: number | undefined;
  private readonly worker: Worker;
  private readonly abandoned = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  private isAlive = true;
  /** Resolves when it hears what it is told. */
  readonly standing: Promise<void>;

  constructor(events: ThreadEvents, entry: URL) {
    const workerData: ThreadData = { abandoned: this.abandoned };
    const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MEGABYTES };
    this.worker = new Worker(entry, { execArgv: sourceArguments(entry), workerData, resourceLimits });
    this.standing = new Promise((resolve) => {
      this.worker.on('message', (message: FromThread) => {
        if (message.kind === 'standing') resolve();
        else events.onMessage(this, message);
      });
    });
    this.worker.once('error', (error) =>
      this.#die(events, new Failure('THREAD_FAILED', error.message, { retryable: true, cause: error })),
    );
    this.worker.once('exit', (code) =>
      this.#die(events, new Failure('THREAD_FAILED', `the thread ended with ${String(code)}`, { retryable: true })),
    );
  }

  tell(message: ToThread): void {
    this.worker.postMessage(message);
  }

  /** Ends the work on a request that nobody waits for any more. */
  abandon(id: number): void {
    Atomics.store(this.abandoned, 0, id);
  }

  async close(): Promise<void> {
    this.isAlive = false;
    await this.worker.terminate();
  }

  #die(events: ThreadEvents, failure: Failure): void {
    if (!this.isAlive) return;
    this.isAlive = false;
    events.onDeath(this, failure);
  }
}
