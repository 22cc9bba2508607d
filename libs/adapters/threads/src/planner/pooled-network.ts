import type { Availability } from '@maillage/itinerary-model';
import { Failure, type Instant } from '@maillage/kernel';
import type { RoutableNetwork } from '@maillage/ports';
import { changesSince, encodeRuns, type DayView, type RealtimeTimetable } from '@maillage/transit-timetable';
import { KeptViews } from './kept-views.js';
import type { RealtimeNews } from './planner-messages.js';
import type { PlannerThread } from './planner-thread.js';

/** A network that the pool has: who has loaded it, and the views that any thread built. */
export class PooledNetwork {
  readonly #views = new KeptViews();
  readonly #loading = new Map<PlannerThread, { resolve: () => void; reject: (failure: Failure) => void }>();
  readonly #ready = new Set<PlannerThread>();
  readonly #at: Instant;
  #realtime: RealtimeTimetable | undefined;
  /** The sequence that each thread has. */
  readonly #told = new Map<PlannerThread, number>();
  #availability: Availability | undefined;

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
      this.#tellRealtime([thread]);
      this.#tellAvailability([thread]);
      waiting?.resolve();
    } else waiting?.reject(new Failure('NETWORK_UNREADABLE', failure));
  }

  applyRealtime(realtime: RealtimeTimetable): void {
    this.#realtime = realtime;
    this.#tellRealtime([...this.#ready]);
  }

  /** Threads that know the same are told the same array, which they share. */
  #tellRealtime(threads: readonly PlannerThread[]): void {
    const realtime = this.#realtime;
    if (realtime === undefined) return;
    const news = new Map<number | undefined, RealtimeNews>();
    for (const thread of threads) {
      const known = this.#told.get(thread);
      const told = news.get(known) ?? newsSince(realtime, known);
      news.set(known, told);
      thread.tell({ kind: 'realtime', key: this.network.key, ...told });
      this.#told.set(thread, realtime.sequence);
    }
  }

  /** Of what only became older or younger its ages are told, for the rest may be long. */
  applyAvailability(availability: Availability): void {
    const isSame = this.#availability?.sequence === availability.sequence;
    this.#availability = availability;
    const { key } = this.network;
    if (isSame) for (const thread of this.#ready) thread.tell({ kind: 'ages', key, sources: availability.sources });
    else this.#tellAvailability([...this.#ready]);
  }

  #tellAvailability(threads: readonly PlannerThread[]): void {
    const availability = this.#availability;
    if (!availability) return;
    for (const thread of threads) thread.tell({ kind: 'availability', key: this.network.key, availability });
  }

  /** What one thread built, all others get. */
  onView(builder: PlannerThread, view: DayView): void {
    this.#views.put(view);
    for (const thread of this.#ready)
      if (thread !== builder) thread.tell({ kind: 'view', key: this.network.key, view });
  }

  forget(thread: PlannerThread, failure: Failure): void {
    this.#ready.delete(thread);
    this.#told.delete(thread);
    this.#loading.get(thread)?.reject(failure);
    this.#loading.delete(thread);
  }
}

function newsSince(realtime: RealtimeTimetable, known: number | undefined): RealtimeNews {
  const isWhole = known === undefined || known < realtime.completeSince;
  const runs = encodeRuns(changesSince(realtime, isWhole ? -1 : known));
  return { sequence: realtime.sequence, isWhole, runs };
}
