import { availableParallelism } from 'node:os';
import type { JourneyRouter, ReachRouter, RoutableNetworks } from '@maillage/ports';
import { PLANNER_ENTRY } from './planner-thread.js';
import type { PlannerThreadsOptions } from './planner-threads.js';
import { PooledNetworks } from './pooled-networks.js';
import { ThreadJourneyRouter, ThreadReachRouter } from './thread-routers.js';

export type PlannerPoolOptions = Partial<PlannerThreadsOptions>;

export interface PlannerPool {
  readonly networks: RoutableNetworks;
  readonly journeys: JourneyRouter;
  readonly reach: ReachRouter;
  /** Ends the threads; what waits or loads is refused. */
  readonly close: () => Promise<void>;
}

/** Threads that plan, and the ports to them. A core is left to the event loop. */
export function openPlannerPool(options: PlannerPoolOptions = {}): PlannerPool {
  const { threads = Math.max(1, availableParallelism() - 1) } = options;
  const networks = new PooledNetworks({ ...usual(threads), ...options });
  return {
    networks,
    journeys: new ThreadJourneyRouter(networks),
    reach: new ThreadReachRouter(networks),
    close: () => networks.close(),
  };
}

const usual = (threads: number): PlannerThreadsOptions => ({
  threads,
  queueLength: threads * 256,
  deadlineMilliseconds: 10_000,
  // Seconds in a country; a machine may be slow.
  loadMilliseconds: 120_000,
  growMilliseconds: 1_500,
  entry: PLANNER_ENTRY,
});
