import { gap, type Point } from '../plane.js';
import { PointGrid } from '../point-grid.js';
import { type StreetClass } from './roads.js';

/** A straight piece of street while the town is being drawn. */
export interface DraftSegment {
  readonly from: number;
  readonly to: number;
  readonly class: StreetClass;
  readonly road: number;
}

/** Junctions and the segments between them while the town is being drawn. */
export class Draft {
  readonly nodes: Point[] = [];
  readonly segments: DraftSegment[] = [];
  private readonly grid = new PointGrid<number>(100);

  /** The node at `p`, or one that already lies within `snapMetres`. */
  nodeAt(p: Point, snapMetres: number): number {
    const known = this.grid.nearest(p, snapMetres);
    if (known !== undefined) return known;
    this.nodes.push(p);
    this.grid.add(p, this.nodes.length - 1);
    return this.nodes.length - 1;
  }

  near(p: Point, radius: number): number[] {
    return this.grid.near(p, radius);
  }

  hasNear(p: Point, radius: number): boolean {
    return this.grid.nearest(p, radius) !== undefined;
  }

  node(index: number): Point {
    return this.nodes[index] as Point;
  }

  metres(segment: DraftSegment): number {
    return gap(this.node(segment.from), this.node(segment.to));
  }
}
