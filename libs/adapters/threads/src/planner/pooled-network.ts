import { Failure, type Instant } from '@maillage/kernel';
import type { RoutableNetwork } from '@maillage/ports';
import type { DayView } from '@maillage/transit-timetable';
import { KeptViews } from './kept-views.js';
import type { PlannerThread } from './planner-thread.js';

/** A network that the pool has: who has loaded it, and the views that any thread built. */
export class PooledNetwork {
  readonly #views = new KeptViews();
  readonly #loading = new Map<PlannerThread, { resolve: () => void; reject: (failure: Failure) => void }>();
  readonly #ready = new Set<PlannerThread>();
  readonly #at: Instant;

  constructor(private readonly network: RoutableNetwork) {
    this.#at = network.at;
  }

  isReadyOn(thread: PlannerThread): boolean {
    return this.#ready.has(thread);
  }

  /** Resolves when the thread is warm. */
  loadOn(thread: PlannerThread): Promise<void> {
    const { key, snapshot, streets, pauses } = this.network;
    thread.tell({ kind: 'load', key, network: { snapshot, streets, pauses }, at: this.#at, views: this.#views.list() });
    return new Promise((resolve, reject) => this.#loading.set(thread, { resolve, reject }));
  }

  onLoaded(thread: PlannerThread, failure: string | undefined): void {
    const waiting = this.#loading.get(thread);
    this.#loading.delete(thread);
    if (failure === undefined) {
      this.#ready.add(thread);
      waiting?.resolve();
    } else waiting?.reject(new Failure('NETWORK_UNREADABLE', failure));
  }

  /** What one thread built, all others get. */
  onView(builder: PlannerThread, view: DayView): void {
    this.#views.put(view);
    for (const thread of this.#ready)
      if (thread !== builder) thread.tell({ kind: 'view', key: this.network.key, view });
  }

  forget(thread: PlannerThread, failure: Failure): void {
    this.#ready.delete(thread);
    this.#loading.get(thread)?.reject(failure);
    this.#loading.delete(thread);
  }
}
