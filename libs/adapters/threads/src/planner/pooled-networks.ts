import type { Availability } from '@maillage/itinerary-model';
import { Failure } from '@maillage/kernel';
import { RoutableNetworks, type RoutableNetwork } from '@maillage/ports';
import type { RealtimeTimetable } from '@maillage/transit-timetable';
import { PlannerThreads, type PlannerThreadsOptions, type ThreadListener } from './planner-threads.js';
import type { Question } from './planner-messages.js';
import type { PlannerThread } from './planner-thread.js';
import { PooledNetwork } from './pooled-network.js';

/** Networks whose memory all threads share. */
export class PooledNetworks extends RoutableNetworks {
  readonly #networks = new Map<string, PooledNetwork>();
  readonly #threads: PlannerThreads;

  constructor(private readonly options: PlannerThreadsOptions) {
    super();
    this.#threads = new PlannerThreads(options, this.#listener());
  }

  override async load(network: RoutableNetwork): Promise<void> {
    if (this.#networks.has(network.key)) return;
    const pooled = new PooledNetwork(network);
    this.#networks.set(network.key, pooled);
    try {
      const [first, ...others] = this.#threads.list();
      if (first) await this.#loadOn(first, pooled);
      await Promise.all(
        others.filter((thread) => this.#threads.list().includes(thread)).map((thread) => this.#loadOn(thread, pooled)),
      );
    } catch (error) {
      await this.unload(network.key);
      throw error;
    }
  }

  override unload(key: string): Promise<void> {
    this.#networks.delete(key);
    for (const thread of this.#threads.list()) thread.tell({ kind: 'unload', key });
    return Promise.resolve();
  }

  override applyRealtime(key: string, realtime: RealtimeTimetable): Promise<void> {
    this.#networks.get(key)?.applyRealtime(realtime);
    return Promise.resolve();
  }

  override applyAvailability(key: string, availability: Availability): Promise<void> {
    this.#networks.get(key)?.applyAvailability(availability);
    return Promise.resolve();
  }

  /** @throws as `JourneyRouter.route` */
  async ask(key: string, question: Question, signal?: AbortSignal): Promise<Int32Array> {
    signal?.throwIfAborted();
    if (!this.#networks.has(key)) throw new Failure('NETWORK_NOT_LOADED', `no network ${key}`);
    return this.#threads.ask(key, question, signal);
  }

  /** Ends the threads; what waits or loads is refused. */
  close(): Promise<void> {
    return this.#threads.close(new Failure('PLANNER_CLOSED', 'the planner is closing', { retryable: true }));
  }

  #listener(): ThreadListener {
    return {
      isReady: (thread, key) => this.#networks.get(key)?.isReadyOn(thread) ?? false,
      onReplaced: (thread) => this.#loadAllOn(thread),
      onLost: (thread, failure) => {
        for (const network of this.#networks.values()) network.forget(thread, failure);
      },
      onNews: (thread, news) => {
        const network = this.#networks.get(news.key);
        if (news.kind === 'view') network?.onView(thread, news.view);
        else network?.onLoaded(thread, news.failure);
      },
    };
  }

  async #loadOn(thread: PlannerThread, network: PooledNetwork): Promise<void> {
    let [isOver, timer]: [boolean, NodeJS.Timeout | undefined] = [false, undefined];
    const hung = new Failure('NETWORK_HUNG', 'a thread did not come back from loading the network');
    void thread.standing.then(() => {
      if (!isOver) timer = setTimeout(() => this.#threads.end(thread, hung), this.options.loadMilliseconds);
    });
    try {
      await network.loadOn(thread);
    } finally {
      isOver = true;
      clearTimeout(timer);
    }
  }

  /** The networks, and with each what is known of the moment: before that it is asked nothing. */
  #loadAllOn(thread: PlannerThread): void {
    for (const network of this.#networks.values())
      this.#loadOn(thread, network).then(
        () => this.#threads.feed(),
        () => undefined,
      );
  }
}
