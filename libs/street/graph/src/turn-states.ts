import type { StreetGraph, TurnStates } from './street-graph.js';
import { MODE_INDEX } from './travel-mode.js';

/** Set in `barred` where what cars may do depends on where they come from. */
export const TURNS_BIT = 1 << 4;

type Turning = Pick<StreetGraph, 'vertexCount' | 'barred' | 'turns'>;

/** Where a mode is when it comes along an edge to its end at `vertex`: there, or at a copy of it that knows the edge. */
export function stateAfter(graph: Turning, mode: number, code: number, vertex: number): number {
  if (!dependsOnTurns(graph, mode, vertex)) return vertex;
  const { vertexCount, turns } = graph;
  for (let i = firstCopy(turns, vertex); turns.vertex[i] === vertex; i++)
    if (turns.arrival[i] === code) return vertexCount + i;
  return vertex;
}

/** The vertex and those of its copies from which the mode may drive the edge; all of them when it drives none (−1). */
export function statesBefore(graph: Turning, mode: number, code: number, vertex: number): readonly number[] {
  if (!dependsOnTurns(graph, mode, vertex)) return [vertex];
  const { vertexCount, turns } = graph;
  const states = [vertex];
  for (let i = firstCopy(turns, vertex); turns.vertex[i] === vertex; i++)
    if (!isForbidden(turns, i, code)) states.push(vertexCount + i);
  return states;
}

export const dependsOnTurns = ({ barred }: Pick<StreetGraph, 'barred'>, mode: number, vertex: number): boolean =>
  mode === MODE_INDEX.car && (barred[vertex] & TURNS_BIT) !== 0;

function isForbidden({ banOffset, bans }: TurnStates, copy: number, code: number): boolean {
  for (let i = banOffset[copy]; i < banOffset[copy + 1]; i++) if (bans[i] === code) return true;
  return false;
}

function firstCopy({ vertex }: TurnStates, of: number): number {
  let [low, high] = [0, vertex.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (vertex[middle] < of) low = middle + 1;
    else high = middle;
  }
  return low;
}
