import { z } from 'zod';
import { defineTopic, type EventOf } from '../topic.js';

export const networkActivated = defineTopic({
  name: 'network.generation-activated.v1',
  summary: 'A generation of a territory’s network answers from now on.',
  from: 'network',
  to: ['planning'],
  key(event) {
    return event.territory;
  },
  partitions: 3,
  cleanup: 'compact',
  retention: { hours: 24 * 7 },
  schema: z.object({
    territory: z.string(),
    /** Grows by one with every activation of the territory, rollbacks included. */
    generation: z.int(),
    /** SHA-256 of the snapshot file, hexadecimal. */
    checksum: z.string(),
    /** SHA-256 of the file of its streets; absent when it has none. */
    streets: z.string().optional(),
  }),
});
export type NetworkActivated = EventOf<typeof networkActivated>;
