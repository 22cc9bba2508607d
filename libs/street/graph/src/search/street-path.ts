import type { Coordinate } from '@maillage/kernel';
import { readPolyline } from '../polyline.js';
import type { StreetGraph } from '../street-graph.js';
import type { Costing } from './costing.js';
import type { StreetPoint } from './street-point.js';
import { listSteps, type StreetStep } from './street-steps.js';

/** A part of an edge as it is travelled: decimetres from the beginning of the edge, `from` > `to` in direction 1. */
export interface PathPiece {
  readonly edge: number;
  readonly direction: 0 | 1;
  readonly from: number;
  readonly to: number;
}

export interface StreetPath {
  readonly from: StreetPoint;
  readonly to: StreetPoint;
  /** From door to door. */
  readonly deciseconds: number;
  /** On streets, without the doors. */
  readonly decimetres: number;
  /** Between the spots on the streets. */
  readonly coordinates: readonly Coordinate[];
  readonly steps: readonly StreetStep[];
  readonly pieces: readonly PathPiece[];
}

type FoundPath = Pick<StreetPath, 'from' | 'to' | 'pieces' | 'deciseconds'>;

export function describePath(graph: StreetGraph, costing: Costing, found: FoundPath): StreetPath {
  const coordinates: Coordinate[] = [];
  const firstPoints = found.pieces.map((piece) => {
    const firstPoint = Math.max(0, coordinates.length - 1);
    appendPolyline(graph, piece, coordinates);
    return firstPoint;
  });
  const steps = listSteps(graph, costing, found.pieces, firstPoints);
  const decimetres = found.pieces.reduce((sum, piece) => sum + Math.abs(piece.to - piece.from), 0);
  return { ...found, decimetres, coordinates, steps };
}

/** The points of a part of an edge; one that is where the line ends already is not repeated. */
function appendPolyline(graph: StreetGraph, { edge, direction, from, to }: PathPiece, into: Coordinate[]): void {
  const line: number[] = [];
  const count = readPolyline(graph, edge, line);
  const reached = lengthsAlong(line, count, graph.edges.length[edge]);
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const part = [spotAt(line, reached, low)];
  for (let i = 0; i < count; i++) if (reached[i] > low && reached[i] < high) part.push(toCoordinate(line, i));
  part.push(spotAt(line, reached, high));
  if (direction === 1) part.reverse();
  for (const point of part) {
    const last = into.at(-1);
    if (last?.latitude !== point.latitude || last.longitude !== point.longitude) into.push(point);
  }
}

/** Decimetres from the beginning to each point, stretched to the length of the edge. */
function lengthsAlong(line: readonly number[], count: number, length: number): number[] {
  const reached = [0];
  const scale = Math.cos((line[0] / 1e6) * (Math.PI / 180));
  for (let i = 1; i < count; i++) {
    const [north, east] = [line[2 * i] - line[2 * i - 2], (line[2 * i + 1] - line[2 * i - 1]) * scale];
    reached.push(reached[i - 1] + Math.hypot(north, east));
  }
  const total = reached[count - 1];
  return total === 0 ? [0, length] : reached.map((value) => (value / total) * length);
}

function spotAt(line: readonly number[], reached: readonly number[], at: number): Coordinate {
  const end = Math.max(
    1,
    reached.findIndex((value) => value >= at - 1e-9),
  );
  const span = reached[end] - reached[end - 1];
  const share = span === 0 ? 0 : Math.min(1, Math.max(0, (at - reached[end - 1]) / span));
  const between = (from: number, to: number) => Math.round(from + share * (to - from)) / 1e6;
  return {
    latitude: between(line[2 * end - 2], line[2 * end]),
    longitude: between(line[2 * end - 1], line[2 * end + 1]),
  };
}

const toCoordinate = (line: readonly number[], i: number): Coordinate => ({
  latitude: line[2 * i] / 1e6,
  longitude: line[2 * i + 1] / 1e6,
});
