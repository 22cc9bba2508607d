import type { Traveller } from '../speed-class.js';
import type { Arcs, StreetGraph } from '../street-graph.js';
import { stateAfter, statesBefore, statesBit } from '../turn-states.js';
import { partOf, type Approach, type Seed } from './approach.js';
import { lastInBucket, SearchState, UNREACHED } from './bucket-queue.js';
import { isPartOpen, type OpenStreets } from './close-edges.js';
import { Costing } from './costing.js';
import { costsToMany, type StreetPointColumns } from './costs-to-many.js';
import { pricedArcs, type PricedArcs } from './priced-arcs.js';
import { drawLine, type StreetLine } from './street-line.js';
import { describePath, type PathPiece, type StreetPath } from './street-path.js';
import type { StreetPoint } from './street-point.js';

export interface StreetQuery {
  readonly traveller: Traveller;
  /** forward: ways from the points to everywhere; backward: ways from everywhere to the points. */
  readonly direction: 'forward' | 'backward';
  readonly points: readonly StreetPoint[];
  /** Deciseconds that were spent before one is at each of the points; 0 where it is left out. */
  readonly costs?: readonly number[] | undefined;
  /** Deciseconds, doors included. */
  readonly limit: number;
  /** Deciseconds after which the search rests until `goOn` is called; the limit where it is left out. */
  readonly rest?: number | undefined;
  /** What the mode may use this time, of `closeEdges`; all that it may when left out. */
  readonly open?: OpenStreets | undefined;
}

type Asked = StreetQuery & { readonly costing: Costing };

/** Longest search: a day. */
const MOST_DECISECONDS = 864_000;

/** Answers one query at a time on one graph; what it needs is allocated once. */
export class StreetSearch {
  private readonly state: SearchState;
  private query: Asked | undefined;
  private priced: PricedArcs | undefined;
  /** Deciseconds within which everything is found. */
  private found = -1;
  private seeds: Seed[] = [];
  /** The best one at each vertex, made when it is first asked which way one came. */
  private seedAt: ReadonlyMap<number, Seed> | undefined;

  constructor(private readonly graph: StreetGraph) {
    this.state = new SearchState(graph.vertexCount + graph.turns.vertex.length);
  }

  /** Finds all ways of at most the limit, or until it is to rest; returns how many vertices were settled. */
  run(query: StreetQuery): number {
    const { limit, points, traveller, direction, costs, open, rest } = query;
    if (!Number.isInteger(limit) || limit < 0 || limit > MOST_DECISECONDS)
      throw new RangeError(`a limit of ${limit} deciseconds is not a whole number from 0 to ${MOST_DECISECONDS}`);
    const before = this.query?.costing;
    const costing = before?.isOf(traveller) ? before : new Costing(this.graph, traveller);
    this.query = { traveller, direction, points, costs, limit, open, rest, costing };
    this.seeds = [];
    this.seedAt = undefined;
    this.priced = pricedArcs(this.arcs(direction), costing.slowness);
    this.state.start(limit, this.priced);
    for (let row = 0; row < points.length; row++) this.seed(row, points[row], costs?.[row] ?? 0);
    this.found = -1;
    return this.goOn(rest ?? limit);
  }

  /** Finds all ways of at most so many deciseconds, as far as the limit goes; those that were found stay. */
  goOn(until: number): number {
    const { limit, direction, costing } = this.queried();
    const found = Math.min(limit, lastInBucket(until));
    if (found <= this.found) return 0;
    this.found = found;
    const { state, priced } = this;
    if (priced) return state.settlePriced(priced, limit, found);
    return state.settle(this.arcs(direction), costing.slowness, limit, found);
  }

  /** Deciseconds within which all ways are found. */
  get foundWithin(): number {
    return this.found;
  }

  private seed(row: number, point: StreetPoint, spent: number): void {
    const { costing, direction, limit } = this.queried();
    const there = spent + costing.door(point.door);
    for (const approach of this.approaches(point, direction === 'forward')) {
      const cost = there + costing.along(point.edge, approach.direction, approach.decimetres);
      this.seeds.push({ row, point, approach, cost });
      this.state.seed(approach.vertex, cost, limit);
    }
  }

