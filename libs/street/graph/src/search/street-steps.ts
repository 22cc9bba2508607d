import type { StreetGraph } from '../street-graph.js';
import { ROUNDABOUT } from '../tags/way-traits.js';
import { MODE_INDEX, TRAVEL_MODES } from '../travel-mode.js';
import type { Costing } from './costing.js';
import type { PathPiece } from './street-path.js';

/** What follows one street, or goes round one roundabout. */
export interface StreetStep {
  /** Row in the names of the graph; 0 where the street has none. */
  readonly name: number;
  /** Row in `EDGE_KINDS`. */
  readonly kind: number;
  readonly decimetres: number;
  readonly deciseconds: number;
  /** Where its points begin in those of the path; they end where those of the next begin. */
  readonly firstPoint: number;
  readonly isRoundabout: boolean;
  /** Of a roundabout: by which of its exits one leaves it, from 1; 0 when one stays on it. */
  readonly exit: number;
  /** Quarters of a storey. */
  readonly fromLevel: number;
  readonly toLevel: number;
  /** Decimetres up and down; undefined where heights are not known. */
  readonly climb: { readonly up: number; readonly down: number } | undefined;
}

/**
 * Pieces of one street make one step; `firstPoints[i]` is where those of piece i begin. Who merely crosses a street is on it
 * for no length, in one step.
 */
export function listSteps(
  graph: StreetGraph,
  costing: Costing,
  pieces: readonly PathPiece[],
  firstPoints: readonly number[],
): StreetStep[] {
  const steps: StreetStep[] = [];
  pieces.forEach((piece, i) => {
    const step = { ...stepOf(graph, costing, piece), firstPoint: firstPoints[i] };
    const last = steps.at(-1);
    if (last && isSameStreet(last, step)) steps[steps.length - 1] = join(last, step);
    else if (step.decimetres > 0 || (steps.length === 0 && i === pieces.length - 1)) steps.push(step);
  });
  // who stays on the roundabout takes none of its exits
  const last = steps.at(-1);
  if (last && last.exit > 0) steps[steps.length - 1] = { ...last, exit: 0 };
  return steps;
}

function stepOf(graph: StreetGraph, costing: Costing, piece: PathPiece): Omit<StreetStep, 'firstPoint'> {
  const { edges } = graph;
  const { edge, direction, from, to } = piece;
  const decimetres = Math.abs(to - from);
  const isRoundabout = isRidden(costing.mode) && (edges.traits[edge] & ROUNDABOUT) !== 0;
  return {
    name: edges.name[edge],
    kind: edges.kind[edge],
    decimetres,
    deciseconds: costing.along(edge, direction, decimetres),
    isRoundabout,
    exit: isRoundabout && decimetres > 0 && hasExit(graph, costing.mode, piece) ? 1 : 0,
    fromLevel: edges.levels[2 * edge + direction],
    toLevel: edges.levels[2 * edge + 1 - direction],
    climb: climbOf(graph, piece),
  };
}

/** On foot one goes round by the crossings, and a roundabout is a street as any other. */
const isRidden = (mode: number): boolean => mode === MODE_INDEX.bicycle || mode === MODE_INDEX.car;

const isSameStreet = (a: StreetStep, b: StreetStep): boolean =>
  a.kind === b.kind && a.isRoundabout === b.isRoundabout && (a.isRoundabout || a.name === b.name);

const join = (a: StreetStep, b: StreetStep): StreetStep => ({
  ...a,
  decimetres: a.decimetres + b.decimetres,
  deciseconds: a.deciseconds + b.deciseconds,
  exit: a.exit + b.exit,
  toLevel: b.decimetres > 0 ? b.toLevel : a.toLevel,
  climb: a.climb && b.climb && { up: a.climb.up + b.climb.up, down: a.climb.down + b.climb.down },
});

/** Whether the piece ends where one can leave the roundabout in that mode. */
function hasExit(
  { edges, modes }: Pick<StreetGraph, 'edges' | 'modes'>,
  mode: number,
  { edge, direction, to }: PathPiece,
): boolean {
  if (to !== (direction === 0 ? edges.length[edge] : 0)) return false;
  const vertex = direction === 0 ? edges.to[edge] : edges.from[edge];
  const { offset, edge: codes } = modes[TRAVEL_MODES[mode]].forward;
  for (let arc = offset[vertex]; arc < offset[vertex + 1]; arc++)
    if ((edges.traits[codes[arc] >> 1] & ROUNDABOUT) === 0) return true;
  return false;
}

/** A part of an edge climbs its share. */
function climbOf({ edges }: Pick<StreetGraph, 'edges'>, { edge, direction, from, to }: PathPiece): StreetStep['climb'] {
  if (edges.climb.length === 0) return undefined;
  const share = Math.abs(to - from) / edges.length[edge];
  const code = (edge << 1) | direction;
  return { up: edges.climb[code] * share, down: edges.climb[code ^ 1] * share };
}
