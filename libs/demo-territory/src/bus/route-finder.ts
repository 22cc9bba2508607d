import { entry } from '@maillage/kernel';
import { type Point } from '../plane.js';
import { PointGrid } from '../point-grid.js';
import { isBuiltUp } from '../town/places.js';
import { type StreetClass } from '../town/roads.js';
import { reachable } from '../town/oneways.js';
import { isForCars, type NodeIndex, otherEnd, type Street, type StreetGraph } from '../town/street-graph.js';

/** A street in the direction in which a bus runs along it. */
export interface Step {
  readonly street: Street;
  /** The node where the bus enters the street. */
  readonly from: NodeIndex;
}

/** km/h at which a bus gets along, its stops left aside. */
const SPEED: Partial<Record<StreetClass, number>> = {
  primary: 34,
  secondary: 28,
  tertiary: 24,
  unclassified: 24,
  residential: 19,
  living_street: 14,
  service: 14,
};
const COUNTRY_SPEED = 54;

/** How much drivers and planners of lines prefer a class: a factor on time. */
const DISLIKE: Partial<Record<StreetClass, number>> = { residential: 1.5, living_street: 3, service: 3 };

export interface RouteFinder {
  /** Streets from point to point; a bus never turns on the spot. */
  along(via: readonly Point[]): Step[];
  seconds(street: Street): number;
}

export function routeFinder(graph: StreetGraph): RouteFinder {
  const seconds = graph.streets.map((street) => secondsAlong(graph, street));
  const arcs = arcsOf(graph, seconds);
  const turning = turningPoints(graph);
  return {
    seconds: (street) => entry(seconds, street.index),
    along(via) {
      const steps: Step[] = [];
      const nodes = via.map((p) => turning.nearest(p, 1_500) ?? 0);
      for (let leg = 1; leg < nodes.length; leg++) {
        steps.push(...shortest(arcs, entry(nodes, leg - 1), entry(nodes, leg), steps.at(-1)?.street));
      }
      return steps;
    },
  };
}

function secondsAlong(graph: StreetGraph, street: Street): number {
  const country = street.road >= 0 && !isBuiltUp(entry(graph.nodes, street.from));
  return street.metres / ((country ? COUNTRY_SPEED : (SPEED[street.class] ?? 20)) / 3.6);
}

interface Arc extends Step {
  readonly to: NodeIndex;
  readonly cost: number;
}

/** The streets by which a bus may leave each node. */
const arcsOf = (graph: StreetGraph, seconds: readonly number[]): Arc[][] =>
  graph.meeting.map((streets, from) =>
    streets
      .filter(
        (street) => isForCars(street) && (street.oneway === 0 || street.oneway === (street.from === from ? 1 : -1)),
      )
      .map((street) => {
        const cost = entry(seconds, street.index) * (DISLIKE[street.class] ?? 1);
        return { street, from, to: otherEnd(street, from), cost };
      }),
  );

/** The nodes that every bus can reach and leave, dead ends left out. */
function turningPoints(graph: StreetGraph): PointGrid<NodeIndex> {
  const start = graph.streets.find((street) => street.class === 'primary')?.from ?? 0;
  const [there, back] = [reachable(graph, start, 1), reachable(graph, start, -1)];
  const grid = new PointGrid<NodeIndex>(150);
  graph.nodes.forEach((p, node) => {
    const isDeadEnd = entry(graph.meeting, node).filter(isForCars).length < 2;
    if (there.has(node) && back.has(node) && !isDeadEnd) grid.add(p, node);
  });
  return grid;
}

/** Dijkstra; `arrivedBy` must not be the first street. */
function shortest(
  arcs: readonly (readonly Arc[])[],
  from: NodeIndex,
  to: NodeIndex,
  arrivedBy: Street | undefined,
): Step[] {
  const cost = new Float64Array(arcs.length).fill(Infinity);
  const by: (Arc | undefined)[] = [];
  const done = new Uint8Array(arcs.length);
  const queue: Waiting[] = [{ node: from, cost: 0 }];
  cost[from] = 0;
  while (queue.length > 0) {
    const { node } = takeCheapest(queue);
    if (node === to) break;
    if (done[node] === 1) continue;
    done[node] = 1;
    for (const arc of entry(arcs, node)) {
      if (node === from && arc.street === arrivedBy) continue;
      const total = (cost[node] ?? 0) + arc.cost;
      if (total >= (cost[arc.to] ?? 0)) continue;
      cost[arc.to] = total;
      by[arc.to] = arc;
      queue.push({ node: arc.to, cost: total });
      siftUp(queue);
    }
  }
  return trace(by, from, to);
}

function trace(by: readonly (Arc | undefined)[], from: NodeIndex, to: NodeIndex): Step[] {
  const steps: Step[] = [];
  for (let node = to; node !== from;) {
    const step = by[node];
    if (!step) return [];
    steps.push(step);
    node = step.from;
  }
  return steps.reverse();
}

interface Waiting {
  readonly node: NodeIndex;
  readonly cost: number;
}

/** A binary heap in an array. */
function takeCheapest(heap: Waiting[]): Waiting {
  const top = entry(heap, 0);
  const last = heap.pop();
  if (heap.length === 0 || !last) return top;
  heap[0] = last;
  for (let i = 0; ;) {
    const left = 2 * i + 1;
    const right = left + 1;
    let least = i;
    if (left < heap.length && entry(heap, left).cost < entry(heap, least).cost) least = left;
    if (right < heap.length && entry(heap, right).cost < entry(heap, least).cost) least = right;
    if (least === i) return top;
    swap(heap, i, least);
    i = least;
  }
}

function siftUp(heap: Waiting[]): void {
  for (let i = heap.length - 1; i > 0;) {
    const parent = (i - 1) >> 1;
    if (entry(heap, parent).cost <= entry(heap, i).cost) return;
    swap(heap, i, parent);
    i = parent;
  }
}

function swap(heap: Waiting[], i: number, j: number): void {
  const kept = entry(heap, i);
  heap[i] = entry(heap, j);
  heap[j] = kept;
}
