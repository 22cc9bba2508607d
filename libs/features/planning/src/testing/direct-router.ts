import type { Availability } from '@maillage/itinerary-model';
import {
  NetworkPlanner,
  type AllQuestion,
  type AllReached,
  type ManyQuestion,
  type ManyReached,
  type RouteRequest,
  type RouteResult,
} from '@maillage/itinerary-planner';
import { Failure } from '@maillage/kernel';
import { JourneyRouter, type RoutableNetwork } from '@maillage/ports';
import { buildDayView, readSnapshot, type DayView, type RealtimeTimetable } from '@maillage/transit-timetable';

/** Routes in the calling thread. */
export class DirectRouter extends JourneyRouter {
  readonly loaded = new Map<string, NetworkPlanner>();
  /** Requests on the network of a key wait for it. */
  readonly gates = new Map<string, Promise<void>>();
  /** What was last told of each network. */
  readonly availability = new Map<string, Availability>();
  /** Requests whose signal aborted. */
  abandoned = 0;

  override load({ key, snapshot }: RoutableNetwork): Promise<void> {
    const timetable = readSnapshot(snapshot);
    const views = new Map<string, DayView>();
    const planner = new NetworkPlanner(timetable, {
      view(day, direction) {
        const name = `${String(day)} ${direction}`;
        const view = views.get(name) ?? buildDayView(timetable, day, direction);
        views.set(name, view);
        return view;
      },
    });
    this.loaded.set(key, planner);
    return Promise.resolve();
  }

  override unload(key: string): Promise<void> {
    this.loaded.delete(key);
    return Promise.resolve();
  }

  override applyRealtime(key: string, realtime: RealtimeTimetable): Promise<void> {
    this.loaded.get(key)?.applyRealtime(realtime);
    return Promise.resolve();
  }

  override applyAvailability(key: string, availability: Availability): Promise<void> {
    this.availability.set(key, availability);
    return Promise.resolve();
  }

  override async route(key: string, request: RouteRequest, signal?: AbortSignal): Promise<RouteResult> {
    return (await this.#planner(key, signal)).route(request);
  }

  override async oneToMany(key: string, request: ManyQuestion, signal?: AbortSignal): Promise<ManyReached> {
    return (await this.#planner(key, signal)).reachability.many(request);
  }

  override async oneToAll(key: string, request: AllQuestion, signal?: AbortSignal): Promise<AllReached> {
    return (await this.#planner(key, signal)).reachability.all(request);
  }

  async #planner(key: string, signal: AbortSignal | undefined): Promise<NetworkPlanner> {
    const gone = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
    await Promise.race([this.gates.get(key), gone]);
    if (signal?.aborted) this.abandoned += 1;
    signal?.throwIfAborted();
    const planner = this.loaded.get(key);
    if (!planner) throw new Failure('NETWORK_NOT_LOADED', key);
    return planner;
  }
}
