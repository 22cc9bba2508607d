import type { Coordinate } from '@maillage/kernel';

/** Walks between places along streets; places are named by their rows in the list they were made for. */
export interface StopWalks {
  /** Whether the place lies beside a street. */
  isLinked(place: number): boolean;
  /** Whether walks to and from places beside no street, and within a station, may be as the crow flies. */
  readonly mayFly: boolean;
  /** Every other place that is reached within the limit, with whole seconds; each once. */
  forEach(from: number, visit: (to: number, seconds: number) => void): void;
}

/** Who walks how far. */
export type WalkOnStreets = (places: readonly Coordinate[], limit: { readonly maxSeconds: number }) => StopWalks;

/** How the stops of a territory are connected along its streets. */
export interface StreetWalks {
  readonly onFoot: WalkOnStreets;
  readonly inWheelchair: WalkOnStreets;
}
