import type { Coordinate } from '@maillage/kernel';
import { readPolyline } from '../polyline.js';
import type { StreetGraph } from '../street-graph.js';
import { MODE_INDEX, type TravelMode } from '../travel-mode.js';
import { NearEdges, type NearEdge } from './near-edges.js';

/** A place beside the streets: the spot of an edge that is nearest to it. */
export interface StreetPoint {
  /** The place itself. */
  readonly coordinate: Coordinate;
  readonly edge: number;
  /** Decimetres along the edge, from its beginning to the spot. */
  readonly before: number;
  /** Decimetres from the place to the spot. */
  readonly door: number;
  readonly spot: Coordinate;
}

const FARTHEST_METRES = 1_000;
/** Streets count beside the nearest one while they are at most twice as far and this, in metres: beyond it houses stand between. */
const BESIDE_METRES = 15;
const MOST_POINTS = 4;
/** A street behind a nearer one, seen from the place within 60°, is on the same side. */
const SAME_SIDE = 0.5;

/**
 * The nearest edge that the mode may use and that belongs to its main component; undefined when there is none within
 * `maxMetres` (at most a kilometre).
 */
export function findStreetPoint(
  graph: StreetGraph,
  mode: TravelMode,
  coordinate: Coordinate,
  maxMetres: number,
): StreetPoint | undefined {
  const search = new NearEdges(graph, 1 << MODE_INDEX[mode], coordinate, Math.min(maxMetres, FARTHEST_METRES), 0, 0);
  const nearest = search.run().at(0);
  return nearest && toPoint(graph, coordinate, nearest);
}

/**
 * The nearest edge of `findStreetPoint` and the nearest on each other side of the place that is about as near, nearest first: who is
 * between two parallel streets, or beside a one-way street or a barrier, may leave by either.
 */
export function findStreetPoints(
  graph: StreetGraph,
  mode: TravelMode,
  coordinate: Coordinate,
  maxMetres: number,
): readonly StreetPoint[] {
  const most = Math.min(maxMetres, FARTHEST_METRES);
  const search = new NearEdges(graph, 1 << MODE_INDEX[mode], coordinate, most, 1, BESIDE_METRES);
  const sides: NearEdge[] = [];
  for (const edge of search.run()) {
    if (sides.length === MOST_POINTS) break;
    if (!sides.some((side) => isBehind(side, edge) || isNextOf(graph.edges, side, edge))) sides.push(edge);
  }
  return sides.map((side) => toPoint(graph, coordinate, side));
}

/** Who stands on a street looks to all sides from it. */
const isBehind = (near: NearEdge, far: NearEdge): boolean =>
  near.metres >= 1 && near.north * far.north + near.east * far.east >= SAME_SIDE * near.metres * far.metres;

/** Whether the spot is the junction at which the street of a nearer one ends: one gets there along it. */
const isNextOf = ({ from, to }: StreetGraph['edges'], near: NearEdge, { vertex }: NearEdge): boolean =>
  vertex >= 0 && (vertex === from[near.edge] || vertex === to[near.edge]);

/** Rounded to decimetres along the edge. */
function toPoint(graph: StreetGraph, coordinate: Coordinate, near: NearEdge): StreetPoint {
  const { edge, segment, share, metres } = near;
  const line: number[] = [];
  const count = readPolyline(graph, edge, line);
  const scale = Math.cos((coordinate.latitude * Math.PI) / 180);
  let [whole, before] = [0, 0];
  for (let i = 1; i < count; i++) {
    const run = Math.hypot(line[2 * i] - line[2 * i - 2], (line[2 * i + 1] - line[2 * i - 1]) * scale);
    if (i === segment) before = whole + share * run;
    whole += run;
  }
  const length = graph.edges.length[edge];
  const between = (from: number, to: number) => (from + share * (to - from)) / 1e6;
  return {
    coordinate,
    edge,
    before: atEnd(whole === 0 ? 0 : Math.round((before / whole) * length), length),
    door: Math.round(metres * 10),
    spot: {
      latitude: between(line[2 * segment - 2], line[2 * segment]),
      longitude: between(line[2 * segment - 1], line[2 * segment + 1]),
    },
  };
}

/** Coordinates are rounded: within a metre of an end one is at the vertex, free of the direction of the edge. */
function atEnd(before: number, length: number): number {
  const after = length - before;
  if (Math.min(before, after) >= 10) return before;
  return before <= after ? 0 : length;
}
