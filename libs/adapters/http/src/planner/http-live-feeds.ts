import { internalRoutes } from '@maillage/contracts';
import type { RealtimeFeedRequest, SharingDocumentRequest } from '@maillage/itinerary-model';
import { LiveFeeds, type Answer } from '@maillage/ports';
import type { PlannerReplicas } from './planner-replicas.js';

export class HttpLiveFeeds extends LiveFeeds {
  constructor(private readonly replicas: PlannerReplicas) {
    super();
  }

  realtime(request: RealtimeFeedRequest, signal?: AbortSignal): Promise<Answer> {
    return this.replicas.ask(internalRoutes.realtimeFeed.path, request, signal);
  }

  sharing(request: SharingDocumentRequest, signal?: AbortSignal): Promise<Answer> {
    return this.replicas.ask(internalRoutes.sharingDocument.path, request, signal);
  }
}
