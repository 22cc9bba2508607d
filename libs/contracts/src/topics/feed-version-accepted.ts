import { z } from 'zod';
import { defineTopic, type EventOf } from '../topic.js';

export const feedVersionAccepted = defineTopic({
  name: 'transit.feed-version-accepted.v1',
  summary: 'A version of a feed was validated and may be built into the network.',
  from: 'ingest',
  to: ['network'],
  key(event) {
    return `${event.territory}/${event.feed}`;
  },
  partitions: 3,
  cleanup: 'compact',
  retention: { hours: 24 * 7 },
  schema: z.object({
    territory: z.string(),
    feed: z.string(),
    /** Number of the version inside its feed. */
    version: z.int(),
    /** SHA-256 of the archive's bytes, hexadecimal. */
    digest: z.string(),
  }),
});
export type FeedVersionAccepted = EventOf<typeof feedVersionAccepted>;
