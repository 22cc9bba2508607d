import type { TripDescriptor } from './trip-update.js';

export type AlertCause =
  | 'UNKNOWN_CAUSE'
  | 'OTHER_CAUSE'
  | 'TECHNICAL_PROBLEM'
  | 'STRIKE'
  | 'DEMONSTRATION'
  | 'ACCIDENT'
  | 'HOLIDAY'
  | 'WEATHER'
  | 'MAINTENANCE'
  | 'CONSTRUCTION'
  | 'POLICE_ACTIVITY'
  | 'MEDICAL_EMERGENCY'
  | 'SPECIAL_EVENT';

export type AlertEffect =
  | 'NO_SERVICE'
  | 'REDUCED_SERVICE'
  | 'SIGNIFICANT_DELAYS'
  | 'DETOUR'
  | 'ADDITIONAL_SERVICE'
  | 'MODIFIED_SERVICE'
  | 'OTHER_EFFECT'
  | 'UNKNOWN_EFFECT'
  | 'STOP_MOVED'
  | 'NO_EFFECT'
  | 'ACCESSIBILITY_ISSUE';

export type AlertSeverity = 'UNKNOWN_SEVERITY' | 'INFO' | 'WARNING' | 'SEVERE';

/** [start, end[ in seconds since 1970; a side that is absent is open. */
export interface TimeRange {
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}

/** A text with its language (BCP 47), which is empty where the feed gives none. */
export interface Translation {
  readonly language: string;
  readonly text: string;
}

/** GTFS-RT `EntitySelector`: all that is given must hold. At least one member is there. */
export interface InformedEntity {
  readonly agencyId?: string | undefined;
  readonly routeId?: string | undefined;
  /** GTFS `route_type`. */
  readonly routeType?: number | undefined;
  readonly directionId?: number | undefined;
  readonly trip?: TripDescriptor | undefined;
  readonly stopId?: string | undefined;
}

/** A disturbance, or news. Plain values, so that it travels as JSON. */
export interface Alert {
  /** `FeedEntity.id` */
  readonly entityId: string;
  /** When to tell: `communication_period`, else `active_period`; empty is always. */
  readonly communicationPeriods: readonly TimeRange[];
  /** When services are affected: `impact_period`, else `active_period`; empty is always. */
  readonly impactPeriods: readonly TimeRange[];
  readonly cause: AlertCause;
  readonly effect: AlertEffect;
  readonly severity: AlertSeverity;
  readonly header: readonly Translation[];
  readonly description: readonly Translation[];
  readonly causeDetail: readonly Translation[];
  readonly effectDetail: readonly Translation[];
  /** For speech, where it differs from what is written. */
  readonly ttsHeader: readonly Translation[];
  readonly ttsDescription: readonly Translation[];
  /** http or https. */
  readonly url: readonly Translation[];
  /** http or https addresses, with their media types. */
  readonly images: readonly AlertImage[];
  readonly imageAlternative: readonly Translation[];
  /** At least one. */
  readonly entities: readonly InformedEntity[];
}

export interface AlertImage {
  readonly language: string;
  readonly url: string;
  readonly mediaType: string;
}
