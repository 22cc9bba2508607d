import { z } from 'zod';
import { keyOfSlice, livePart, sliced } from '../live/live-part.js';
import { liveAlert } from '../live/live-transit.js';
import { defineTopic, type EventOf } from '../topic.js';

export const alertsReceived = defineTopic({
  name: 'transit.alerts-received.v1',
  summary: 'What one slice of a feed warns of.',
  from: 'ingest',
  to: ['planning'],
  key(event) {
    return keyOfSlice(event);
  },
  partitions: 6,
  ...sliced,
  schema: z.object({ ...livePart, alerts: z.array(liveAlert) }),
});
export type AlertsReceived = EventOf<typeof alertsReceived>;