  /** Deciseconds between the points of the query and this one, both doors included; UNREACHED beyond what is found. */
  costTo(target: StreetPoint): number {
    return this.bestEnd(target).cost;
  }

  /** `costTo` of many targets at once: into[row] is the cost, UNREACHED beyond what is found or where there is no point. */
  costsTo(columns: StreetPointColumns, into: Int32Array): void {
    const { graph, state, found } = this;
    const { direction, points, costing, open } = this.queried();
    const costTo = (target: StreetPoint): number => this.costTo(target);
    const isForward = direction === 'forward';
    costsToMany({ graph, state, costing, isForward, points, open, found, costTo }, columns, into);
  }

  /** The row of the query's point from which this one is reached soonest; −1 beyond the limit. */
  sourceOf(target: StreetPoint): number {
    const { approach, source } = this.bestEnd(target);
    if (source !== undefined) return this.queried().points.indexOf(source);
    if (approach === undefined) return -1;
    return this.goBack(approach.vertex).row;
  }

  /** The way between the nearest of the query's points and this one from door to door, in the order of travel. */
  lineTo(target: StreetPoint): StreetLine | undefined {
    const path = this.pathTo(target);
    return path && drawLine(path);
  }

  /** The way between the nearest of the query's points and this one, in the order of travel. */
  pathTo(target: StreetPoint): StreetPath | undefined {
    const traced = this.trace(target);
    if (traced === undefined) return undefined;
    const { origin, pieces, cost } = traced;
    const isForward = this.queried().direction === 'forward';
    if (isForward) pieces.reverse();
    const [from, to] = isForward ? [origin, target] : [target, origin];
    return describePath(this.graph, this.queried().costing, { from, to, pieces, deciseconds: cost });
  }

  /** How long `lineTo` is, doors included; nothing is drawn. Undefined beyond the limit. */
  metresTo(target: StreetPoint): number | undefined {
    const traced = this.trace(target);
    if (traced === undefined) return undefined;
    const decimetres = traced.pieces.reduce((sum, { from, to }) => sum + Math.abs(to - from), 0);
    return Math.round((decimetres + traced.origin.door + target.door) / 10);
  }

  /** From the target back to the nearest of the query's points. */
  private trace(target: StreetPoint): { pieces: PathPiece[]; origin: StreetPoint; cost: number } | undefined {
    const { cost, approach, source } = this.bestEnd(target);
    if (cost === UNREACHED) return undefined;
    if (approach !== undefined) return { ...this.pieces(target, approach), cost };
    const origin = source ?? target;
    return { origin, pieces: [this.directPiece(origin, target, this.queried().direction === 'forward')], cost };
  }

  private bestEnd(target: StreetPoint): { cost: number; approach?: Approach; source?: StreetPoint } {
    const query = this.queried();
    const isForward = query.direction === 'forward';
    let best: { cost: number; approach?: Approach; source?: StreetPoint } = { cost: UNREACHED };
    const door = query.costing.door(target.door);
    for (const approach of this.approaches(target, !isForward)) {
      const there = this.state.costOf(approach.vertex);
      if (there === UNREACHED) continue;
      const cost = there + this.partCost(target, approach) + door;
      if (cost < best.cost) best = { cost, approach };
    }
    for (const source of query.points) {
      if (source.edge !== target.edge) continue;
      const piece = this.directPiece(source, target, isForward);
      if (query.costing.classOf(piece.edge, piece.direction) === 0) continue;
      if (!isPartOpen(query.open, piece.edge, piece.from, piece.to)) continue;
      const along = query.costing.along(piece.edge, piece.direction, Math.abs(piece.to - piece.from));
      const before = query.costs?.[query.points.indexOf(source)] ?? 0;
      const cost = before + query.costing.door(source.door) + along + door;
      if (cost < best.cost) best = { cost, source };
    }
    return best.cost <= this.found ? best : { cost: UNREACHED };
  }

  /** Along the one edge on which both points are. */
  private directPiece(source: StreetPoint, target: StreetPoint, isForward: boolean): PathPiece {
    const [from, to] = isForward ? [source.before, target.before] : [target.before, source.before];
    const isAlong = from === to ? this.classOf(source.edge, 0) > 0 : from < to;
    return { edge: source.edge, direction: isAlong ? 0 : 1, from, to };
  }

