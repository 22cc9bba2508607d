import { EDGE_KINDS, type StreetEdges } from '../street-graph.js';
import { NO_LEVEL } from './collect-streets.js';

const LIFT = EDGE_KINDS.indexOf('lift');

/**
 * The levels at both ends of each edge: those that its tag tells, 0 without one. Stairs that are told by both their levels
 * end on the level of what they lead to, as lifts do.
 */
export function settleLevels(
  { count, from, to, kind }: Pick<StreetEdges, 'count' | 'from' | 'to' | 'kind'>,
  vertexCount: number,
  told: Int8Array,
): Int8Array {
  const levels = told.map((level) => (level === NO_LEVEL ? 0 : level));
  if (told.every((level) => level === NO_LEVEL)) return levels;
  const at = new Int8Array(vertexCount).fill(NO_LEVEL);
  // ways that tell their level first, streets without a tag are on the ground
  for (const isTold of [true, false])
    for (let edge = 0; edge < count; edge++) {
      const [level, end] = [told[2 * edge], told[2 * edge + 1]];
      if (level !== end || (level !== NO_LEVEL) !== isTold || kind[edge] === LIFT) continue;
      for (const vertex of [from[edge], to[edge]]) if (at[vertex] === NO_LEVEL) at[vertex] = levels[2 * edge];
    }
  for (let edge = 0; edge < count; edge++) {
    const [start, end] = [told[2 * edge], told[2 * edge + 1]];
    const [below, above] = [at[from[edge]], at[to[edge]]];
    if (kind[edge] === LIFT) levels.fill(below === NO_LEVEL ? 0 : below, 2 * edge, 2 * edge + 2);
    else if (start !== end && (below === end || above === start)) levels.set([end, start], 2 * edge);
  }
  return levels;
}
