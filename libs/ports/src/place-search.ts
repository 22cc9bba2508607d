import type {
  GeocodeRequest,
  MapInitialRequest,
  MapStopsRequest,
  ReverseGeocodeRequest,
} from '@maillage/itinerary-model';
import type { Answer } from './answer.js';

/** Finds places by name or position. @throws Problem */
export abstract class PlaceSearch {
  abstract geocode(request: GeocodeRequest): Promise<Answer>;
  abstract reverseGeocode(request: ReverseGeocodeRequest): Promise<Answer>;
  abstract mapStops(request: MapStopsRequest): Promise<Answer>;
  abstract mapInitial(request: MapInitialRequest): Promise<Answer>;
}
