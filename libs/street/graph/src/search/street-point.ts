import type { Coordinate } from '@maillage/kernel';
import { readPolyline } from '../polyline.js';
import type { StreetGraph } from '../street-graph.js';
import { MODE_INDEX, type TravelMode } from '../travel-mode.js';

/** A place beside the streets: the spot of an edge that is nearest to it. */
export interface StreetPoint {
  /** The place itself. */
  readonly coordinate: Coordinate;
  readonly edge: number;
  /** Decimetres along the edge, from its beginning to the spot. */
  readonly before: number;
  /** Decimetres from the place to the spot. */
  readonly door: number;
  readonly spot: Coordinate;
}

const METRES_PER_MICRODEGREE = 6_371_008.8 * (Math.PI / 180) * 1e-6;
const FARTHEST_METRES = 1_000;

/**
 * The nearest edge that the mode may use and that belongs to its main component; undefined when there is none within
 * `maxMetres` (at most a kilometre).
 */
export function findStreetPoint(
  graph: StreetGraph,
  mode: TravelMode,
  coordinate: Coordinate,
  maxMetres: number,
): StreetPoint | undefined {
  const search = new NearestEdge(graph, 1 << MODE_INDEX[mode], coordinate, Math.min(maxMetres, FARTHEST_METRES));
  return search.run();
}

class NearestEdge {
  private edge = -1;
  private segment = 0;
  private share = 0;
  private readonly line: number[] = [];
  private readonly latitude: number;
  private readonly longitude: number;
  /** Metres per microdegree of longitude. */
  private readonly eastMetres: number;

  constructor(
    private readonly graph: StreetGraph,
    private readonly modeBit: number,
    private readonly coordinate: Coordinate,
    private metres: number,
  ) {
    this.latitude = coordinate.latitude * 1e6;
    this.longitude = coordinate.longitude * 1e6;
    this.eastMetres = METRES_PER_MICRODEGREE * Math.cos((coordinate.latitude * Math.PI) / 180);
  }

  /** Rings of cells around the place, until the next ring is farther away than what was found. */
  run(): StreetPoint | undefined {
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
          if (c >= 0 && c < grid.columns) this.scanCell(r * grid.columns + c);
      }
    }
    return this.edge < 0 ? undefined : this.toPoint();
  }

  private scanCell(cell: number): void {
    const { grid, edges } = this.graph;
    for (let i = grid.offset[cell]; i < grid.offset[cell + 1]; i++)
      if ((edges.main[grid.edges[i]] & this.modeBit) !== 0) this.scanEdge(grid.edges[i]);
  }

  private scanEdge(edge: number): void {
    const { line } = this;
    const count = readPolyline(this.graph, edge, line);
    for (let i = 1; i < count; i++) {
      const y = (line[2 * i - 2] - this.latitude) * METRES_PER_MICRODEGREE;
      const x = (line[2 * i - 1] - this.longitude) * this.eastMetres;
      const north = (line[2 * i] - line[2 * i - 2]) * METRES_PER_MICRODEGREE;
      const east = (line[2 * i + 1] - line[2 * i - 1]) * this.eastMetres;
      const squared = north * north + east * east;
      const share = squared === 0 ? 0 : Math.min(1, Math.max(0, -(y * north + x * east) / squared));
      const metres = Math.hypot(y + share * north, x + share * east);
      if (metres > this.metres || (metres === this.metres && this.edge >= 0)) continue;
      this.metres = metres;
      this.edge = edge;
      this.segment = i;
      this.share = share;
    }
  }

  private toPoint(): StreetPoint {
    const { line, segment, share } = this;
    const count = readPolyline(this.graph, this.edge, line);
    let [metres, metresBefore] = [0, 0];
    for (let i = 1; i < count; i++) {
      const segmentMetres = Math.hypot(
        (line[2 * i] - line[2 * i - 2]) * METRES_PER_MICRODEGREE,
        (line[2 * i + 1] - line[2 * i - 1]) * this.eastMetres,
      );
      if (i === segment) metresBefore = metres + share * segmentMetres;
      metres += segmentMetres;
    }
    const length = this.graph.edges.length[this.edge];
    const between = (from: number, to: number) => (from + share * (to - from)) / 1e6;
    return {
      coordinate: this.coordinate,
      edge: this.edge,
      before: atEnd(metres === 0 ? 0 : Math.round((metresBefore / metres) * length), length),
      door: Math.round(this.metres * 10),
      spot: {
        latitude: between(line[2 * segment - 2], line[2 * segment]),
        longitude: between(line[2 * segment - 1], line[2 * segment + 1]),
      },
    };
  }
}

/** Coordinates are rounded: within a metre of an end one is at the vertex, free of the direction of the edge. */
function atEnd(before: number, length: number): number {
  const after = length - before;
  if (Math.min(before, after) >= 10) return before;
  return before <= after ? 0 : length;
}
