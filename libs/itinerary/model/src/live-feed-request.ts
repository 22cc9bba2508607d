export const REALTIME_PARTS = ['trip-updates', 'vehicle-positions', 'alerts'] as const;

/** What a realtime feed of a timetable tells, published again. */
export interface RealtimeFeedRequest {
  readonly territory: string;
  /** The id of the timetable's feed. */
  readonly feed: string;
  readonly part: (typeof REALTIME_PARTS)[number];
}
