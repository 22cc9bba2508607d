import { parentPort } from 'node:worker_threads';
import { decodeRouteRequest, encodeRouteResult } from '@maillage/itinerary-planner';
import { Failure, messageOf } from '@maillage/kernel';
import type { FromThread, ToThread } from './planner-messages.js';
import { ThreadNetwork } from './thread-network.js';

/** Thread entry: plans on the networks it was given. A request leaves no trace here. */
const networks = new Map<string, ThreadNetwork>();

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'route') route(message);
  else if (message.kind === 'view') networks.get(message.key)?.accept(message.view);
  else if (message.kind === 'load') load(message);
  else networks.delete(message.key);
});

function load({ key, snapshot, at, views }: Extract<ToThread, { kind: 'load' }>): void {
  try {
    const network = new ThreadNetwork(snapshot, (view) => tell({ kind: 'view', key, view }));
    for (const view of views) network.accept(view);
    network.warmUp(at);
    networks.set(key, network);
    tell({ kind: 'loaded', key });
  } catch (error) {
    tell({ kind: 'loaded', key, failure: messageOf(error) });
  }
}

function route({ id, key, request, deadline }: Extract<ToThread, { kind: 'route' }>): void {
  try {
    const network = networks.get(key);
    if (!network) throw new Failure('NETWORK_NOT_LOADED', `no network ${key} in this thread`);
    const result = encodeRouteResult(network.planner.route(decodeRouteRequest(request), () => Date.now() < deadline));
    tell({ kind: 'routed', id, result }, [result.buffer]);
  } catch (error) {
    tell({ kind: 'failed', id, failure: messageOf(error) });
  }
}

function tell(message: FromThread, transfer: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}
