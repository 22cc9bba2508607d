import { internalRoutes } from '@maillage/contracts';
import type { PlanRequest, RefreshRequest } from '@maillage/itinerary-model';
import { JourneyPlanner, type Answer } from '@maillage/ports';
import type { PlannerReplicas } from './planner-replicas.js';

export class HttpJourneyPlanner extends JourneyPlanner {
  constructor(private readonly replicas: PlannerReplicas) {
    super();
  }

  plan(request: PlanRequest, signal?: AbortSignal): Promise<Answer> {
    return this.replicas.ask(internalRoutes.plan.path, request, signal);
  }

  refresh(request: RefreshRequest, signal?: AbortSignal): Promise<Answer> {
    return this.replicas.ask(internalRoutes.refreshItinerary.path, request, signal);
  }
}
