import type { PlanRequest, RefreshRequest } from '@maillage/itinerary-model';
import type { Answer } from './answer.js';

/** Answers plan requests on the territory's active network. `signal` aborts when nobody waits for the answer any more. */
export abstract class JourneyPlanner {
  /** MOTIS's plan answer of the asked version. @throws Problem for what cannot be answered, e.g. `STOP_NOT_FOUND` */
  abstract plan(request: PlanRequest, signal?: AbortSignal): Promise<Answer>;
  /** One itinerary, computed anew from its id. @throws Problem where it cannot be read or is no longer possible */
  abstract refresh(request: RefreshRequest, signal?: AbortSignal): Promise<Answer>;
}
