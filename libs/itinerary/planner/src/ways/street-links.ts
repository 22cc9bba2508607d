import type { Coordinate } from '@maillage/kernel';
import {
  findStreetPoint,
  findStreetPoints,
  type StreetGraph,
  type StreetPoint,
  type StreetPointColumns,
  type StreetSearch,
  type TravelMode,
} from '@maillage/street-graph';
import { linkToPlatform, NO_SPOTS, type SpotOf } from './platform-spots.js';

/** Where places lie beside the streets that one mode may use: first each place with its nearest street, then its other sides. */
export interface StreetLinks extends StreetPointColumns {
  readonly placeCount: number;
  /** By row; undefined where no street is near. */
  readonly points: readonly (StreetPoint | undefined)[];
  /** owner[row]: the place that lies there; the first rows are those of the places themselves. */
  readonly owner: Int32Array;
  /** All points of a place. */
  of(place: number): readonly StreetPoint[];
}

/** What is farther from all streets is walked to over open ground, up to the second. */
const NEAR_METRES = 250;
const FARTHEST_METRES = 1_000;
/** What lies so much farther from the streets for wheelchairs than from the others has steps before it. */
const MORE_DECIMETRES = 300;

/** By place: the deciseconds to it, and the point where it is reached first. */
export interface ReachedPlaces {
  readonly costs: Int32Array;
  readonly points: readonly (StreetPoint | undefined)[];
}

/** Where a search comes to each of many places. */
export function costsOf(
  { search }: { readonly search: StreetSearch },
  { placeCount, points, owner, ...columns }: StreetLinks,
): ReachedPlaces {
  const costs = new Int32Array(points.length);
  search.costsTo(columns, costs);
  const soonest = points.slice(0, placeCount);
  for (let row = placeCount; row < points.length; row++) {
    const place = owner[row] as number;
    const cost = costs[row] as number;
    if (cost >= (costs[place] as number)) continue;
    costs[place] = cost;
    soonest[place] = points[row];
  }
  return { costs: costs.subarray(0, placeCount), points: soonest };
}

/** A further point of a place. */
export type OtherPoint = readonly [place: number, point: StreetPoint];

/** The streets around each place, on foot farther ones where nothing is near; undefined places stay without. */
export const linkToStreets = (
  graph: StreetGraph,
  mode: TravelMode,
  places: readonly (Coordinate | undefined)[],
  more: readonly OtherPoint[] = [],
  spotOf: SpotOf = NO_SPOTS,
): StreetLinks =>
  toLinks(
    places.map((place) =>
      place ? (linkToPlatform(graph, mode, place, spotOf(place)) ?? linkPlace(graph, mode, place)) : [],
    ),
    more,
  );

/** Nobody knows how a wheelchair gets from a street to a place that is far from it. */
export function linkPlace(graph: StreetGraph, mode: TravelMode, place: Coordinate): readonly StreetPoint[] {
  const points = findStreetPoints(graph, mode, place, NEAR_METRES);
  if (mode === 'foot' && points.length === 0) return findStreetPoints(graph, mode, place, FARTHEST_METRES);
  if (mode !== 'wheelchair') return points;
  const onFoot = findStreetPoint(graph, 'foot', place, NEAR_METRES);
  return points.filter(({ door }) => door <= (onFoot?.door ?? 0) + MORE_DECIMETRES);
}

export function toLinks(pointsOf: readonly (readonly StreetPoint[])[], more: readonly OtherPoint[] = []): StreetLinks {
  const all = pointsOf.map((points) => [...points]);
  for (const [place, point] of more) all[place]?.push(point);
  const others = all.flatMap((points, place) => points.slice(1).map((point) => [place, point] as const));
  const points = [...all.map(([nearest]) => nearest), ...others.map(([, point]) => point)];
  return {
    placeCount: all.length,
    points,
    owner: Int32Array.from(points, (_, row) => others[row - all.length]?.[0] ?? row),
    of: (place) => all[place] ?? [],
    edge: Int32Array.from(points, (point) => point?.edge ?? -1),
    before: Int32Array.from(points, (point) => point?.before ?? 0),
    door: Int32Array.from(points, (point) => point?.door ?? 0),
  };
}
