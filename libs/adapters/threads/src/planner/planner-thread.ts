import { Worker } from 'node:worker_threads';
import { Failure } from '@maillage/kernel';
import { sourceArguments } from '../thread/source-arguments.js';
import type { FromThread, ToThread } from './planner-messages.js';

export const PLANNER_ENTRY = new URL(`./planner.worker${import.meta.url.slice(-3)}`, import.meta.url);

export interface ThreadEvents {
  onMessage(thread: PlannerThread, message: FromThread): void;
  /** The thread ended without being asked to. */
  onDeath(thread: PlannerThread, failure: Failure): void;
}

/** One thread that plans, one request at a time. */
export class PlannerThread {
  /** The request that it works on. */
  working: number | undefined;
  private readonly worker: Worker;
  private isAlive = true;

  constructor(events: ThreadEvents, entry: URL) {
    this.worker = new Worker(entry, { execArgv: sourceArguments(entry) });
    this.worker.on('message', (message: FromThread) => events.onMessage(this, message));
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
