import { z } from 'zod';
import { keyOfSlice, livePart, sliced } from '../live/live-part.js';
import { liveVehiclePosition } from '../live/live-transit.js';
import { defineTopic, type EventOf } from '../topic.js';

export const vehiclePositionsReceived = defineTopic({
  name: 'transit.vehicle-positions-received.v1',
  summary: 'Where the vehicles of one slice of a feed are.',
  from: 'ingest',
  to: ['planning'],
  key(event) {
    return keyOfSlice(event);
  },
  partitions: 6,
  ...sliced,
  schema: z.object({ ...livePart, positions: z.array(liveVehiclePosition) }),
});
export type VehiclePositionsReceived = EventOf<typeof vehiclePositionsReceived>;
