import type { StringColumn } from '@maillage/snapshot';
import type { TravelMode } from './travel-mode.js';

export const EDGE_KINDS = ['street', 'steps', 'lift', 'ferry'] as const;
export type EdgeKind = (typeof EDGE_KINDS)[number];

/** Quarters of a percent. */
export const SLOPE_UNITS = 400;

/**
 * The streets of a territory. Vertices are junctions, ends and barriers, numbered along a Hilbert curve and shared by
 * all modes. Coordinates are microdegrees (11 cm).
 */
export interface StreetGraph {
  readonly vertexCount: number;
  readonly latitude: Int32Array;
  readonly longitude: Int32Array;
  /** barred[vertex]: bit 1 << mode when that mode does not get past; it may come up to it from every side;
   * bit 16 << mode where the vertex has copies in that mode. */
  readonly barred: Uint8Array;
  readonly edges: StreetEdges;
  /** classes[rule × 8 + mode × 2 + direction]: speed class, direction 0 from → to, 1 to → from. */
  readonly classes: Uint8Array;
  /** Names of streets by row; row 0 is empty. Threads that search never read them. */
  readonly names: StringColumn<number>;
  readonly modes: Readonly<Record<TravelMode, ModeGraph>>;
  readonly turns: TurnStates;
  readonly grid: EdgeGrid;
}

/**
 * Copies of vertices in the arcs of one mode each, numbered from `vertexCount` on. There one is who came in a way that
 * forbids some ways on: in a car along the beginning of a sequence of edges that is forbidden; in any mode from streets that
 * lead through, beside or in a zone that is for destinations only.
 */
export interface TurnStates {
  /** vertex[i]: of which vertex `vertexCount + i` is a copy, ascending */
  readonly vertex: Int32Array;
  /** mode[i]: index of the only mode that knows copy i */
  readonly mode: Uint8Array;
  /** arrivals[arrivalOffset[i]] to arrivals[arrivalOffset[i + 1]], edge << 1 | direction: who begins on these edges comes to copy i */
  readonly arrivalOffset: Int32Array;
  readonly arrivals: Int32Array;
  /** bans of copy i: bans[banOffset[i]] to bans[banOffset[i + 1]], edge << 1 | direction */
  readonly banOffset: Int32Array;
  readonly bans: Int32Array;
}

export interface StreetEdges {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Decimetres, at least 1. */
  readonly length: Int32Array;
  readonly rule: Uint16Array;
  readonly name: Int32Array;
  /** Index in `EDGE_KINDS`. */
  readonly kind: Uint8Array;
  /** Bits of what else there is to tell of the edge: `ROUNDABOUT`, `OFF_GROUND`, `SLOPE_TOLD`. */
  readonly traits: Uint8Array;
  /** levels[2 × edge] at its beginning, levels[2 × edge + 1] at its end, in quarters of a storey. */
  readonly levels: Int8Array;
  /** climb[edge << 1 | direction]: decimetres up on the way through the edge; empty where no heights are known. */
  readonly climb: Uint16Array;
  /** slope[edge << 1 | direction]: how steep the way up is, in `SLOPE_UNITS`; empty as `climb` is. */
  readonly slope: Uint8Array;
  /** Steps of the polyline, [pointOffset[edge], pointOffset[edge + 1]): none for a straight edge. */
  readonly pointOffset: Int32Array;
  /** points[2i] latitude, points[2i + 1] longitude of an inner point, microdegrees from the point before, at first from `from`. */
  readonly points: Int16Array;
  /** main[edge]: bit 1 << mode when one gets from the edge to the main component of the mode and back. */
  readonly main: Uint8Array;
}

/** What one mode may use; barred vertices have no arcs. */
export interface ModeGraph {
  readonly forward: Arcs;
  /** The same arcs by their head: arcs of v lead to where v is reached from. */
  readonly backward: Arcs;
}

export interface Arcs {
  /** arcs of vertex v: [offset[v], offset[v + 1]) */
  readonly offset: Int32Array;
  /** words[2 × arc] the other vertex, words[2 × arc + 1] decimetres << 8 | speed class, unsigned */
  readonly words: Int32Array;
  /** edge[arc]: edge << 1 | direction in which it is travelled */
  readonly edge: Int32Array;
}

/** Edges by the square cells that they touch. */
export interface EdgeGrid {
  readonly south: number;
  readonly west: number;
  /** Microdegrees in a cell. */
  readonly cellLatitude: number;
  readonly cellLongitude: number;
  readonly rows: number;
  readonly columns: number;
  /** edges of cell row × columns + column: [offset[cell], offset[cell + 1]) */
  readonly offset: Int32Array;
  readonly edges: Int32Array;
}
