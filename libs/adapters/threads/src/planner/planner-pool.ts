import { availableParallelism } from 'node:os';
import type { Availability } from '@maillage/itinerary-model';
import {
  decodeAllReached,
  decodeManyReached,
  decodeRouteResult,
  type AllQuestion,
  type AllReached,
  type ManyQuestion,
  type ManyReached,
  type RouteRequest,
  type RouteResult,
} from '@maillage/itinerary-planner';
import { Failure } from '@maillage/kernel';
import { JourneyRouter, type RoutableNetwork } from '@maillage/ports';
import type { RealtimeTimetable } from '@maillage/transit-timetable';
import type { FromThread, Question } from './planner-messages.js';
import { PLANNER_ENTRY, PlannerThread } from './planner-thread.js';
import { PooledNetwork } from './pooled-network.js';
import { plannerBusy, type WaitingRoute } from './waiting-route.js';

export interface PlannerPoolOptions {
  /** Threads; a core is left to the event loop. */
  readonly threads?: number;
  /** Requests that may wait for each thread. */
  readonly queueLength?: number;
  /** From the call to the answer. */
  readonly deadlineMilliseconds?: number;
  /** How long a search goes on to other hours and days while it finds too little. */
  readonly growMilliseconds?: number;
  /** What the threads run. */
  readonly entry?: URL;
}

