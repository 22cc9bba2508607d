/** A row of `frequencies.txt`. Runs leave the first stop in [start, end[. */
export interface Frequency {
  /** Row in `trips`. */
  readonly trip: number;
  /** Seconds from noon − 12 h. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly headwaySeconds: number;
  /** True: runs leave exactly at start + n × headway. False: only the headway is promised. */
  readonly exact: boolean;
}
