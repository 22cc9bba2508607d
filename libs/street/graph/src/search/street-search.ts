import { costOf, PUSHED, slownessOf, type Traveller } from '../speed-class.js';
import type { Arcs, StreetGraph } from '../street-graph.js';
import { MODE_INDEX } from '../travel-mode.js';
import { SearchState, UNREACHED } from './bucket-queue.js';
import { describePath, type PathPiece, type StreetPath } from './street-path.js';
import type { StreetPoint } from './street-point.js';

export interface StreetQuery {
  readonly traveller: Traveller;
  /** forward: ways from the points to everywhere; backward: ways from everywhere to the points. */
  readonly direction: 'forward' | 'backward';
  readonly points: readonly StreetPoint[];
  /** Deciseconds, doors included. */
  readonly limit: number;
}

/** Longest search: a day. */
const MOST_DECISECONDS = 864_000;

/** How a point hangs on the graph: by a vertex, over a part of its edge. */
interface Approach {
  readonly vertex: number;
  /** Direction in which the edge is travelled. */
  readonly direction: 0 | 1;
  readonly decimetres: number;
}

/** Answers one query at a time on one graph; what it needs is allocated once. */
export class StreetSearch {
  private readonly state: SearchState;
  private query: StreetQuery | undefined;
  private slowness: Float64Array = new Float64Array(0);
  private seeds: { point: StreetPoint; approach: Approach }[] = [];

  constructor(private readonly graph: StreetGraph) {
    this.state = new SearchState(graph.vertexCount);
  }

  /** Finds all ways of at most the limit; returns how many vertices were settled. */
  run(query: StreetQuery): number {
    const { limit, points, traveller } = query;
    if (!Number.isInteger(limit) || limit < 0 || limit > MOST_DECISECONDS)
      throw new RangeError(`a limit of ${limit} deciseconds is not a whole number from 0 to ${MOST_DECISECONDS}`);
    this.query = query;
    this.slowness = slownessOf(traveller);
    this.seeds = points.flatMap((point) =>
      this.approaches(point, query.direction === 'forward').map((approach) => ({ point, approach })),
    );
    const arcs = this.arcs(query);
    this.state.start(limit, arcs.edge.length, this.seeds.length);
    this.seeds.forEach(({ point, approach }, seed) => {
      this.state.seed(approach.vertex, this.doorCost(point) + this.partCost(point, approach), ~seed, limit);
    });
    return this.state.settle(arcs, this.slowness, limit);
  }

  /** Deciseconds between the points of the query and this one, both doors included; UNREACHED beyond the limit. */
  costTo(target: StreetPoint): number {
    return this.bestEnd(target).cost;
  }

  /** The way between the nearest of the query's points and this one, in the order of travel. */
  pathTo(target: StreetPoint): StreetPath | undefined {
    const query = this.queried();
    const { cost, approach, source } = this.bestEnd(target);
    if (cost === UNREACHED) return undefined;
    const isForward = query.direction === 'forward';
    const found = approach === undefined ? undefined : this.pieces(target, approach);
    const origin = found?.origin ?? source ?? target;
    const pieces = found?.pieces ?? [this.directPiece(origin, target, isForward)];
    if (isForward) pieces.reverse();
    const [from, to] = isForward ? [origin, target] : [target, origin];
    return describePath(this.graph, {
      from,
      to,
      pieces,
      slowness: this.slowness,
      mode: this.mode(),
      deciseconds: cost,
    });
  }

  private bestEnd(target: StreetPoint): { cost: number; approach?: Approach; source?: StreetPoint } {
    const query = this.queried();
    const isForward = query.direction === 'forward';
    let best: { cost: number; approach?: Approach; source?: StreetPoint } = { cost: UNREACHED };
    const door = this.doorCost(target);
    for (const approach of this.approaches(target, !isForward)) {
      const there = this.state.costOf(approach.vertex);
      if (there === UNREACHED) continue;
      const cost = there + this.partCost(target, approach) + door;
      if (cost < best.cost) best = { cost, approach };
    }
    for (const source of query.points) {
      if (source.edge !== target.edge) continue;
      const piece = this.directPiece(source, target, isForward);
      const speedClass = this.classOf(piece.edge, piece.direction);
      if (speedClass === 0) continue;
      const along = costOf(Math.abs(piece.to - piece.from), this.slowness[speedClass]);
      const cost = this.doorCost(source) + along + door;
      if (cost < best.cost) best = { cost, source };
    }
    return best.cost <= query.limit ? best : { cost: UNREACHED };
  }

