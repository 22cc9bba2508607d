import { z } from 'zod';
import { livePresentVehicle, liveStation, liveZones } from '../live/live-sharing.js';
import { keyOfSlice, livePart, sliced } from '../live/live-part.js';
import { defineTopic, type EventOf } from '../topic.js';

export const sharingAvailabilityReceived = defineTopic({
  name: 'sharing.availability-received.v1',
  summary:
    'What can be rented and returned in one slice of a feed: its part says whether at stations, vehicle by vehicle, or in which zones.',
  from: 'ingest',
  to: ['planning'],
  key(event) {
    return keyOfSlice(event);
  },
  partitions: 6,
  ...sliced,
  schema: z.object({
    ...livePart,
    /** `stations`, `vehicles` or `zones` */
    part: z.string(),
    stations: z.array(liveStation),
    vehicles: z.array(livePresentVehicle),
    geofencing: liveZones.optional(),
  }),
});
export type SharingAvailabilityReceived = EventOf<typeof sharingAvailabilityReceived>;
