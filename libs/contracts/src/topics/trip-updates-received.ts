import { z } from 'zod';
import { keyOfSlice, livePart, sliced } from '../live/live-part.js';
import { liveTripUpdate } from '../live/live-transit.js';
import { defineTopic, type EventOf } from '../topic.js';

export const tripUpdatesReceived = defineTopic({
  name: 'transit.trip-updates-received.v1',
  summary: 'How the trips of one slice of a feed run.',
  from: 'ingest',
  to: ['planning'],
  key(event) {
    return keyOfSlice(event);
  },
  partitions: 6,
  ...sliced,
  schema: z.object({ ...livePart, updates: z.array(liveTripUpdate) }),
});
export type TripUpdatesReceived = EventOf<typeof tripUpdatesReceived>;
