import type { AllQuestion, AllReached, ManyQuestion, ManyReached } from '@maillage/itinerary-planner';

/** Computes how far one gets on networks of `RoutableNetworks`, beside the event loop. Keeps and tells nothing of a question. */
export abstract class ReachRouter {
  /** How long it takes to each of many places, or from them. @throws as `JourneyRouter.route` */
  abstract oneToMany(key: string, question: ManyQuestion, signal?: AbortSignal): Promise<ManyReached>;
  /** Every stop that is reached in time, or from which one arrives in time. @throws as `JourneyRouter.route` */
  abstract oneToAll(key: string, question: AllQuestion, signal?: AbortSignal): Promise<AllReached>;
}
