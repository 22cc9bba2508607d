import { z } from 'zod';
import { instant } from '../live/live-part.js';
import { FEED_KINDS } from '../territory-feeds.js';
import { defineTopic, type EventOf } from '../topic.js';

export const standingFeedFetched = defineTopic({
  name: 'transit.standing-feed-fetched.v1',
  summary: 'What stands of a feed (timetable, streets, heights, stations) was fetched, or could not be.',
  from: 'ingest',
  to: ['gateway'],
  key({ territory, feed }) {
    return `${territory}/${feed}`;
  },
  partitions: 3,
  cleanup: 'delete',
  retention: { hours: 24 * 7 },
  schema: z.object({
    territory: z.string(),
    feed: z.string(),
    kind: z.enum(FEED_KINDS),
    /** Grows with every fetch, over restarts too. */
    sequence: z.int(),
    /** By the territory's clock. */
    fetchedAt: instant,
    /** `changed`: a new version was received; whether it may answer, the version tells. */
    outcome: z.enum(['changed', 'unchanged', 'failed']),
    /** Why it failed, or why what came may not answer: `FETCH_TIMEOUT`, `HTML_PAGE` … */
    code: z.string().optional(),
    /** From the request to the end of reading. */
    milliseconds: z.int(),
    /** Of the archive; 0 unless it changed. */
    bytes: z.int(),
    /** What was read, by kind: `stops`, `trips`, `stations`, `streets` …; none unless it changed. */
    entities: z.record(z.string(), z.int()),
  }),
});
export type StandingFeedFetched = EventOf<typeof standingFeedFetched>;
