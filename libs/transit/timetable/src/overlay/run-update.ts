import type { ServiceDay } from '@maillage/kernel';
import type { FeedIndex, RouteIndex, TripIndex } from '../indices.js';

/** How one run differs from its schedule: the whole truth about it, which a later value for the same run replaces. */
export type RunUpdate = RetimedRun | CancelledRun | AddedRun;

/** A run of the timetable with other times, with stops left out, or at other platforms. Positions are the pattern's. */
export interface RetimedRun {
  readonly kind: 'retimed';
  readonly trip: TripIndex;
  readonly day: ServiceDay;
  /** Per position, seconds from noon − 12 h of the service date in the feed's zone: arrival[i] ≤ departure[i] ≤ arrival[i + 1]. */
  readonly arrival: Int32Array;
  readonly departure: Int32Array;
  /** Per position: 1 where the vehicle does not stop (GTFS-RT `SKIPPED`). Undefined: it stops everywhere. */
  readonly skipped: Uint8Array | undefined;
  /** Per position: the `StopIndex` where it stops (GTFS-RT `assigned_stop_id`). Undefined: as planned. */
  readonly stops: Int32Array | undefined;
}

export interface CancelledRun {
  readonly kind: 'cancelled';
  readonly trip: TripIndex;
  readonly day: ServiceDay;
  /** GTFS-RT `DELETED`: travellers are not told that it was ever planned. */
  readonly isDeleted?: true;
}

/** A run that the timetable does not have (GTFS-RT `NEW`, `ADDED`, `DUPLICATED`, `REPLACEMENT`); what it replaces is cancelled beside it. */
export interface AddedRun {
  readonly kind: 'added';
  /** Unique among the runs of a feed and service date. */
  readonly id: string;
  readonly feed: FeedIndex;
  readonly day: ServiceDay;
  readonly route: RouteIndex;
  /** The trip that it copies or replaces; undefined for a wholly new one. */
  readonly likeTrip: TripIndex | undefined;
  readonly headsign: string;
  /** Per position: `StopIndex`. */
  readonly stops: Int32Array;
  /** As in `RetimedRun`. */
  readonly arrival: Int32Array;
  readonly departure: Int32Array;
  /** As in `Patterns.boarding`. */
  readonly boarding: Uint8Array;
  /** GTFS `wheelchair_accessible` and `bikes_allowed`: 0 unknown, 1 yes, 2 no. */
  readonly wheelchair: number;
  readonly bikes: number;
}
