import { z } from 'zod';
import { defineTopic, type EventOf } from '../topic.js';

export const feedRefreshRequested = defineTopic({
  name: 'transit.feed-refresh-requested.v1',
  summary: 'Someone asked that a feed be fetched now.',
  from: 'gateway',
  to: ['ingest'],
  key(event) {
    return `${event.territory}/${event.feed}`;
  },
  partitions: 3,
  cleanup: 'delete',
  retention: { hours: 24 },
  schema: z.object({ territory: z.string(), feed: z.string(), requestedAt: z.int() }),
});
export type FeedRefreshRequested = EventOf<typeof feedRefreshRequested>;
