import type { Coordinate } from '@maillage/kernel';
import {
  findStreetPoint,
  type StreetGraph,
  type StreetPoint,
  type StreetPointColumns,
  type TravelMode,
} from '@maillage/street-graph';

/** Where places lie beside the streets that one mode may use. */
export interface StreetLinks extends StreetPointColumns {
  /** By row; undefined where no street is near. */
  readonly points: readonly (StreetPoint | undefined)[];
}

/** A stop or a car park without a street in this radius is far from all streets. */
const NEAR_METRES = 250;
const FARTHEST_METRES = 1_000;

/** The nearest street of each place, farther ones where nothing is near; undefined places stay without. */
export function linkToStreets(
  graph: StreetGraph,
  mode: TravelMode,
  places: readonly (Coordinate | undefined)[],
): StreetLinks {
  const points = places.map(
    (place) =>
      place &&
      (findStreetPoint(graph, mode, place, NEAR_METRES) ?? findStreetPoint(graph, mode, place, FARTHEST_METRES)),
  );
  return toLinks(points);
}

export const toLinks = (points: StreetLinks['points']): StreetLinks => ({
  points,
  edge: Int32Array.from(points, (point) => point?.edge ?? -1),
  before: Int32Array.from(points, (point) => point?.before ?? 0),
  door: Int32Array.from(points, (point) => point?.door ?? 0),
});
