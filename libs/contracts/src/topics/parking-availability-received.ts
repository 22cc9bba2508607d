import { z } from 'zod';
import { instant, keyOfSlice, livePart, sliced } from '../live/live-part.js';
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
    /** An absent count is unknown, never zero. */
    facilities: z.array(
      z.object({
        facilityId: z.string(),
        free: z.number().int().optional(),
        occupied: z.number().int().optional(),
        capacity: z.number().int().optional(),
        trend: z.enum(['increasing', 'decreasing', 'stable']).optional(),
        state: z.enum(['open', 'closed', 'unknown']),
        observedAt: instant.optional(),
        /** The numbers have not moved for a day although the feed says that they are fresh. */
        isConstant: z.boolean().optional(),
      }),
    ),
  }),
});
export type ParkingAvailabilityReceived = EventOf<typeof parkingAvailabilityReceived>;
export type LiveFacility = ParkingAvailabilityReceived['facilities'][number];
