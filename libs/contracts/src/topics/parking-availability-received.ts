import { z } from 'zod';
import { liveFacility } from '../live/live-parking.js';
import { keyOfSlice, livePart, sliced } from '../live/live-part.js';
import { defineTopic, type EventOf } from '../topic.js';

export const parkingAvailabilityReceived = defineTopic({
  name: 'parking.availability-received.v1',
  summary: 'How full the facilities of one slice of a feed are.',
  from: 'ingest',
  to: ['planning'],
  key(event) {
    return keyOfSlice(event);
  },
  partitions: 3,
  ...sliced,
  schema: z.object({
    ...livePart,
    facilities: z.array(liveFacility),
  }),
});
export type ParkingAvailabilityReceived = EventOf<typeof parkingAvailabilityReceived>;
