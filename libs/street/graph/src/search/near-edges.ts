import type { Coordinate } from '@maillage/kernel';
import type { StreetGraph } from '../street-graph.js';

const METRES_PER_MICRODEGREE = 6_371_008.8 * (Math.PI / 180) * 1e-6;

/** The spot of an edge that is nearest to a place. */
export interface NearEdge {
  readonly edge: number;
  readonly segment: number;
  /** Of the segment, before the spot. */
  readonly share: number;
  /** Where the spot is an end of the edge; −1 elsewhere. */
  readonly vertex: number;
  readonly metres: number;
  /** From the place to the spot, metres. */
  readonly north: number;
  readonly east: number;
}

/** Edges around a place up to a distance, or up to a multiple of that of the nearest and some metres more. */
export class NearEdges {
  private readonly found = new Map<number, NearEdge>();
  private readonly latitude: number;
  private readonly longitude: number;
  /** Metres per microdegree of longitude. */
  private readonly eastMetres: number;

  constructor(
    private readonly graph: StreetGraph,
    private readonly modeBit: number,
    coordinate: Coordinate,
    private metres: number,
    private readonly moreShare: number,
    private readonly moreMetres: number,
  ) {
    this.latitude = coordinate.latitude * 1e6;
    this.longitude = coordinate.longitude * 1e6;
    this.eastMetres = METRES_PER_MICRODEGREE * Math.cos((coordinate.latitude * Math.PI) / 180);
  }

  /** Rings of cells around the place, until the next ring is farther away than what counts. Nearest first. */
  run(): readonly NearEdge[] {
    const { grid } = this.graph;
    const row = Math.floor((this.latitude - grid.south) / grid.cellLatitude);
    const column = Math.floor((this.longitude - grid.west) / grid.cellLongitude);
    const cellMetres = Math.max(
      1,
      Math.min(grid.cellLatitude * METRES_PER_MICRODEGREE, grid.cellLongitude * this.eastMetres),
    );
    for (let ring = 0; (ring - 1) * cellMetres <= this.metres; ring++) {
      for (let r = Math.max(0, row - ring); r <= Math.min(grid.rows - 1, row + ring); r++) {
        const isFullRow = Math.abs(r - row) === ring;
        const step = isFullRow || ring === 0 ? 1 : 2 * ring;
        for (let c = column - ring; c <= column + ring; c += step)
          if (c >= 0 && c < grid.columns && this.metresToCell(r, c) <= this.metres) this.scanCell(r * grid.columns + c);
      }
    }
    return [...this.found.values()]
      .filter(({ metres }) => metres <= this.metres)
      .sort((a, b) => a.metres - b.metres || a.edge - b.edge);
  }

  private metresToCell(row: number, column: number): number {
    const { south, west, cellLatitude, cellLongitude } = this.graph.grid;
    const [y, x] = [south + row * cellLatitude - this.latitude, west + column * cellLongitude - this.longitude];
    const north = Math.max(0, y, -y - cellLatitude) * METRES_PER_MICRODEGREE;
    const east = Math.max(0, x, -x - cellLongitude) * this.eastMetres;
    return Math.sqrt(north * north + east * east);
  }

  private scanCell(cell: number): void {
    const { grid, edges } = this.graph;
    for (let i = grid.offset[cell]; i < grid.offset[cell + 1]; i++)
      if ((edges.main[grid.edges[i]] & this.modeBit) !== 0) this.scanEdge(grid.edges[i]);
  }

  /** Along the polyline, in metres from the place. */
  private scanEdge(edge: number): void {
    const { edges, latitude, longitude } = this.graph;
    const { from, to, points, pointOffset } = edges;
    const { eastMetres } = this;
    const [first, last] = [pointOffset[edge], pointOffset[edge + 1]];
    let [latitudeBefore, longitudeBefore] = [latitude[from[edge]], longitude[from[edge]]];
    let y = (latitudeBefore - this.latitude) * METRES_PER_MICRODEGREE;
    let x = (longitudeBefore - this.longitude) * eastMetres;
    let best = Infinity;
    let segment = 0;
    let share = 0;
    let north = 0;
    let east = 0;
    for (let point = first; point <= last; point++) {
      latitudeBefore = point < last ? latitudeBefore + points[2 * point] : latitude[to[edge]];
      longitudeBefore = point < last ? longitudeBefore + points[2 * point + 1] : longitude[to[edge]];
      const up = (latitudeBefore - this.latitude) * METRES_PER_MICRODEGREE - y;
      const right = (longitudeBefore - this.longitude) * eastMetres - x;
      const squared = up * up + right * right;
      const along = squared === 0 ? 0 : Math.min(1, Math.max(0, -(y * up + x * right) / squared));
      const [spotNorth, spotEast] = [y + along * up, x + along * right];
      const metres = spotNorth * spotNorth + spotEast * spotEast;
      if (metres < best) {
        best = metres;
        segment = point - first + 1;
        share = along;
        north = spotNorth;
        east = spotEast;
      }
      y += up;
      x += right;
    }
    const metres = Math.sqrt(best);
    if (!(metres <= this.metres)) return;
    const vertex = segment === 1 && share === 0 ? from[edge] : segment > last - first && share === 1 ? to[edge] : -1;
    this.found.set(edge, { edge, segment, share, vertex, metres, north, east });
    this.metres = Math.min(this.metres, metres + this.moreShare * metres + this.moreMetres);
  }
}
