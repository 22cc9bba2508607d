import { Failure } from '@maillage/kernel';
import { plannerBroke, plannerTooSlow } from '@maillage/ports';
import type { Answered, Question } from './planner-messages.js';
import { PlannerThread, type Told } from './planner-thread.js';
import { RefusedQuestions } from './refused-questions.js';
import { plannerBusy, type WaitingQuestion } from './waiting-question.js';

export interface PlannerThreadsOptions {
  readonly threads: number;
  /** Questions that may wait, of all threads. */
  readonly queueLength: number;
  /** From the call to the answer; then its thread has as long again to give the question up, else it is ended. */
  readonly deadlineMilliseconds: number;
  /** From when a thread stands until it has loaded a network; then it is ended. */
  readonly loadMilliseconds: number;
  /** How long a search goes on to other hours and days while it finds too little. */
  readonly growMilliseconds: number;
  /** What the threads run. */
  readonly entry: URL;
}

/** What of the threads concerns the networks on them. */
export interface ThreadListener {
  /** Whether the thread has the network of the key. */
  isReady(thread: PlannerThread, key: string): boolean;
  /** A thread takes the place of one that was lost. */
  onReplaced(thread: PlannerThread): void;
  onLost(thread: PlannerThread, failure: Failure): void;
  onNews(thread: PlannerThread, news: Exclude<Told, Answered>): void;
}

/**
 * Always as many threads, and the questions that wait for them. A thread that breaks is replaced and its question tried once
 * more; one that does not come back from a question is ended and replaced, and that question not asked again for a while.
 */
export class PlannerThreads {
  readonly #threads: PlannerThread[] = [];
  readonly #queue: WaitingQuestion[] = [];
  readonly #working = new Map<number, WaitingQuestion>();
  readonly #refused = new RefusedQuestions();
  readonly #timers = new Set<NodeJS.Timeout>();
  #lastId = 0;
  #lossesInARow = 0;
  #isClosed = false;

  constructor(
    private readonly options: PlannerThreadsOptions,
    private readonly listener: ThreadListener,
  ) {
    for (let i = 0; i < options.threads; i++) this.#threads.push(this.#start());
  }

  list(): readonly PlannerThread[] {
    return this.#threads;
  }

  /** @throws Problem `PLANNER_BUSY`, `PLANNER_TOO_SLOW` or `PLANNER_BROKE`, or the signal's reason */
  async ask(key: string, question: Question, signal?: AbortSignal): Promise<Int32Array> {
    signal?.throwIfAborted();
    const refusal = this.#refused.reasonAgainst(key, question);
    if (refusal) throw refusal;
    if (this.#queue.length >= this.options.queueLength) throw plannerBusy();
    const id = ++this.#lastId;
    const abandon = (): void => this.#giveUp(id, signal?.reason);
    signal?.addEventListener('abort', abandon);
    const timer = this.#later(this.options.deadlineMilliseconds, () =>
      this.#giveUp(id, this.#working.has(id) ? plannerTooSlow() : plannerBusy()),
    );
    try {
      return await new Promise<Int32Array>((resolve, reject) => {
        this.#queue.push({ id, key, question, isSecondTry: false, resolve, reject });
        this.feed();
      });
    } finally {
      clearTimeout(timer);
      this.#timers.delete(timer);
      signal?.removeEventListener('abort', abandon);
    }
  }

  /** Gives waiting questions to idle threads that have their network. */
  feed(): void {
    for (const thread of this.#threads) {
      if (thread.working !== undefined) continue;
      const index = this.#queue.findIndex(({ key }) => this.listener.isReady(thread, key));
      const [next] = index < 0 ? [] : this.#queue.splice(index, 1);
      if (!next) continue;
      thread.working = next.id;
      this.#working.set(next.id, next);
      const { id, key, question } = next;
      thread.tell({ ...question, id, key, growUntil: Date.now() + this.options.growMilliseconds });
    }
  }

  /** Ends a thread that does not come back from what is no question; one that waits behind it is asked elsewhere. */
  end(thread: PlannerThread, failure: Failure): void {
    if (!this.#threads.includes(thread)) return;
    void thread.close();
    this.#onDeath(thread, failure);
  }

  /** Ends the threads; what waits is refused. */
  async close(failure: Failure): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    for (const { id } of [...this.#queue, ...this.#working.values()]) this.#giveUp(id, plannerBusy());
    for (const thread of this.#threads) this.listener.onLost(thread, failure);
    await Promise.all(this.#threads.splice(0).map((thread) => thread.close()));
  }

  #start(): PlannerThread {
    return new PlannerThread(
      {
        onMessage: (thread, message) => this.#hear(thread, message),
        onDeath: (thread, failure) => this.#onDeath(thread, failure),
      },
      this.options.entry,
    );
  }

  #hear(thread: PlannerThread, message: Told): void {
    if (message.kind === 'answered' || message.kind === 'failed') this.#settle(thread, message);
    else this.listener.onNews(thread, message);
    this.feed();
  }

  #settle(thread: PlannerThread, message: Answered): void {
    const asked = this.#working.get(message.id);
    this.#working.delete(message.id);
    thread.working = undefined;
    this.#lossesInARow = 0;
    if (message.kind === 'answered') asked?.resolve(message.result);
    else asked?.reject(new Failure('ROUTING_FAILED', message.failure));
  }

  #giveUp(id: number, reason: unknown): void {
    const index = this.#queue.findIndex((waiting) => waiting.id === id);
    const [waiting] = index < 0 ? [] : this.#queue.splice(index, 1);
    waiting?.reject(reason);
    const asked = this.#working.get(id);
    const thread = this.#threads.find(({ working }) => working === id);
    if (!asked || !thread) return;
    asked.reject(reason);
    this.#working.delete(id);
    thread.abandon(id);
    if (!this.#isClosed) this.#later(this.options.deadlineMilliseconds, () => this.#endHung(thread, asked));
  }

  #endHung(thread: PlannerThread, { id, key, question }: WaitingQuestion): void {
    if (thread.working !== id || !this.#threads.includes(thread)) return;
    this.#refused.refuse(key, question, plannerTooSlow());
    void thread.close();
    this.#replace(thread, new Failure('THREAD_HUNG', 'the thread did not come back', { retryable: true }));
  }

  /** The question that a thread died of may have been the cause: it is tried once more, where other threads live on. */
  #onDeath(dead: PlannerThread, failure: Failure): void {
    const asked = dead.working === undefined ? undefined : this.#working.get(dead.working);
    if (asked) this.#working.delete(asked.id);
    this.#replace(dead, failure);
    if (asked && !asked.isSecondTry && this.#threads.length > 0) {
      this.#queue.unshift({ ...asked, isSecondTry: true });
      this.feed();
    } else if (asked) {
      this.#refused.refuse(asked.key, asked.question, plannerBroke());
      asked.reject(plannerBroke());
    }
  }

  #replace(lost: PlannerThread, failure: Failure): void {
    this.#threads.splice(this.#threads.indexOf(lost), 1);
    this.listener.onLost(lost, failure);
    if (this.#isClosed) return;
    const pause = Math.min(RESTART_MILLISECONDS * 2 ** this.#lossesInARow++, LONGEST_RESTART_MILLISECONDS);
    this.#later(pause, () => {
      const thread = this.#start();
      this.#threads.push(thread);
      this.listener.onReplaced(thread);
    });
  }

  #later(milliseconds: number, action: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, milliseconds);
    this.#timers.add(timer);
    return timer;
  }
}

const RESTART_MILLISECONDS = 50;
const LONGEST_RESTART_MILLISECONDS = 5_000;
