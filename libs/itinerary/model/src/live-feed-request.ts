export const REALTIME_PARTS = ['trip-updates', 'vehicle-positions', 'alerts'] as const;

/** What a realtime feed of a timetable tells, published again. */
export interface RealtimeFeedRequest {
  readonly territory: string;
  /** The id of the timetable's feed. */
  readonly feed: string;
  readonly part: (typeof REALTIME_PARTS)[number];
}

/** A document of a sharing system, published again as GBFS 3.0. */
export interface SharingDocumentRequest {
  readonly territory: string;
  readonly feed: string;
  /** As GBFS names it, e.g. `station_status`. */
  readonly document: string;
  /** Where the documents of the system are, without a slash at the end. */
  readonly baseUrl: string;
}
