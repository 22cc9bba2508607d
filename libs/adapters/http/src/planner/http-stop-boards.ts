import { internalRoutes } from '@maillage/contracts';
import type { MapTripsRequest, StopRequest, StopTimesRequest, TripRequest } from '@maillage/itinerary-model';
import { StopBoards, type Answer } from '@maillage/ports';
import type { PlannerReplicas } from './planner-replicas.js';

export class HttpStopBoards extends StopBoards {
  constructor(private readonly replicas: PlannerReplicas) {
    super();
  }

  stopTimes(request: StopTimesRequest, signal?: AbortSignal): Promise<Answer> {
    return this.replicas.ask(internalRoutes.stopTimes.path, request, signal);
  }

  trip(request: TripRequest, signal?: AbortSignal): Promise<Answer> {
    return this.replicas.ask(internalRoutes.trip.path, request, signal);
  }

  mapTrips(request: MapTripsRequest, signal?: AbortSignal): Promise<Answer> {
    return this.replicas.ask(internalRoutes.mapTrips.path, request, signal);
  }

  stop(request: StopRequest, signal?: AbortSignal): Promise<Answer> {
    return this.replicas.ask(internalRoutes.stop.path, request, signal);
  }
}
