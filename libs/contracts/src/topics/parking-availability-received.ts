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
        free: z.int().optional(),
        occupied: z.int().optional(),
        capacity: z.int().optional(),
        trend: z.enum(['increasing', 'decreasing', 'stable']).optional(),
        state: z.enum(['open', 'full', 'closed', 'unknown']),
        observedAt: instant.optional(),
        /** Since when the same is told. */
        unchangedSince: instant,
        /** The same for a day under fresh times. */
        isSuspect: z.boolean(),
      }),
    ),
  }),
});
export type ParkingAvailabilityReceived = EventOf<typeof parkingAvailabilityReceived>;
export type LiveFacility = ParkingAvailabilityReceived['facilities'][number];
