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
import { JourneyRouter, ReachRouter } from '@maillage/ports';
import type { PooledNetworks } from './pooled-networks.js';

export class ThreadJourneyRouter extends JourneyRouter {
  constructor(private readonly networks: PooledNetworks) {
    super();
  }

  override async route(key: string, request: RouteRequest, signal?: AbortSignal): Promise<RouteResult> {
    return decodeRouteResult(await this.networks.ask(key, { kind: 'route', request }, signal));
  }
}

export class ThreadReachRouter extends ReachRouter {
  constructor(private readonly networks: PooledNetworks) {
    super();
  }

  override async oneToMany(key: string, request: ManyQuestion, signal?: AbortSignal): Promise<ManyReached> {
    return decodeManyReached(await this.networks.ask(key, { kind: 'one-to-many', request }, signal));
  }

  override async oneToAll(key: string, request: AllQuestion, signal?: AbortSignal): Promise<AllReached> {
    return decodeAllReached(await this.networks.ask(key, { kind: 'one-to-all', request }, signal));
  }
}
