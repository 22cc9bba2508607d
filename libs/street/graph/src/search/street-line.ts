import { entry, type Coordinate } from '@maillage/kernel';
import { EDGE_KINDS } from '../street-graph.js';
import type { StreetPath } from './street-path.js';
import type { StreetStep } from './street-steps.js';
import { bendsRight, turnBetween, turnRow, type Turn } from './turns.js';

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
  /** Of the line, so those of all steps add up to it. */
  readonly metres: number;
  /** Without doors. */
  readonly seconds: number;
  /** Where its points begin; they end where those of the next begin. */
  readonly firstPoint: number;
  /** Of a roundabout: by which of its exits it is left, from 1; 0 elsewhere. */
  readonly exit: number;
  /** Quarters of a storey. */
  readonly fromLevel: number;
  readonly toLevel: number;
  /** Up and down; −1 where heights are not known. */
  readonly metresUp: number;
  readonly metresDown: number;
}

/** The line of a path, with a step per street. The way to a door belongs to the step beside it. */
export function drawLine(path: StreetPath): StreetLine {
  const { coordinates, from, to, decimetres } = path;
  const line = [from.coordinate, ...coordinates, to.coordinate].filter(isNew);
  const points = new Int32Array(2 * line.length);
  line.forEach(({ latitude, longitude }, i) => {
    points[2 * i] = Math.round(latitude * 1e6);
    points[2 * i + 1] = Math.round(longitude * 1e6);
  });
  const shift = coordinates.length > 0 && line[0] !== coordinates[0] ? 1 : 0;
  const total = decimetres + from.door + to.door;
  let reached = 0;
  return {
    points,
    metres: Math.round(total / 10),
    steps: path.steps.map((step, index, steps) => {
      const isLast = index === steps.length - 1;
      const firstPoint = index === 0 ? 0 : step.firstPoint + shift;
      const end = isLast ? line.length - 1 : steps[index + 1].firstPoint + shift;
      const turn = index === 0 ? 'DEPART' : turnInto(step, points, firstPoint, end);
      const before = reached;
      reached = isLast ? total : reached + step.decimetres + (index === 0 ? from.door : 0);
      // rounded where it begins and ends, so that the steps add up to the line
      return toLineStep(step, Math.round(reached / 10) - Math.round(before / 10), turnRow(turn), firstPoint);
    }),
  };
}

const isNew = (point: Coordinate, index: number, all: readonly Coordinate[]): boolean => {
  if (Number.isNaN(point.latitude)) return false;
  if (index === 0) return true;
  const before = entry(all, index - 1);
  return before.latitude !== point.latitude || before.longitude !== point.longitude;
};

function turnInto({ kind, isRoundabout }: StreetStep, points: Int32Array, first: number, end: number): Turn {
  if (isRoundabout) return bendsRight(points, first, end) ? 'CIRCLE_CLOCKWISE' : 'CIRCLE_COUNTERCLOCKWISE';
  if (EDGE_KINDS[kind] === 'steps') return 'STAIRS';
  return EDGE_KINDS[kind] === 'lift' ? 'ELEVATOR' : turnBetween(points, first);
}

const toLineStep = (step: StreetStep, metres: number, turn: number, firstPoint: number): StreetLineStep => ({
  name: step.name,
  kind: step.kind,
  turn,
  metres,
  seconds: Math.round(step.deciseconds / 10),
  firstPoint,
  exit: step.exit,
  fromLevel: step.fromLevel,
  toLevel: step.toLevel,
  metresUp: step.climb ? Math.round(step.climb.up / 10) : -1,
  metresDown: step.climb ? Math.round(step.climb.down / 10) : -1,
});
