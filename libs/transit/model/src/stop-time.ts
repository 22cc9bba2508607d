/**
 * Stop times as columns, grouped by trip and ordered by `stop_sequence` inside each.
 * Trip `t` owns the rows `offset[t]` to `offset[t + 1] − 1`; a trip that cannot be used owns none.
 * Times are seconds from noon − 12 h, never decreasing inside a trip; what the feed left empty is interpolated.
 */
export interface StopTimeTable {
  readonly count: number;
  /** Length: trips + 1. */
  readonly offset: Int32Array;
  /** Row in `stops`. */
  readonly stop: Int32Array;
  readonly arrival: Int32Array;
  readonly departure: Int32Array;
  readonly sequence: Int32Array;
  /** GTFS `pickup_type` and `drop_off_type`, 0–3. */
  readonly pickup: Uint8Array;
  readonly dropOff: Uint8Array;
  /** 1 where the time was interpolated or `timepoint` is 0. */
  readonly approximate: Uint8Array;
  /** Row in `headsigns`, −1 where the trip's own headsign holds. */
  readonly headsign: Int32Array;
  readonly headsigns: readonly string[];
}
