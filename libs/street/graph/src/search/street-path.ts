import type { Coordinate } from '@maillage/kernel';
import { readPolyline } from '../polyline.js';
import { costOf } from '../speed-class.js';
import { EDGE_KINDS, type EdgeKind, type StreetGraph } from '../street-graph.js';
import type { StreetPoint } from './street-point.js';

/** A part of an edge as it is travelled: decimetres from the beginning of the edge, `from` > `to` in direction 1. */
export interface PathPiece {
  readonly edge: number;
  readonly direction: 0 | 1;
  readonly from: number;
  readonly to: number;
}

/** What follows one street. */
export interface StreetStep {
  /** Empty where the street has no name. */
  readonly name: string;
  readonly kind: EdgeKind;
  readonly decimetres: number;
  readonly deciseconds: number;
  /** Where its polyline begins in the path's coordinates; it ends where the next one begins. */
  readonly firstPoint: number;
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

interface FoundPath {
  readonly from: StreetPoint;
  readonly to: StreetPoint;
  readonly pieces: readonly PathPiece[];
  readonly slowness: Float64Array;
  readonly mode: number;
  readonly deciseconds: number;
}

export function describePath(
  graph: StreetGraph,
  { from, to, pieces, slowness, mode, deciseconds }: FoundPath,
): StreetPath {
  const { edges, classes, names } = graph;
  const coordinates: Coordinate[] = [];
  const steps: StreetStep[] = [];
  for (const piece of pieces) {
    const firstPoint = Math.max(0, coordinates.length - 1);
    appendPolyline(graph, piece, coordinates);
    const decimetres = Math.abs(piece.to - piece.from);
    const speedClass = classes[edges.rule[piece.edge] * 8 + mode * 2 + piece.direction];
    const cost = costOf(decimetres, slowness[speedClass]);
    const name = names.text(edges.name[piece.edge]);
    const kind = EDGE_KINDS[edges.kind[piece.edge]];
    const last = steps.at(-1);
    if (last?.name === name && last.kind === kind)
      steps[steps.length - 1] = {
        ...last,
        decimetres: last.decimetres + decimetres,
        deciseconds: last.deciseconds + cost,
      };
    else if (decimetres > 0) steps.push({ name, kind, decimetres, deciseconds: cost, firstPoint });
  }
  const decimetres = pieces.reduce((sum, piece) => sum + Math.abs(piece.to - piece.from), 0);
  return { from, to, deciseconds, decimetres, coordinates, steps, pieces };
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
