import type { TripDescriptor, TripRelationship, VehicleDescriptor } from './trip-update.js';

/** GTFS-RT `VehicleStopStatus`. */
export type VehicleStopStatus = 'INCOMING_AT' | 'STOPPED_AT' | 'IN_TRANSIT_TO';

export type OccupancyStatus =
  | 'EMPTY'
  | 'MANY_SEATS_AVAILABLE'
  | 'FEW_SEATS_AVAILABLE'
  | 'STANDING_ROOM_ONLY'
  | 'CRUSHED_STANDING_ROOM_ONLY'
  | 'FULL'
  | 'NOT_ACCEPTING_PASSENGERS'
  | 'NO_DATA_AVAILABLE'
  | 'NOT_BOARDABLE';

export type CongestionLevel =
  'UNKNOWN_CONGESTION_LEVEL' | 'RUNNING_SMOOTHLY' | 'STOP_AND_GO' | 'CONGESTION' | 'SEVERE_CONGESTION';

/** Where a vehicle is and how full. Plain values, so that it travels as JSON. */
export interface VehiclePosition {
  /** `FeedEntity.id` */
  readonly entityId: string;
  readonly trip?: TripDescriptor | undefined;
  readonly relationship: TripRelationship;
  readonly vehicle?: VehicleDescriptor | undefined;
  readonly latitude: number;
  readonly longitude: number;
  /** Degrees clockwise from north, [0, 360[. */
  readonly bearing?: number | undefined;
  readonly metresPerSecond?: number | undefined;
  /** Seconds since 1970 at which the position was measured. */
  readonly timestamp?: number | undefined;
  /** What the status refers to. */
  readonly stopSequence?: number | undefined;
  readonly stopId?: string | undefined;
  readonly status: VehicleStopStatus;
  readonly congestion?: CongestionLevel | undefined;
  readonly occupancy?: OccupancyStatus | undefined;
  /** May exceed 100. */
  readonly occupancyPercentage?: number | undefined;
}
