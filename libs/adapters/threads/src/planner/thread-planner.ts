import { decodeRouteRequest, encodeRouteResult } from '@maillage/itinerary-planner';
import { Failure, messageOf } from '@maillage/kernel';
import type { FromThread, ToThread } from './planner-messages.js';
import { ThreadNetwork } from './thread-network.js';

type Tell = (message: FromThread, transfer?: readonly ArrayBuffer[]) => void;

/** What a planner thread does with what it is told. A request leaves no trace here. */
export class ThreadPlanner {
  readonly #networks = new Map<string, ThreadNetwork>();

  constructor(private readonly tell: Tell) {}

  hear(message: ToThread): void {
    if (message.kind === 'route') this.#route(message);
    else if (message.kind === 'view') this.#networks.get(message.key)?.accept(message.view);
    else if (message.kind === 'load') this.#load(message);
    else this.#networks.delete(message.key);
  }

  #load({ key, snapshot, at, views }: Extract<ToThread, { kind: 'load' }>): void {
    try {
      const network = new ThreadNetwork(snapshot, (view) => this.tell({ kind: 'view', key, view }));
      for (const view of views) network.accept(view);
      network.warmUp(at);
      this.#networks.set(key, network);
      this.tell({ kind: 'loaded', key });
    } catch (error) {
      this.tell({ kind: 'loaded', key, failure: messageOf(error) });
    }
  }

  #route({ id, key, request, growUntil }: Extract<ToThread, { kind: 'route' }>): void {
    try {
      const network = this.#networks.get(key);
      if (!network) throw new Failure('NETWORK_NOT_LOADED', `no network ${key} in this thread`);
      const found = network.planner.route(decodeRouteRequest(request), () => Date.now() < growUntil);
      const result = encodeRouteResult(found);
      this.tell({ kind: 'routed', id, result }, [result.buffer]);
    } catch (error) {
      this.tell({ kind: 'failed', id, failure: messageOf(error) });
    }
  }
}
