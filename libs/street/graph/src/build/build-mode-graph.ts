import type { Arcs, ModeGraph, StreetGraph } from '../street-graph.js';
import { LONGEST_ARC } from '../speed-class.js';
import { dependsOnTurns, statesBefore } from '../turn-states.js';
import type { NextState } from './build-turn-states.js';

type Place = Pick<StreetGraph, 'vertexCount' | 'edges' | 'classes' | 'barred' | 'turns'>;

/** The arcs of a mode, forward and backward, without those that begin or end at a vertex that is barred to it. */
export function buildModeGraph(place: Place, mode: number, next: NextState): ModeGraph {
  return { forward: buildArcs(place, mode, 0, next), backward: buildArcs(place, mode, 1, next) };
}

/** `turned` 0: an arc stands at its tail; 1: at its head. */
function buildArcs(place: Place, mode: number, turned: number, next: NextState): Arcs {
  const { vertexCount, edges, classes, barred, turns } = place;
  const stateCount = vertexCount + (turns.mode.includes(mode) ? turns.vertex.length : 0);
  const offset = new Int32Array(stateCount + 1);
  forEachArc((state) => offset[state + 1]++);
  for (let state = 0; state < stateCount; state++) offset[state + 1] += offset[state];
  const free = offset.slice(0, stateCount);
  const words = new Int32Array(2 * offset[stateCount]);
  const edge = new Int32Array(offset[stateCount]);
  forEachArc((state, other, code, speedClass) => {
    const arc = free[state]++;
    words[2 * arc] = other;
    words[2 * arc + 1] = (Math.min(LONGEST_ARC, edges.length[code >> 1]) << 8) | speedClass;
    edge[arc] = code;
  });
  return { offset, words, edge };

  function forEachArc(visit: (state: number, other: number, code: number, speedClass: number) => void): void {
    for (let e = 0; e < edges.count; e++) {
      const [from, to] = [edges.from[e], edges.to[e]];
      if (from === to || ((barred[from] | barred[to]) & (1 << mode)) !== 0) continue;
      for (let direction = 0; direction < 2; direction++) {
        const speedClass = classes[edges.rule[e] * 8 + mode * 2 + direction];
        if (speedClass === 0) continue;
        const [tail, head] = direction === 0 ? [from, to] : [to, from];
        if (!dependsOnTurns(place, mode, tail) && !dependsOnTurns(place, mode, head)) {
          if (turned === 0) visit(tail, head, (e << 1) | direction, speedClass);
          else visit(head, tail, (e << 1) | direction, speedClass);
        } else visitCopies(tail, (e << 1) | direction, speedClass, visit);
      }
    }
  }

  function visitCopies(
    tail: number,
    code: number,
    speedClass: number,
    visit: (state: number, other: number, code: number, speedClass: number) => void,
  ): void {
    for (const state of statesBefore(place, mode, code, tail)) {
      const there = next(mode, state, code);
      if (turned === 0) visit(state, there, code, speedClass);
      else visit(there, state, code, speedClass);
    }
  }
}
