import { entry, type Coordinate } from '@maillage/kernel';
import { costOf } from '../speed-class.js';
import { EDGE_KINDS, type StreetGraph } from '../street-graph.js';
import type { PathPiece, StreetPath } from './street-path.js';
import { turnBetween, turnRow } from './turns.js';

/** A way on the ground, in numbers alone. */
export interface StreetLine {
  /** points[2i] latitude, points[2i + 1] longitude, microdegrees, from door to door. */
  readonly points: Int32Array;
  /** Doors included. */
  readonly metres: number;
  readonly steps: readonly StreetLineStep[];
}

/** What follows one street. */
export interface StreetLineStep {
  /** Row in the names of the graph. */
  readonly name: number;
  /** Row in `EDGE_KINDS`. */
  readonly kind: number;
  /** Row in `TURNS`: how one gets into it. */
  readonly turn: number;
  readonly metres: number;
  readonly seconds: number;
  /** Where its points begin; they end where those of the next begin. */
  readonly firstPoint: number;
}

/** The line of a path, with a step per street. The way to a door belongs to the step beside it. */
export function drawLine(graph: StreetGraph, path: StreetPath, slowness: Float64Array, mode: number): StreetLine {
  const { coordinates, from, to, pieces, decimetres } = path;
  const line = [from.coordinate, ...coordinates, to.coordinate].filter(isNew);
  const points = new Int32Array(2 * line.length);
  line.forEach(({ latitude, longitude }, i) => {
    points[2 * i] = Math.round(latitude * 1e6);
    points[2 * i + 1] = Math.round(longitude * 1e6);
  });
  const shift = coordinates.length > 0 && line[0] !== coordinates[0] ? 1 : 0;
  return {
    points,
    metres: Math.round((decimetres + from.door + to.door) / 10),
    steps: stepsOf(
      graph,
      pieces,
      path.steps.map(({ firstPoint }) => firstPoint + shift),
      slowness,
      mode,
      points,
    ),
  };
}

const isNew = (point: Coordinate, index: number, all: readonly Coordinate[]): boolean => {
  if (Number.isNaN(point.latitude)) return false;
  if (index === 0) return true;
  const before = entry(all, index - 1);
  return before.latitude !== point.latitude || before.longitude !== point.longitude;
};

function stepsOf(
  { edges, classes }: StreetGraph,
  pieces: readonly PathPiece[],
  firstPoints: readonly number[],
  slowness: Float64Array,
  mode: number,
  points: Int32Array,
): StreetLineStep[] {
  const steps: { name: number; kind: number; decimetres: number; deciseconds: number }[] = [];
  for (const { edge, direction, from, to } of pieces) {
    const decimetres = Math.abs(to - from);
    const [name, kind] = [edges.name[edge], edges.kind[edge]];
    const deciseconds = costOf(decimetres, slowness[classes[edges.rule[edge] * 8 + mode * 2 + direction]]);
    const last = steps.at(-1);
    if (last?.name === name && last.kind === kind) {
      last.decimetres += decimetres;
      last.deciseconds += deciseconds;
    } else if (decimetres > 0) steps.push({ name, kind, decimetres, deciseconds });
  }
  return steps.map(({ name, kind, decimetres, deciseconds }, index) => {
    const firstPoint = index === 0 ? 0 : firstPoints[index];
    return {
      name,
      kind,
      turn: index === 0 ? turnRow('DEPART') : turnRow(turnInto(EDGE_KINDS[kind], points, firstPoint)),
      metres: Math.round(decimetres / 10),
      seconds: Math.round(deciseconds / 10),
      firstPoint,
    };
  });
}

function turnInto(kind: (typeof EDGE_KINDS)[number], points: Int32Array, point: number) {
  if (kind === 'steps') return 'STAIRS';
  return kind === 'lift' ? 'ELEVATOR' : turnBetween(points, point);
}
