import type { RouteRequest, RouteResult } from '@maillage/itinerary-planner';

/** Computes itineraries on networks of `RoutableNetworks`, beside the event loop. Keeps and tells nothing of a request. */
export abstract class JourneyRouter {
  /**
   * @throws Problem 503 `PLANNER_BUSY` when too many wait, `PLANNER_TOO_SLOW` when the search takes longer than it may,
   * `PLANNER_BROKE` when a thread broke over it; Failure `NETWORK_NOT_LOADED`; the signal's reason when aborted
   */
  abstract route(key: string, request: RouteRequest, signal?: AbortSignal): Promise<RouteResult>;
}
