import type { RealtimeFeedRequest, SharingDocumentRequest } from '@maillage/itinerary-model';
import type { Answer } from './answer.js';

/** What is believed of live feeds just now, in the formats of its kind. `signal` aborts when nobody waits any more. @throws Problem */
export abstract class LiveFeeds {
  /** GTFS-Realtime, of all live feeds of a timetable together. */
  abstract realtime(request: RealtimeFeedRequest, signal?: AbortSignal): Promise<Answer>;
  /** One document of GBFS 3.0 of a system. */
  abstract sharing(request: SharingDocumentRequest, signal?: AbortSignal): Promise<Answer>;
}
