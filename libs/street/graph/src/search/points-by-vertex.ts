import type { StreetGraph } from '../street-graph.js';

/** Rows of points by the vertices at the ends of their edges. */
export class PointsByVertex {
  /** Bit by vertex: most have no points, and are known for it without leaving the nearest cache. */
  private readonly bits: Int32Array;
  private readonly rows = new Map<number, number[]>();

  constructor({ vertexCount, edges }: Pick<StreetGraph, 'vertexCount' | 'edges'>, edge: Int32Array) {
    this.bits = new Int32Array((vertexCount >> 5) + 1);
    edge.forEach((e, row) => {
      if (e < 0) return;
      this.add(edges.from[e], row);
      if (edges.to[e] !== edges.from[e]) this.add(edges.to[e], row);
    });
  }

  at(vertex: number): readonly number[] {
    return (this.bits[vertex >> 5] & (1 << (vertex & 31))) === 0 ? NONE : (this.rows.get(vertex) ?? NONE);
  }

  private add(vertex: number, row: number): void {
    this.bits[vertex >> 5] |= 1 << (vertex & 31);
    const known = this.rows.get(vertex);
    if (known) known.push(row);
    else this.rows.set(vertex, [row]);
  }
}

const NONE: readonly number[] = [];

const known = new WeakMap<Int32Array, PointsByVertex | undefined>();

/** Of points that were asked for before; undefined at first, because few points are asked for twice. */
export function pointsByVertex(graph: StreetGraph, edge: Int32Array): PointsByVertex | undefined {
  if (!known.has(edge)) {
    known.set(edge, undefined);
    return undefined;
  }
  const found = known.get(edge) ?? new PointsByVertex(graph, edge);
  known.set(edge, found);
  return found;
}
