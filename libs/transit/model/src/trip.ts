/** Trips as columns of equal length, in file order. */
export interface TripTable {
  readonly count: number;
  readonly id: readonly string[];
  /** Row in `routes`. */
  readonly route: Int32Array;
  /** Row in `services`. */
  readonly service: Int32Array;
  readonly headsign: readonly string[];
  readonly shortName: readonly string[];
  /** 0 or 1; 255 when the feed gives none. */
  readonly direction: Uint8Array;
  /** Number of the block (the same vehicle runs all its trips), −1 for none. */
  readonly block: Int32Array;
  /** Row in `shapes`, −1 for none. */
  readonly shape: Int32Array;
  /** GTFS `wheelchair_accessible`. */
  readonly wheelchair: Uint8Array;
  /** GTFS `bikes_allowed`. */
  readonly bikes: Uint8Array;
}
