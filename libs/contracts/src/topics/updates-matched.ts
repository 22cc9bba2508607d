import { z } from 'zod';
import { instant } from '../live/live-part.js';
import { defineTopic, type EventOf } from '../topic.js';

export const updatesMatched = defineTopic({
  name: 'transit.updates-matched.v1',
  summary: 'How many of a feed’s trip updates found their trip in the timetable, and why the others did not.',
  from: 'planning',
  to: ['gateway'],
  key({ territory, feed }) {
    return `${territory}/${feed}`;
  },
  partitions: 3,
  cleanup: 'compact',
  retention: { hours: 24 },
  schema: z.object({
    territory: z.string(),
    feed: z.string(),
    /** Of the network whose timetable was looked into. */
    generation: z.int(),
    /** The newest `sequence` of the feed among what was matched. */
    sequence: z.int(),
    /** By the territory's clock. */
    matchedAt: instant,
    received: z.int(),
    matched: z.int(),
    /** How many were not matched, by reason. */
    unmatched: z.record(z.string(), z.int()),
  }),
});
export type UpdatesMatched = EventOf<typeof updatesMatched>;
