import type { Arcs, ModeGraph, StreetGraph } from '../street-graph.js';

/** Decimetres that fit beside the speed class. */
const LONGEST_ARC = 2 ** 24 - 1;

type Place = Pick<StreetGraph, 'vertexCount' | 'edges' | 'classes' | 'barred'>;

/** The arcs of a mode, forward and backward, without those that begin or end at a vertex that is barred to it. */
export function buildModeGraph(place: Place, mode: number): ModeGraph {
  return { forward: buildArcs(place, mode, 0), backward: buildArcs(place, mode, 1) };
}

/** `turned` 0: an arc stands at its tail; 1: at its head. */
function buildArcs({ vertexCount, edges, classes, barred }: Place, mode: number, turned: number): Arcs {
  const offset = new Int32Array(vertexCount + 1);
  forEachArc((vertex) => offset[vertex + 1]++);
  for (let vertex = 0; vertex < vertexCount; vertex++) offset[vertex + 1] += offset[vertex];
  const next = offset.slice(0, vertexCount);
  const words = new Int32Array(2 * offset[vertexCount]);
  const edge = new Int32Array(offset[vertexCount]);
  forEachArc((vertex, other, edgeIndex, direction, speedClass) => {
    const arc = next[vertex]++;
    words[2 * arc] = other;
    words[2 * arc + 1] = (Math.min(LONGEST_ARC, edges.length[edgeIndex]) << 8) | speedClass;
    edge[arc] = (edgeIndex << 1) | direction;
  });
  return { offset, words, edge };

  function forEachArc(
    visit: (vertex: number, other: number, edge: number, direction: number, speedClass: number) => void,
  ): void {
    for (let e = 0; e < edges.count; e++) {
      const [from, to] = [edges.from[e], edges.to[e]];
      if (from === to || ((barred[from] | barred[to]) & (1 << mode)) !== 0) continue;
      for (let direction = 0; direction < 2; direction++) {
        const speedClass = classes[edges.rule[e] * 8 + mode * 2 + direction];
        if (speedClass === 0) continue;
        if (direction === turned) visit(from, to, e, direction, speedClass);
        else visit(to, from, e, direction, speedClass);
      }
    }
  }
}
