/** `pathways.txt` `pathway_mode`: 1 walkway, 2 stairs, 3 moving sidewalk, 4 escalator, 5 elevator, 6 fare gate, 7 exit gate. */
export type PathwayMode = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A row of `pathways.txt`: a way inside a station, between rows of `stops`. */
export interface Pathway {
  readonly fromStop: number;
  readonly toStop: number;
  readonly mode: PathwayMode;
  readonly isBidirectional: boolean;
  /** `traversal_time`; −1 when not given, as below. */
  readonly seconds: number;
  readonly metres: number;
  /** Steps of stairs, up or down. */
  readonly stairCount: number;
  /** The ratio that GTFS writes; upward positive. 0 when not given. */
  readonly maxSlope: number;
  /** NaN when not given. */
  readonly minWidthMetres: number;
}
