import { internalRoutes } from '@maillage/contracts';
import type { OneToAllRequest, OneToManyIntermodalRequest, OneToManyRequest } from '@maillage/itinerary-model';
import { TravelTimes, type Answer } from '@maillage/ports';
import type { PlannerReplicas } from './planner-replicas.js';

export class HttpTravelTimes extends TravelTimes {
  constructor(private readonly replicas: PlannerReplicas) {
    super();
  }

  oneToMany(request: OneToManyRequest, signal?: AbortSignal): Promise<Answer> {
    return this.replicas.ask(internalRoutes.oneToMany.path, request, signal);
  }

  oneToManyIntermodal(request: OneToManyIntermodalRequest, signal?: AbortSignal): Promise<Answer> {
    return this.replicas.ask(internalRoutes.oneToManyIntermodal.path, request, signal);
  }

  oneToAll(request: OneToAllRequest, signal?: AbortSignal): Promise<Answer> {
    return this.replicas.ask(internalRoutes.oneToAll.path, request, signal);
  }
}
