import { SLOPE_UNITS, type Arcs, type ModeGraph, type StreetGraph } from '../street-graph.js';
import { LONGEST_ARC } from '../speed-class.js';
import { SLOPE_TOLD } from '../tags/way-traits.js';
import type { TravelMode } from '../travel-mode.js';

/** How much one shuns slopes by bicycle, in the words of MOTIS (`ElevationCosts`). */
export type ElevationCosts = 'NONE' | 'LOW' | 'HIGH';

/** Streets as they feel: a climb is as long as the level way that takes as much time. */
export interface Effort extends ModeGraph {
  /** lengths[edge << 1 | direction]: decimetres on the level that take as long as the edge */
  readonly lengths: Int32Array;
}

/** Undefined where slopes do not count for a traveller, or are not known. Made once for each graph. */
export function effortOf(
  { edges, modes }: Pick<StreetGraph, 'edges' | 'modes'>,
  mode: TravelMode,
  elevationCosts: ElevationCosts,
): Effort | undefined {
  const factor = edges.climb.length === 0 ? undefined : factorOf(mode, elevationCosts);
  if (factor === undefined) return undefined;
  const known = efforts.get(edges) ?? new Map<string, Effort>();
  efforts.set(edges, known);
  const key = `${mode} ${elevationCosts}`;
  const effort = known.get(key) ?? makeEffort(edges, modes[mode], factor);
  known.set(key, effort);
  return effort;
}

const efforts = new WeakMap<object, Map<string, Effort>>();

/** How many times as long an edge feels as it is; `up` and `down` are metres per metre. */
type Factor = (up: number, down: number, traits: number) => number;

function factorOf(mode: TravelMode, elevationCosts: ElevationCosts): Factor | undefined {
  if (mode === 'wheelchair') return wheelchairFactor;
  if (mode !== 'bicycle' || elevationCosts === 'NONE') return undefined;
  const penalty = BICYCLE_PENALTY[elevationCosts] / PIECE_METRES;
  return (up) => 1 + penalty * REFERENCE_SPEED * up ** BICYCLE_EXPONENT;
}

/**
 * MOTIS's street router (motis-project/osr, profiles/bike.h) adds these seconds × (metres up ÷ metres along) ^ 2.1 to each piece of a
 * way between two junctions. So that it does not matter how often a way is cut, they are added for every 50 m here, at MOTIS's
 * default speed of a bicycle, and in proportion at others: 5 % uphill feels 1.1 (LOW) or 1.6 (HIGH) times as long, 10 % 1.4 or 3.5 times.
 */
const BICYCLE_PENALTY = { LOW: 570, HIGH: 3_700 } as const;
const BICYCLE_EXPONENT = 2.1;
const PIECE_METRES = 50;
const REFERENCE_SPEED = 4.2;

/**
 * As OpenTripPlanner's `wheelchairAccessibility` does for heights of a raster (`maxSlope`, `slopeExceededReluctance` 1): beyond
 * 8.33 % each percent more feels as long again, up or down; between 5 and 8.33 % as where a tag says so. A raster closes no street.
 */
function wheelchairFactor(up: number, down: number, traits: number): number {
  const slope = Math.max(up, down);
  if ((traits & SLOPE_TOLD) !== 0 || slope <= STEEP) return 1;
  return 1 / SHARE_ON_STEEP + Math.max(0, slope - STEEPEST) * 100;
}

const STEEP = 0.05;
const STEEPEST = 0.0833;
const SHARE_ON_STEEP = 0.6;

function makeEffort(edges: StreetGraph['edges'], { forward, backward }: ModeGraph, factor: Factor): Effort {
  const lengths = new Int32Array(2 * edges.count);
  for (let edge = 0; edge < edges.count; edge++) {
    const length = edges.length[edge];
    const [along, against] = [edges.slope[2 * edge] / SLOPE_UNITS, edges.slope[2 * edge + 1] / SLOPE_UNITS];
    lengths[2 * edge] = Math.min(LONGEST_ARC, Math.ceil(length * factor(along, against, edges.traits[edge])));
    lengths[2 * edge + 1] = Math.min(LONGEST_ARC, Math.ceil(length * factor(against, along, edges.traits[edge])));
  }
  return { lengths, forward: lengthen(forward, lengths), backward: lengthen(backward, lengths) };
}

function lengthen({ offset, words, edge }: Arcs, lengths: Int32Array): Arcs {
  const longer = words.slice();
  for (let arc = 0; arc < edge.length; arc++)
    longer[2 * arc + 1] = (lengths[edge[arc]] << 8) | (words[2 * arc + 1] & 0xff);
  return { offset, words: longer, edge };
}
