/** What a feed may claim of the reader's memory. */
export interface Limits {
  /** Rows of `stop_times.txt`. */
  readonly stopTimes: number;
  /** Points of `shapes.txt`; beyond it the shapes are left out and the feed is still read. */
  readonly shapePoints: number;
  /** Rows of any other file. */
  readonly rows: number;
  /** Services × days of the calendar. */
  readonly serviceDays: number;
}

export const DEFAULT_LIMITS: Limits = {
  stopTimes: 20_000_000,
  shapePoints: 8_000_000,
  rows: 5_000_000,
  serviceDays: 100_000_000,
};
