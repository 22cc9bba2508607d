import type { StopRequest, StopTimesRequest, TripRequest } from '@maillage/itinerary-model';
import type { Answer } from './answer.js';

/** What runs where, and when. @throws Problem */
export abstract class StopBoards {
  abstract stopTimes(request: StopTimesRequest): Promise<Answer>;
  abstract trip(request: TripRequest): Promise<Answer>;
  abstract stop(request: StopRequest): Promise<Answer>;
}
