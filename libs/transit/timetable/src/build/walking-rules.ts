/** Walking between stops. */
export interface WalkingRules {
  /** The longest walk between two stops; 0 leaves what `transfers.txt` says and nothing else. */
  readonly maxSeconds: number;
  readonly metresPerSecond: number;
  /** How much longer a walk is than the great circle, where no streets are known. */
  readonly detourFactor: number;
  /** What a change takes at the least, at one stop or between two. */
  readonly changeSeconds: number;
}

export const DEFAULT_WALKING: WalkingRules = {
  maxSeconds: 900,
  metresPerSecond: 1.2,
  detourFactor: 1.3,
  changeSeconds: 120,
};

/** MOTIS: who is in a wheelchair moves at 0.8 m/s. */
export const inWheelchair = (walking: WalkingRules): WalkingRules => ({ ...walking, metresPerSecond: 0.8 });