/** Plans in threads that share the networks' memory. A thread that breaks is replaced; its request is tried once more. */
export class PlannerPool extends JourneyRouter {
  readonly #threads: PlannerThread[] = [];
  readonly #networks = new Map<string, PooledNetwork>();
  readonly #queue: WaitingRoute[] = [];
  readonly #working = new Map<number, WaitingRoute>();
  readonly #queueLimit: number;
  readonly #deadlineMilliseconds: number;
  readonly #growMilliseconds: number;
  readonly #entry: URL;
  #lastId = 0;
  #deathsInARow = 0;
  #isClosed = false;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(options: PlannerPoolOptions = {}) {
    super();
    const threads = options.threads ?? Math.max(1, availableParallelism() - 1);
    this.#queueLimit = threads * (options.queueLength ?? 256);
    this.#deadlineMilliseconds = options.deadlineMilliseconds ?? 10_000;
    this.#growMilliseconds = options.growMilliseconds ?? 1_500;
    this.#entry = options.entry ?? PLANNER_ENTRY;
    for (let i = 0; i < threads; i++) this.#threads.push(this.#start());
  }

  override async load(network: RoutableNetwork): Promise<void> {
    if (this.#networks.has(network.key)) return;
    const pooled = new PooledNetwork(network);
    this.#networks.set(network.key, pooled);
    try {
      const [first, ...others] = this.#threads;
      if (first) await pooled.loadOn(first);
      await Promise.all(
        others.filter((thread) => this.#threads.includes(thread)).map((thread) => pooled.loadOn(thread)),
      );
    } catch (error) {
      await this.unload(network.key);
      throw error;
    }
  }

  override unload(key: string): Promise<void> {
    this.#networks.delete(key);
    for (const thread of this.#threads) thread.tell({ kind: 'unload', key });
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

  override async route(key: string, request: RouteRequest, signal?: AbortSignal): Promise<RouteResult> {
    return decodeRouteResult(await this.#ask(key, { kind: 'route', request }, signal));
  }

  override async oneToMany(key: string, request: ManyQuestion, signal?: AbortSignal): Promise<ManyReached> {
    return decodeManyReached(await this.#ask(key, { kind: 'one-to-many', request }, signal));
  }

  override async oneToAll(key: string, request: AllQuestion, signal?: AbortSignal): Promise<AllReached> {
    return decodeAllReached(await this.#ask(key, { kind: 'one-to-all', request }, signal));
  }

  /** Ends the threads; what waits or loads is refused. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    for (const { id } of [...this.#queue, ...this.#working.values()]) this.#fail(id, plannerBusy());
    const closed = new Failure('PLANNER_CLOSED', 'the planner is closing', { retryable: true });
    for (const network of this.#networks.values()) for (const thread of this.#threads) network.forget(thread, closed);
    await Promise.all(this.#threads.splice(0).map((thread) => thread.close()));
  }

  async #ask(key: string, question: Question, signal?: AbortSignal): Promise<Int32Array> {
    signal?.throwIfAborted();
    if (!this.#networks.has(key)) throw new Failure('NETWORK_NOT_LOADED', `no network ${key}`);
    if (this.#queue.length >= this.#queueLimit) throw plannerBusy();
    const id = ++this.#lastId;
    const abandon = (): void => this.#fail(id, signal?.reason);
    signal?.addEventListener('abort', abandon);
    const timer = this.#later(this.#deadlineMilliseconds, () => this.#fail(id, plannerBusy()));
    try {
      return await new Promise<Int32Array>((resolve, reject) => {
        this.#queue.push({ id, key, question, isSecondTry: false, resolve, reject });
        this.#feed();
      });
    } finally {
      clearTimeout(timer);
      this.#timers.delete(timer);
      signal?.removeEventListener('abort', abandon);
    }
  }

  #start(): PlannerThread {
    const events = {
      onMessage: (thread: PlannerThread, message: FromThread) => this.#hear(thread, message),
      onDeath: (thread: PlannerThread, failure: Failure) => this.#replace(thread, failure),
    };
    return new PlannerThread(events, this.#entry);
  }

  #hear(thread: PlannerThread, message: FromThread): void {
    if (message.kind === 'loaded') this.#networks.get(message.key)?.onLoaded(thread, message.failure);
    else if (message.kind === 'view') this.#networks.get(message.key)?.onView(thread, message.view);
    else {
      const route = this.#working.get(message.id);
      this.#working.delete(message.id);
      thread.working = undefined;
      this.#deathsInARow = 0;
      if (message.kind === 'answered') route?.resolve(message.result);
      else route?.reject(new Failure('ROUTING_FAILED', message.failure));
    }
    this.#feed();
  }

  /** Gives waiting requests to idle threads that have their network. */
  #feed(): void {
    for (const thread of this.#threads) {
      if (thread.working !== undefined) continue;
      const index = this.#queue.findIndex(({ key }) => this.#networks.get(key)?.isReadyOn(thread) ?? false);
      const [route] = index < 0 ? [] : this.#queue.splice(index, 1);
      if (!route) continue;
      thread.working = route.id;
      this.#working.set(route.id, route);
      const { id, key, question } = route;
      thread.tell({ ...question, id, key, growUntil: Date.now() + this.#growMilliseconds });
    }
  }

  #fail(id: number, reason: unknown): void {
    const index = this.#queue.findIndex((route) => route.id === id);
    const [waiting] = index < 0 ? [] : this.#queue.splice(index, 1);
    (waiting ?? this.#working.get(id))?.reject(reason);
    this.#threads.find(({ working }) => working === id)?.abandon(id);
    this.#working.delete(id);
  }

  /** The request that a thread died of may have been the cause: it is tried once more, where other threads live on. */
  #replace(dead: PlannerThread, failure: Failure): void {
    this.#threads.splice(this.#threads.indexOf(dead), 1);
    for (const network of this.#networks.values()) network.forget(dead, failure);
    const route = dead.working === undefined ? undefined : this.#working.get(dead.working);
    if (route) {
      this.#working.delete(route.id);
      if (route.isSecondTry || this.#threads.length === 0) route.reject(plannerBusy());
      else this.#queue.unshift({ ...route, isSecondTry: true });
    }
    if (this.#isClosed) return;
    const pause = Math.min(RESTART_MILLISECONDS * 2 ** this.#deathsInARow++, LONGEST_RESTART_MILLISECONDS);
    this.#later(pause, () => this.#revive());
    this.#feed();
  }

  #revive(): void {
    const thread = this.#start();
    this.#threads.push(thread);
    for (const network of this.#networks.values())
      network.loadOn(thread).then(
        () => this.#feed(),
        () => undefined,
      );
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
