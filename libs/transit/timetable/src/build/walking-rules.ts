/** Walking between stops as the crow flies, until streets say better. */
export interface WalkingRules {
  /** The longest walk between two stops; 0 leaves what `transfers.txt` says and nothing else. */
  readonly maxSeconds: number;
  readonly metresPerSecond: number;
  /** How much longer a walk is than the great circle. */
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
