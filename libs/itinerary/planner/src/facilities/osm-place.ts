import type { Coordinate } from '@maillage/kernel';

/** A place of OpenStreetMap where one changes between ways of moving, at its middle. */
export interface OsmPlace extends Coordinate {
  /** `n`, `w` or `r` and the number of the node, way or relation. */
  readonly id: string;
  readonly tags: Readonly<Record<string, string>>;
  /** What it is drawn of, where that matters. */
  readonly lines?: readonly (readonly Coordinate[])[];
  /** Names of the stop areas that it belongs to. */
  readonly stopAreas?: readonly string[];
}
