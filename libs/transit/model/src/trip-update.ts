import type { ServiceDay } from '@maillage/kernel';

/** GTFS-RT `TripDescriptor`: which run is meant. What was not given is absent. */
export interface TripDescriptor {
  readonly tripId?: string | undefined;
  readonly routeId?: string | undefined;
  readonly directionId?: number | undefined;
  /** Seconds from noon − 12 h. */
  readonly startSeconds?: number | undefined;
  readonly startDay?: ServiceDay | undefined;
}

/** GTFS-RT `TripDescriptor.ScheduleRelationship`. */
export type TripRelationship =
  'SCHEDULED' | 'ADDED' | 'UNSCHEDULED' | 'CANCELED' | 'REPLACEMENT' | 'DUPLICATED' | 'DELETED' | 'NEW';

/** GTFS-RT `StopTimeUpdate.ScheduleRelationship`. */
export type StopTimeRelationship = 'SCHEDULED' | 'SKIPPED' | 'NO_DATA' | 'UNSCHEDULED';

/** GTFS-RT `StopTimeEvent`; `time` counts when both are given. */
export interface StopTimeEvent {
  /** Seconds, negative when early. */
  readonly delay?: number | undefined;
  /** Seconds since 1970. */
  readonly time?: number | undefined;
  /** Seconds; 0 is certain, absent is unknown. */
  readonly uncertainty?: number | undefined;
  /** Seconds since 1970; for runs that the timetable does not have. */
  readonly scheduledTime?: number | undefined;
}

export interface StopTimeUpdate {
  readonly stopSequence?: number | undefined;
  readonly stopId?: string | undefined;
  readonly relationship: StopTimeRelationship;
  readonly arrival?: StopTimeEvent | undefined;
  readonly departure?: StopTimeEvent | undefined;
  /** Another platform of the same station. */
  readonly assignedStopId?: string | undefined;
  /** GTFS `pickup_type` and `drop_off_type`. */
  readonly pickupType?: number | undefined;
  readonly dropOffType?: number | undefined;
}

/** GTFS-RT `TripProperties`: what a new run is, or what a run has become. */
export interface TripProperties {
  readonly tripId?: string | undefined;
  readonly startDay?: ServiceDay | undefined;
  /** Seconds from noon − 12 h. */
  readonly startSeconds?: number | undefined;
  readonly headsign?: string | undefined;
  readonly shortName?: string | undefined;
}

/** GTFS-RT `VehicleDescriptor`, without the licence plate, which no traveller needs. */
export interface VehicleDescriptor {
  readonly id?: string | undefined;
  readonly label?: string | undefined;
  /** GTFS `wheelchair_accessible`: 0 no information, 1 possible, 2 not possible. */
  readonly wheelchair?: number | undefined;
}

/** How one run differs from its timetable, as the feed says it. Plain values, so that it travels as JSON. */
export interface TripUpdate {
  /** `FeedEntity.id` */
  readonly entityId: string;
  readonly trip: TripDescriptor;
  readonly relationship: TripRelationship;
  /** In the order of the feed, which is that of the stops. */
  readonly stopTimes: readonly StopTimeUpdate[];
  readonly properties?: TripProperties | undefined;
  readonly vehicle?: VehicleDescriptor | undefined;
  /** Seconds since 1970 at which the run was measured. */
  readonly timestamp?: number | undefined;
  /** Seconds for the run as a whole, until a stop says otherwise. */
  readonly delay?: number | undefined;
}
