import type { StreetGraph } from '../street-graph.js';
import { leastBefore, stateAfter, statesBit } from '../turn-states.js';
import { UNREACHED, type SearchState } from './bucket-queue.js';
import type { OpenStreets } from './close-edges.js';
import type { Costing } from './costing.js';
import { pointsByVertex } from './points-by-vertex.js';
import type { StreetPoint } from './street-point.js';

/** Many points as columns, by row; `edge` is −1 where there is none. */
export interface StreetPointColumns {
  readonly edge: Int32Array;
  readonly before: Int32Array;
  readonly door: Int32Array;
}

/** A search that is asked for many targets at once. */
interface Searched {
  readonly graph: StreetGraph;
  readonly state: SearchState;
  readonly costing: Costing;
  readonly isForward: boolean;
  readonly points: readonly StreetPoint[];
  readonly open: OpenStreets | undefined;
  /** Deciseconds within which everything is found. */
  readonly found: number;
  /** The cost of any target: of one that may lie on the edge of a point, or on an edge of which a part is closed. */
  costTo(target: StreetPoint): number;
}

/** Where so many targets come on a vertex that was reached, those beside what was reached are sought. */
const SPARSE = 2;

/** into[row] is the cost to a target, UNREACHED beyond what is found or where there is no point. */
export function costsToMany(searched: Searched, columns: StreetPointColumns, into: Int32Array): void {
  const { graph, state, points } = searched;
  const { edge } = columns;
  const near = new FewEdges(points);
  const isSparse = state.reachedCount * SPARSE < edge.length;
  const byVertex = isSparse ? pointsByVertex(graph, edge) : undefined;
  if (!byVertex) {
    for (let row = 0; row < edge.length; row++)
      into[row] = edge[row] < 0 ? UNREACHED : costOfRow(searched, near, columns, row);
    return;
  }
  into.fill(UNREACHED);
  const visit = (vertex: number): void => {
    for (const row of byVertex.at(vertex))
      if (into[row] === UNREACHED) into[row] = costOfRow(searched, near, columns, row);
  };
  for (let entry = 0; entry < state.reachedCount; entry++) {
    const reached = state.reached(entry);
    visit(reached < graph.vertexCount ? reached : graph.turns.vertex[reached - graph.vertexCount]);
  }
  for (const point of points) visit(graph.edges.from[point.edge]);
}

function costOfRow(searched: Searched, near: FewEdges, columns: StreetPointColumns, row: number): number {
  const { graph, costing, isForward, open, found } = searched;
  const { edges } = graph;
  const e = columns.edge[row];
  const before = columns.before[row];
  const door = columns.door[row];
  if (near.has(e) || open?.closed.has(e) === true)
    return searched.costTo({ coordinate: NOWHERE, spot: NOWHERE, edge: e, before, door });
  // one comes to a target in the direction in which its edge is travelled, or backward leaves it so
  const there = costOver(searched, e, edges.from[e], isForward ? 0 : 1, before);
  const other = costOver(searched, e, edges.to[e], isForward ? 1 : 0, edges.length[e] - before);
  const least = there < other ? there : other;
  if (least === UNREACHED) return UNREACHED;
  const cost = least + costing.door(door);
  return cost <= found ? cost : UNREACHED;
}

/** The edges of some points; for most others a bit of them tells that they are not among them. */
class FewEdges {
  private readonly bits = new Int32Array(32);
  private readonly edges: ReadonlySet<number>;

  constructor(points: readonly StreetPoint[]) {
    this.edges = new Set(points.map(({ edge }) => edge));
    for (const edge of this.edges) this.bits[(edge >> 5) & 31] |= 1 << (edge & 31);
  }

  has(edge: number): boolean {
    return (this.bits[(edge >> 5) & 31] & (1 << (edge & 31))) !== 0 && this.edges.has(edge);
  }
}

const NOWHERE = { latitude: NaN, longitude: NaN };

/** Over one end of the edge and a part of it. */
function costOver(
  { graph, state, costing, isForward }: Searched,
  edge: number,
  vertex: number,
  direction: 0 | 1,
  decimetres: number,
): number {
  const { mode } = costing;
  const barred = graph.barred[vertex];
  if ((barred & (1 << mode)) !== 0) return UNREACHED;
  let there = state.costOf(vertex);
  if ((barred & statesBit(mode)) !== 0) {
    const code = decimetres === 0 ? -1 : (edge << 1) | direction;
    if (isForward) there = leastBefore(graph, mode, code, vertex, state);
    else if (code >= 0) there = state.costOf(stateAfter(graph, mode, code, vertex));
  }
  // who stands at the very end is at the vertex, whatever the direction of the edge
  if (there === UNREACHED || (decimetres > 0 && costing.classOf(edge, direction) === 0)) return UNREACHED;
  return there + costing.along(edge, direction, decimetres);
}
