import type { StreetGraph, TurnStates } from './street-graph.js';

type Turning = Pick<StreetGraph, 'vertexCount' | 'barred' | 'turns'>;

/** Set in `barred` where what a mode may do depends on how it came. */
export const statesBit = (mode: number): number => 16 << mode;

/** Where a mode is when it begins on an edge and comes to its end at `vertex`: there, or at a copy of it that knows the edge. */
export function stateAfter(graph: Turning, mode: number, code: number, vertex: number): number {
  if (!dependsOnTurns(graph, mode, vertex)) return vertex;
  const { vertexCount, turns } = graph;
  for (let i = firstCopy(turns, vertex); turns.vertex[i] === vertex; i++)
    if (turns.mode[i] === mode && isListed(turns.arrivals, turns.arrivalOffset, i, code)) return vertexCount + i;
  return vertex;
}

/** The vertex and those of its copies from which the mode may take the edge; all of them when it takes none (−1). */
export function statesBefore(graph: Turning, mode: number, code: number, vertex: number): readonly number[] {
  if (!dependsOnTurns(graph, mode, vertex)) return [vertex];
  const { vertexCount, turns } = graph;
  const states = [vertex];
  for (let i = firstCopy(turns, vertex); turns.vertex[i] === vertex; i++)
    if (turns.mode[i] === mode && !isListed(turns.bans, turns.banOffset, i, code)) states.push(vertexCount + i);
  return states;
}

/** The least of the costs of those states */
export function leastBefore(
  { vertexCount, turns }: Turning,
  mode: number,
  code: number,
  vertex: number,
  costs: { costOf(state: number): number },
): number {
  let least = costs.costOf(vertex);
  for (let i = firstCopy(turns, vertex); turns.vertex[i] === vertex; i++) {
    if (turns.mode[i] !== mode) continue;
    const cost = costs.costOf(vertexCount + i);
    if (cost < least && !isListed(turns.bans, turns.banOffset, i, code)) least = cost;
  }
  return least;
}

export const dependsOnTurns = ({ barred }: Pick<StreetGraph, 'barred'>, mode: number, vertex: number): boolean =>
  (barred[vertex] & statesBit(mode)) !== 0;

function isListed(codes: Int32Array, offset: Int32Array, row: number, code: number): boolean {
  for (let i = offset[row]; i < offset[row + 1]; i++) if (codes[i] === code) return true;
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
