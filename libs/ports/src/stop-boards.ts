import type { MapTripsRequest, StopRequest, StopTimesRequest, TripRequest } from '@maillage/itinerary-model';
import type { Answer } from './answer.js';

/** What runs where, and when. `signal` aborts when nobody waits for the answer any more. @throws Problem */
export abstract class StopBoards {
  abstract stopTimes(request: StopTimesRequest, signal?: AbortSignal): Promise<Answer>;
  abstract trip(request: TripRequest, signal?: AbortSignal): Promise<Answer>;
  abstract stop(request: StopRequest, signal?: AbortSignal): Promise<Answer>;
  /** What moves on a part of the map. */
  abstract mapTrips(request: MapTripsRequest, signal?: AbortSignal): Promise<Answer>;
}
