import { z } from 'zod';
import { defineTopic, type EventOf } from '../topic.js';

export const feedVersionRefused = defineTopic({
  name: 'transit.feed-version-refused.v1',
  summary: 'A version of a feed cannot be used; the last good one keeps answering.',
  from: 'ingest',
  to: ['network'],
  key(event) {
    return `${event.territory}/${event.feed}`;
  },
  partitions: 3,
  cleanup: 'delete',
  retention: { hours: 24 * 7 },
  schema: z.object({
    territory: z.string(),
    feed: z.string(),
    version: z.int(),
    /** Code of the first notice that refused it. */
    code: z.string(),
  }),
});
export type FeedVersionRefused = EventOf<typeof feedVersionRefused>;
