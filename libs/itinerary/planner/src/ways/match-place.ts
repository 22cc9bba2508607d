import type { Coordinate } from '@maillage/kernel';
import { findStreetPoints, type StreetGraph, type StreetPoint, type TravelMode } from '@maillage/street-graph';

/** MOTIS doubles the matching distance up to four times while it finds nothing. */
const DOUBLED = 2 ** 4;

/** Where a place lies beside the streets; one that is far from them, where the streets come nearest. */
export function matchPlace(
  graph: StreetGraph,
  mode: TravelMode,
  place: Coordinate,
  maxMatchingMetres: number,
): readonly StreetPoint[] {
  const points = findStreetPoints(graph, mode, place, maxMatchingMetres);
  return points.length > 0 ? points : findStreetPoints(graph, mode, place, maxMatchingMetres * DOUBLED);
}
