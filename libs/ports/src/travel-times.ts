import type { OneToAllRequest, OneToManyIntermodalRequest, OneToManyRequest } from '@maillage/itinerary-model';
import type { Answer } from './answer.js';

/** How far one gets on the territory's active network. `signal` aborts when nobody waits for the answer any more. @throws Problem */
export abstract class TravelTimes {
  abstract oneToMany(request: OneToManyRequest, signal?: AbortSignal): Promise<Answer>;
  /** Along streets, and by transit. */
  abstract oneToManyIntermodal(request: OneToManyIntermodalRequest, signal?: AbortSignal): Promise<Answer>;
  abstract oneToAll(request: OneToAllRequest, signal?: AbortSignal): Promise<Answer>;
}
