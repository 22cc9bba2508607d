import { entry } from '@maillage/kernel';
import { gap, type Point } from '../plane.js';
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
  const start = graph.streets.find((street) => street.class === 'primary')?.from ?? 0;
  const [there, back] = [reachable(graph, start, 1), reachable(graph, start, -1)];
  const usable = graph.nodes.map((_, node) => there.has(node) && back.has(node) && carStreets(graph, node).length > 1);
  const nearest = (p: Point): NodeIndex =>
    graph.nodes.reduce(
      (best, node, i) => (entry(usable, i) && gap(node, p) < gap(entry(graph.nodes, best), p) ? i : best),
      start,
    );
  const seconds = (street: Street): number => {
    const country = !isBuiltUp(entry(graph.nodes, street.from)) && street.road >= 0;
    return street.metres / ((country ? COUNTRY_SPEED : (SPEED[street.class] ?? 20)) / 3.6);
  };
  return {
    seconds,
    along(via) {
      const steps: Step[] = [];
      const nodes = via.map(nearest);
      for (let leg = 1; leg < nodes.length; leg++) {
        const last = steps.at(-1)?.street;
        steps.push(...shortest(graph, entry(nodes, leg - 1), entry(nodes, leg), last, seconds));
      }
      return steps;
    },
  };
}

const carStreets = (graph: StreetGraph, node: NodeIndex): Street[] => entry(graph.meeting, node).filter(isForCars);

/** Dijkstra; `arrivedBy` must not be the first street. */
function shortest(
  graph: StreetGraph,
  from: NodeIndex,
  to: NodeIndex,
  arrivedBy: Street | undefined,
  seconds: (street: Street) => number,
): Step[] {
  const cost = new Map<NodeIndex, number>([[from, 0]]);
  const by = new Map<NodeIndex, Step>();
  const done = new Set<NodeIndex>();
  const queue = [{ node: from, cost: 0 }];
  while (queue.length > 0) {
    const { node } = takeCheapest(queue);
    if (node === to) break;
    if (done.has(node)) continue;
    done.add(node);
    for (const street of carStreets(graph, node)) {
      if (node === from && street === arrivedBy) continue;
      if (street.oneway !== 0 && street.oneway !== (street.from === node ? 1 : -1)) continue;
      const next = otherEnd(street, node);
      const total = (cost.get(node) ?? 0) + seconds(street) * (DISLIKE[street.class] ?? 1);
      if (total >= (cost.get(next) ?? Infinity)) continue;
      cost.set(next, total);
      by.set(next, { street, from: node });
      queue.push({ node: next, cost: total });
      siftUp(queue);
    }
  }
  return trace(by, from, to);
}

function trace(by: ReadonlyMap<NodeIndex, Step>, from: NodeIndex, to: NodeIndex): Step[] {
  const steps: Step[] = [];
  for (let node = to; node !== from;) {
    const step = by.get(node);
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
