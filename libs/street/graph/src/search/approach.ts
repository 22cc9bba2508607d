import type { PathPiece } from './street-path.js';
import type { StreetPoint } from './street-point.js';

/** Where a search begins. */
export interface Seed {
  /** Row in the query's points. */
  readonly row: number;
  readonly point: StreetPoint;
  readonly approach: Approach;
  /** Deciseconds until one is there. */
  readonly cost: number;
}

/** How a point hangs on the graph: by a vertex, over a part of its edge. */
export interface Approach {
  readonly vertex: number;
  /** Direction in which the edge is travelled. */
  readonly direction: 0 | 1;
  readonly decimetres: number;
}

/** The part of the point's edge between it and the vertex; `leaving` it or coming to it. */
export function partOf(point: StreetPoint, { direction }: Approach, length: number, leaving: boolean): PathPiece {
  const end = leaving === (direction === 0) ? length : 0;
  const [from, to] = leaving ? [point.before, end] : [end, point.before];
  return { edge: point.edge, direction, from, to };
}
