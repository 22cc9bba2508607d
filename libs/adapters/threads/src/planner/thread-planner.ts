import { setImmediate } from 'node:timers/promises';
import {
  encodeAllReached,
  encodeManyReached,
  encodeRouteResult,
  type NetworkPlanner,
} from '@maillage/itinerary-planner';
import { Failure, messageOf } from '@maillage/kernel';
import type { Asked, FromThread, ToThread } from './planner-messages.js';
import { ThreadNetwork } from './thread-network.js';

type Tell = (message: FromThread, transfer?: readonly ArrayBuffer[]) => void;

/** What a planner thread does with what it is told. A request leaves no trace here. */
export class ThreadPlanner {
  readonly #networks = new Map<string, ThreadNetwork>();
  /** Networks that warm up; one that is unloaded meanwhile is dropped. */
  readonly #loading = new Set<string>();

  constructor(
    private readonly tell: Tell,
    private readonly abandoned: Int32Array,
  ) {}

  hear(message: ToThread): void {
    switch (message.kind) {
      case 'view':
        this.#networks.get(message.key)?.accept(message.view);
        break;
      case 'realtime':
        this.#networks.get(message.key)?.applyRealtime(message);
        break;
      case 'ages':
        this.#networks.get(message.key)?.applyAges(message.sources);
        break;
      case 'availability':
        this.#networks.get(message.key)?.applyAvailability(message.availability);
        break;
      case 'load':
        void this.#load(message);
        break;
      case 'unload':
        this.#networks.delete(message.key);
        this.#loading.delete(message.key);
        break;
      default:
        this.#answer(message);
    }
  }

  /** Requests on other networks are answered in between. */
  async #load({ key, network: files, at, views }: Extract<ToThread, { kind: 'load' }>): Promise<void> {
    this.#loading.add(key);
    try {
      const network = new ThreadNetwork(files, (view) => this.tell({ kind: 'view', key, view }));
      for (const view of views) network.accept(view);
      for (const warmUp of network.warmUps(at)) {
        await setImmediate();
        warmUp();
      }
      if (this.#loading.delete(key)) this.#networks.set(key, network);
      this.tell({ kind: 'loaded', key });
    } catch (error) {
      this.#loading.delete(key);
      this.tell({ kind: 'loaded', key, failure: messageOf(error) });
    }
  }

  #answer(message: Asked): void {
    const { id, key } = message;
    try {
      const network = this.#networks.get(key);
      if (!network) throw new Failure('NETWORK_NOT_LOADED', `no network ${key} in this thread`);
      const isWanted = (): boolean => Atomics.load(this.abandoned, 0) !== id;
      const result = compute(network.planner, message, isWanted);
      if (!isWanted()) throw new Failure('ABANDONED', 'nobody waits for the answer');
      this.tell({ kind: 'answered', id, result }, [result.buffer]);
    } catch (error) {
      this.tell({ kind: 'failed', id, failure: messageOf(error) });
    }
  }
}

function compute(planner: NetworkPlanner, asked: Asked, isWanted: () => boolean): Int32Array<ArrayBuffer> {
  switch (asked.kind) {
    case 'route':
      return encodeRouteResult(
        planner.route(asked.request, () => isWanted() && Date.now() < asked.growUntil, isWanted),
      );
    case 'one-to-many':
      return encodeManyReached(planner.reachability.many(asked.request));
    case 'one-to-all':
      return encodeAllReached(planner.reachability.all(asked.request));
  }
}
