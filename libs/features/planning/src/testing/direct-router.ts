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
import { Failure, messageOf } from '@maillage/kernel';
import { JourneyRouter, ReachRouter, RoutableNetworks, type RoutableNetwork } from '@maillage/ports';
import {
  buildDayView,
  readSnapshot,
  type DayView,
  type RealtimeTimetable,
  type Timetable,
} from '@maillage/transit-timetable';

/** Routes in the calling thread. */
export class DirectRouter {
  readonly networks = new DirectNetworks();
  readonly journeys = new DirectJourneys(this.networks);
  readonly reach = new DirectReach(this.networks);
}

class DirectNetworks extends RoutableNetworks {
  readonly loaded = new Map<string, NetworkPlanner>();
  /** Requests on the network of a key wait for it. */
  readonly gates = new Map<string, Promise<void>>();
  /** What was last told of each network. */
  readonly availability = new Map<string, Availability>();
  /** Requests that came, and those whose signal aborted. */
  asked = 0;
  abandoned = 0;

  override load({ key, snapshot }: RoutableNetwork): Promise<void> {
    if (this.loaded.has(key)) return Promise.resolve();
    return readOrRefuse(snapshot).then((timetable) => void this.loaded.set(key, plannerOn(timetable)));
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

  async planner(key: string, signal: AbortSignal | undefined): Promise<NetworkPlanner> {
    this.asked += 1;
    const gone = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
    await Promise.race([this.gates.get(key), gone]);
    if (signal?.aborted) this.abandoned += 1;
    signal?.throwIfAborted();
    const planner = this.loaded.get(key);
    if (!planner) throw new Failure('NETWORK_NOT_LOADED', key);
    return planner;
  }
}

class DirectJourneys extends JourneyRouter {
  constructor(private readonly networks: DirectNetworks) {
    super();
  }

  override async route(key: string, request: RouteRequest, signal?: AbortSignal): Promise<RouteResult> {
    return (await this.networks.planner(key, signal)).route(request);
  }
}

class DirectReach extends ReachRouter {
  constructor(private readonly networks: DirectNetworks) {
    super();
  }

  override async oneToMany(key: string, request: ManyQuestion, signal?: AbortSignal): Promise<ManyReached> {
    return (await this.networks.planner(key, signal)).reachability.many(request);
  }

  override async oneToAll(key: string, request: AllQuestion, signal?: AbortSignal): Promise<AllReached> {
    return (await this.networks.planner(key, signal)).reachability.all(request);
  }
}

function plannerOn(timetable: Timetable): NetworkPlanner {
  const views = new Map<string, DayView>();
  return new NetworkPlanner(timetable, {
    view(day, direction) {
      const name = `${String(day)} ${direction}`;
      const view = views.get(name) ?? buildDayView(timetable, day, direction);
      views.set(name, view);
      return view;
    },
  });
}

function readOrRefuse(snapshot: SharedArrayBuffer): Promise<Timetable> {
  try {
    return Promise.resolve(readSnapshot(snapshot));
  } catch (error) {
    return Promise.reject(new Failure('NETWORK_UNREADABLE', messageOf(error)));
  }
}
