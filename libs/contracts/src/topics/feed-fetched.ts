import { z } from 'zod';
import { instant } from '../live/live-part.js';
import { defineTopic, type EventOf } from '../topic.js';

/** How an attempt to get the moment's state ended. `changed` and `unchanged` both say that what is known is still true. */
const FETCH_OUTCOMES = ['changed', 'unchanged', 'failed'] as const;

export const feedFetched = defineTopic({
  name: 'live.feed-fetched.v1',
  summary: 'The moment’s state of a feed was fetched or sent, or could not be.',
  from: 'ingest',
  to: ['gateway', 'planning'],
  key({ territory, feed, part }) {
    return `${territory}/${feed}/${part}`;
  },
  partitions: 3,
  cleanup: 'compact',
  history: { hours: 1 },
  retention: { hours: 24 },
  schema: z.object({
    territory: z.string(),
    feed: z.string(),
    kind: z.enum(['gtfs-rt', 'gbfs', 'parking']),
    /** Number of the address in the territory file from 0, or `push`. */
    part: z.string(),
    sequence: z.int(),
    /** By the territory's clock. */
    fetchedAt: instant,
    /** What the feed says of its own age; that of what is known when nothing changed. */
    timestamp: instant.optional(),
    /** Which version of the timetable the feed says it speaks of. */
    feedVersion: z.string().optional(),
    via: z.enum(['fetch', 'push']),
    outcome: z.enum(FETCH_OUTCOMES),
    /** Why it failed, or what is odd about it: `FETCH_TIMEOUT`, `EMPTY` … */
    code: z.string().optional(),
    /** From the request to the end of reading. */
    milliseconds: z.int(),
    bytes: z.int(),
    /** What was read, by kind: `tripUpdates`, `stations` … */
    entities: z.record(z.string(), z.int()),
    /** Findings about the data, by code. */
    notices: z.record(z.string(), z.int()),
  }),
});
export type FeedFetched = EventOf<typeof feedFetched>;
