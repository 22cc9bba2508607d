import { setImmediate } from 'node:timers/promises';
import { encodeRouteResult } from '@maillage/itinerary-planner';
import { Failure, messageOf } from '@maillage/kernel';
import type { FromThread, ToThread } from './planner-messages.js';
import { ThreadNetwork } from './thread-network.js';

type Tell = (message: FromThread, transfer?: readonly ArrayBuffer[]) => void;

/** What a planner thread does with what it is told. A request leaves no trace here. */
export class ThreadPlanner {
  readonly #networks = new Map<string, ThreadNetwork>();
  /** Networks that warm up; one that is unloaded meanwhile is dropped. */
  readonly #loading = new Set<string>();

  constructor(private readonly tell: Tell) {}

  hear(message: ToThread): void {
    if (message.kind === 'route') this.#route(message);
    else if (message.kind === 'view') this.#networks.get(message.key)?.accept(message.view);
    else if (message.kind === 'load') void this.#load(message);
    else {
      this.#networks.delete(message.key);
      this.#loading.delete(message.key);
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

  #route({ id, key, request, growUntil }: Extract<ToThread, { kind: 'route' }>): void {
    try {
      const network = this.#networks.get(key);
      if (!network) throw new Failure('NETWORK_NOT_LOADED', `no network ${key} in this thread`);
      const found = network.planner.route(request, () => Date.now() < growUntil);
      const result = encodeRouteResult(found);
      this.tell({ kind: 'routed', id, result }, [result.buffer]);
    } catch (error) {
      this.tell({ kind: 'failed', id, failure: messageOf(error) });
    }
  }
}
