import type { RouteRequest, RouteResult } from '@maillage/itinerary-planner';

/** Computes itineraries on networks of `RoutableNetworks`, beside the event loop. Keeps and tells nothing of a request. */
export abstract class JourneyRouter {
  /**
   * @throws Problem 503 `PLANNER_BUSY` when too many wait or the thread broke, `PLANNER_TOO_SLOW` when the search takes longer
   * than it may; Failure `NETWORK_NOT_LOADED`; the signal's reason when aborted
   */
  abstract route(key: string, request: RouteRequest, signal?: AbortSignal): Promise<RouteResult>;
}
