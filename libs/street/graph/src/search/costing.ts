import { PUSHED, slownessOf, type Traveller } from '../speed-class.js';
import type { Arcs, StreetGraph } from '../street-graph.js';
import { MODE_INDEX } from '../travel-mode.js';
import { effortOf, type Effort } from './effort.js';

/** Slowness of those who travelled last: one array for one pair of speeds, by which prices of arcs are known again. */
const kept = new Map<string, Float64Array>();
const MOST_KEPT = 64;

function keptSlowness(traveller: Traveller): Float64Array {
  const key = `${traveller.metresPerSecond} ${traveller.walkMetresPerSecond}`;
  const slowness = kept.get(key) ?? slownessOf(traveller);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, slowness);
  return slowness;
}

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
    this.slowness = keptSlowness(traveller);
    this.effort = effortOf(graph, traveller.mode, traveller.elevationCosts ?? 'NONE');
  }

  isOf({ mode, metresPerSecond, walkMetresPerSecond, elevationCosts }: Traveller): boolean {
    const known = this.traveller;
    return (
      known.mode === mode &&
      known.metresPerSecond === metresPerSecond &&
      known.walkMetresPerSecond === walkMetresPerSecond &&
      known.elevationCosts === elevationCosts
    );
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

  /** A whole arc, by its word. */
  ofArc(word: number): number {
    return Math.ceil((word >>> 8) * this.slowness[word & 0xff]);
  }

  /** The walk between a place and its spot on the street. */
  door(decimetres: number): number {
    return Math.ceil(decimetres * this.slowness[PUSHED]);
  }

  classOf(edge: number, direction: 0 | 1): number {
    return this.graph.classes[this.graph.edges.rule[edge] * 8 + this.mode * 2 + direction];
  }
}