  /** From the target back to where the search began. */
  private pieces(target: StreetPoint, approach: Approach): { pieces: PathPiece[]; origin: StreetPoint } {
    const { edges } = this.graph;
    const isForward = this.queried().direction === 'forward';
    const pieces = [partOf(target, approach, edges.length[target.edge], !isForward)];
    const seed = this.goBack(approach.vertex, (edge, direction) => {
      const length = edges.length[edge];
      pieces.push({ edge, direction, from: direction === 0 ? 0 : length, to: direction === 0 ? length : 0 });
    });
    pieces.push(partOf(seed.point, seed.approach, edges.length[seed.point.edge], isForward));
    return { pieces, origin: seed.point };
  }

  /** From a vertex that was reached back to the seed, over arcs that cost what their ends differ by. */
  private goBack(from: number, pass?: (edge: number, direction: 0 | 1) => void): Seed {
    const { costing, direction } = this.queried();
    const { offset, words, edge } = this.arcs(direction === 'forward' ? 'backward' : 'forward');
    const seedAt = (this.seedAt ??= new Map(
      this.seeds.toSorted((a, b) => b.cost - a.cost).map((seed) => [seed.approach.vertex, seed]),
    ));
    for (let vertex = from; ;) {
      const cost = this.state.costOf(vertex);
      const seed = seedAt.get(vertex);
      if (seed?.cost === cost) return seed;
      const isStep = (arc: number) => this.state.costOf(words[2 * arc]) + costing.ofArc(words[2 * arc + 1]) === cost;
      let arc = offset[vertex];
      while (arc < offset[vertex + 1] && !isStep(arc)) arc++;
      if (arc === offset[vertex + 1]) throw new RangeError('nobody came to a vertex that was reached');
      pass?.(edge[arc] >> 1, (edge[arc] & 1) as 0 | 1);
      vertex = words[2 * arc];
    }
  }

  /** The ends of the point's edge to which one can go from it (`leaving`), or from which one can come to it. */
  private approaches({ edge, before }: StreetPoint, leaving: boolean): Approach[] {
    const { edges, barred } = this.graph;
    const { mode } = this.queried().costing;
    const bit = 1 << mode;
    const found: Approach[] = [];
    for (const direction of BOTH) {
      const isAtEnd = leaving === (direction === 0);
      const vertex = isAtEnd ? edges.to[edge] : edges.from[edge];
      const decimetres = isAtEnd ? edges.length[edge] - before : before;
      if ((barred[vertex] & bit) !== 0) continue;
      // who stands at the very end is at the vertex, whatever the direction of the edge
      if (decimetres > 0 && this.classOf(edge, direction) === 0) continue;
      const end = isAtEnd ? edges.length[edge] : 0;
      if (!isPartOpen(this.queried().open, edge, before, end)) continue;
      if ((barred[vertex] & statesBit(mode)) === 0) found.push({ vertex, direction, decimetres });
      else
        for (const state of this.statesOf(edge, { vertex, direction, decimetres }, leaving))
          found.push({ vertex: state, direction, decimetres });
    }
    return found;
  }

  /** Where turns are restricted a vertex has copies. Who stands at the very end has come from nowhere. */
  private statesOf(edge: number, { vertex, direction, decimetres }: Approach, leaving: boolean): readonly number[] {
    const [mode, code] = [this.mode(), (edge << 1) | direction];
    if (!leaving) return statesBefore(this.graph, mode, decimetres === 0 ? -1 : code, vertex);
    return [decimetres === 0 ? vertex : stateAfter(this.graph, mode, code, vertex)];
  }

  private partCost({ edge }: StreetPoint, { direction, decimetres }: Approach): number {
    return this.queried().costing.along(edge, direction, decimetres);
  }

  private classOf(edge: number, direction: 0 | 1): number {
    return this.queried().costing.classOf(edge, direction);
  }

  private mode(): number {
    return this.queried().costing.mode;
  }

  private arcs(direction: 'forward' | 'backward'): Arcs {
    const { costing, open } = this.queried();
    return open?.[direction] ?? costing.arcs(direction);
  }

  private queried(): Asked {
    if (this.query === undefined) throw new RangeError('nothing has been searched yet');
    return this.query;
  }
}

const BOTH = [0, 1] as const;