  /** Along the one edge on which both points are. */
  private directPiece(source: StreetPoint, target: StreetPoint, isForward: boolean): PathPiece {
    const [from, to] = isForward ? [source.before, target.before] : [target.before, source.before];
    const isAlong = from === to ? this.classOf(source.edge, 0) > 0 : from < to;
    return { edge: source.edge, direction: isAlong ? 0 : 1, from, to };
  }

  /** From the target back to where the search began, over parents. */
  private pieces(target: StreetPoint, approach: Approach): { pieces: PathPiece[]; origin: StreetPoint } {
    const { edges } = this.graph;
    const isForward = this.queried().direction === 'forward';
    const pieces = [partOf(target, approach, edges.length[target.edge], !isForward)];
    const arcs = this.arcs(this.queried());
    let vertex = approach.vertex;
    for (let arc = this.state.parentOf(vertex); arc >= 0; arc = this.state.parentOf(vertex)) {
      const edge = arcs.edge[arc] >> 1;
      const direction = (arcs.edge[arc] & 1) as 0 | 1;
      const length = edges.length[edge];
      pieces.push({ edge, direction, from: direction === 0 ? 0 : length, to: direction === 0 ? length : 0 });
      vertex = edges.from[edge] === vertex ? edges.to[edge] : edges.from[edge];
    }
    const seed = this.seeds[~this.state.parentOf(vertex)];
    pieces.push(partOf(seed.point, seed.approach, edges.length[seed.point.edge], isForward));
    return { pieces, origin: seed.point };
  }

  /** The ends of the point's edge to which one can go from it (`leaving`), or from which one can come to it. */
  private approaches({ edge, before }: StreetPoint, leaving: boolean): Approach[] {
    const { edges, barred } = this.graph;
    const after = edges.length[edge] - before;
    const [from, to] = [edges.from[edge], edges.to[edge]];
    const all: Approach[] = leaving
      ? [
          { vertex: to, direction: 0, decimetres: after },
          { vertex: from, direction: 1, decimetres: before },
        ]
      : [
          { vertex: from, direction: 0, decimetres: before },
          { vertex: to, direction: 1, decimetres: after },
        ];
    const bit = 1 << this.mode();
    // who stands at the very end is at the vertex, whatever the direction of the edge
    return all.filter(
      ({ vertex, direction, decimetres }) =>
        (barred[vertex] & bit) === 0 && (decimetres === 0 || this.classOf(edge, direction) > 0),
    );
  }

  private partCost({ edge }: StreetPoint, { direction, decimetres }: Approach): number {
    return costOf(decimetres, this.slowness[this.classOf(edge, direction)]);
  }

  private doorCost({ door }: StreetPoint): number {
    return costOf(door, this.slowness[PUSHED]);
  }

  private classOf(edge: number, direction: 0 | 1): number {
    return this.graph.classes[this.graph.edges.rule[edge] * 8 + this.mode() * 2 + direction];
  }

  private mode(): number {
    return MODE_INDEX[this.queried().traveller.mode];
  }

  private arcs({ traveller, direction }: StreetQuery): Arcs {
    return this.graph.modes[traveller.mode][direction];
  }

  private queried(): StreetQuery {
    if (this.query === undefined) throw new RangeError('nothing has been searched yet');
    return this.query;
  }
}

/** The part of the point's edge between it and the vertex; `leaving` it or coming to it. */
function partOf(point: StreetPoint, { direction }: Approach, length: number, leaving: boolean): PathPiece {
  const end = leaving === (direction === 0) ? length : 0;
  const [from, to] = leaving ? [point.before, end] : [end, point.before];
  return { edge: point.edge, direction, from, to };
}
