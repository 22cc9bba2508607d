import type {
  GeocodeRequest,
  MapInitialRequest,
  MapStopsRequest,
  RentalsRequest,
  ReverseGeocodeRequest,
} from '@maillage/itinerary-model';
import type { Answer } from './answer.js';

/** Finds places by name or position. `signal` aborts when nobody waits for the answer any more. @throws Problem */
export abstract class PlaceSearch {
  abstract geocode(request: GeocodeRequest, signal?: AbortSignal): Promise<Answer>;
  abstract reverseGeocode(request: ReverseGeocodeRequest, signal?: AbortSignal): Promise<Answer>;
  abstract mapStops(request: MapStopsRequest, signal?: AbortSignal): Promise<Answer>;
  abstract rentals(request: RentalsRequest, signal?: AbortSignal): Promise<Answer>;
  abstract mapInitial(request: MapInitialRequest, signal?: AbortSignal): Promise<Answer>;
}
