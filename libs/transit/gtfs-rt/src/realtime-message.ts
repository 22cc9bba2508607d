import type { Instant, NoticeGroup } from '@maillage/kernel';
import type { Alert, TripUpdate, VehiclePosition } from '@maillage/transit-model';

export interface RealtimeHeader {
  /** `gtfs_realtime_version` */
  readonly version: string;
  /** When the content was made; undefined where the feed does not say. */
  readonly timestamp: Instant | undefined;
  /** `feed_version` of the GTFS feed that is meant, empty when not given. */
  readonly feedVersion: string;
}

export interface RealtimeCounts {
  readonly bytes: number;
  /** All entities of the message. */
  readonly entities: number;
  readonly tripUpdates: number;
  readonly alerts: number;
  readonly vehicles: number;
  /** `is_deleted` */
  readonly deleted: number;
  /** Entities of which nothing is used: faulty, or of a kind that we do not apply. */
  readonly dropped: number;
}

export interface RealtimeMessage {
  /** Undefined when the message is not used; a notice that is an error says why. */
  readonly header: RealtimeHeader | undefined;
  readonly tripUpdates: readonly TripUpdate[];
  readonly alerts: readonly Alert[];
  readonly vehicles: readonly VehiclePosition[];
  readonly notices: readonly NoticeGroup[];
  readonly counts: RealtimeCounts;
}
