import { internalRoutes } from '@maillage/contracts';
import type {
  GeocodeRequest,
  MapInitialRequest,
  MapStopsRequest,
  RentalsRequest,
  ReverseGeocodeRequest,
} from '@maillage/itinerary-model';
import { PlaceSearch, type Answer } from '@maillage/ports';
import type { PlannerReplicas } from './planner-replicas.js';

export class HttpPlaceSearch extends PlaceSearch {
  constructor(private readonly replicas: PlannerReplicas) {
    super();
  }

  geocode(request: GeocodeRequest, signal?: AbortSignal): Promise<Answer> {
    return this.replicas.ask(internalRoutes.geocode.path, request, signal);
  }

  reverseGeocode(request: ReverseGeocodeRequest, signal?: AbortSignal): Promise<Answer> {
    return this.replicas.ask(internalRoutes.reverseGeocode.path, request, signal);
  }

  mapStops(request: MapStopsRequest, signal?: AbortSignal): Promise<Answer> {
    return this.replicas.ask(internalRoutes.mapStops.path, request, signal);
  }

  rentals(request: RentalsRequest, signal?: AbortSignal): Promise<Answer> {
    return this.replicas.ask(internalRoutes.rentals.path, request, signal);
  }

  mapInitial(request: MapInitialRequest, signal?: AbortSignal): Promise<Answer> {
    return this.replicas.ask(internalRoutes.mapInitial.path, request, signal);
  }
}
