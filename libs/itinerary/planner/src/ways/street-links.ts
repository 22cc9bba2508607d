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

/** What is farther from all streets is walked to over open ground, up to the second. */
const NEAR_METRES = 250;
const FARTHEST_METRES = 1_000;
/** What lies so much farther from the streets for wheelchairs than from the others has steps before it. */
const MORE_DECIMETRES = 300;

/** The nearest street of each place, on foot a farther one where nothing is near; undefined places stay without. */
export const linkToStreets = (
  graph: StreetGraph,
  mode: TravelMode,
  places: readonly (Coordinate | undefined)[],
): StreetLinks => toLinks(places.map((place) => place && linkPlace(graph, mode, place)));

/** Nobody knows how a wheelchair gets from a street to a place that is far from it. */
function linkPlace(graph: StreetGraph, mode: TravelMode, place: Coordinate): StreetPoint | undefined {
  const point = findStreetPoint(graph, mode, place, NEAR_METRES);
  if (mode === 'foot') return point ?? findStreetPoint(graph, mode, place, FARTHEST_METRES);
  if (mode !== 'wheelchair') return point;
  const onFoot = point && findStreetPoint(graph, 'foot', place, NEAR_METRES);
  return point && point.door <= (onFoot?.door ?? 0) + MORE_DECIMETRES ? point : undefined;
}

export const toLinks = (points: StreetLinks['points']): StreetLinks => ({
  points,
  edge: Int32Array.from(points, (point) => point?.edge ?? -1),
  before: Int32Array.from(points, (point) => point?.before ?? 0),
  door: Int32Array.from(points, (point) => point?.door ?? 0),
});
