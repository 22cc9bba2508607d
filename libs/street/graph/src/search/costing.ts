import { PUSHED, slownessOf, type Traveller } from '../speed-class.js';
import type { Arcs, StreetGraph } from '../street-graph.js';
import { MODE_INDEX } from '../travel-mode.js';
import { effortOf, type Effort } from './effort.js';

/** What streets cost a traveller, in deciseconds. */
export class Costing {
  readonly mode: number;
  /** By speed class: deciseconds per decimetre. */
  readonly slowness: Float64Array;
  private readonly effort: Effort | undefined;

  constructor(
    private readonly graph: StreetGraph,
    private readonly traveller: Traveller,
  ) {
    this.mode = MODE_INDEX[traveller.mode];
    this.slowness = slownessOf(traveller);
    this.effort = effortOf(graph, traveller.mode, traveller.elevationCosts ?? 'NONE');
  }

  arcs(direction: 'forward' | 'backward'): Arcs {
    return (this.effort ?? this.graph.modes[this.traveller.mode])[direction];
  }

  /** A part of an edge; rounded up, so that a detour through a point between two others never looks shorter. */
  along(edge: number, direction: 0 | 1, decimetres: number): number {
    const { slowness, effort, graph } = this;
    const felt =
      effort === undefined
        ? decimetres
        : Math.ceil((decimetres * effort.lengths[(edge << 1) | direction]) / graph.edges.length[edge]);
    return Math.ceil(felt * slowness[this.classOf(edge, direction)]);
  }

  /** The walk between a place and its spot on the street. */
  door(decimetres: number): number {
    return Math.ceil(decimetres * this.slowness[PUSHED]);
  }

  classOf(edge: number, direction: 0 | 1): number {
    return this.graph.classes[this.graph.edges.rule[edge] * 8 + this.mode * 2 + direction];
  }
}
