import { entry } from '@maillage/kernel';
import { gap } from '../plane.js';
import { type Random } from '../random.js';
import { districtAt } from './places.js';
import { isForCars, type NodeIndex, type Street, type StreetGraph } from './street-graph.js';

/**
 * Makes some streets of the old town and the faubourgs one-way, whole strokes at a time,
 * and takes back those without which a driver could not get everywhere and back.
 */
export function setOneways(graph: StreetGraph, random: Random): void {
  for (const stroke of graph.strokes) {
    const first = entry(stroke, 0);
    const p = entry(graph.nodes, first.from);
    const narrow = first.road < 0 && (first.class === 'residential' || first.class === 'living_street');
    const { fabric } = districtAt(p);
    if (!narrow || (fabric !== 'old' && fabric !== 'faubourg') || gap(p, { x: 0, y: 0 }) > 1_800) continue;
    if (random.chance(0.45)) direct(stroke, random.chance(0.5) ? 1 : -1);
  }
  while (releaseTraps(graph));
}

/** Gives each street of a chain the direction in which the chain runs. */
function direct(stroke: readonly Street[], sense: 1 | -1): void {
  if (stroke.length === 1) {
    entry(stroke, 0).oneway = sense;
    return;
  }
  const nodes = chainOf(stroke);
  stroke.forEach((street, i) => {
    street.oneway = street.from === entry(nodes, i) ? sense : sense === 1 ? -1 : 1;
  });
}

/** The nodes along streets that follow one another. */
export function chainOf(stroke: readonly Street[]): NodeIndex[] {
  const [first, second] = [entry(stroke, 0), stroke[1]];
  if (!second) return [first.from, first.to];
  const shared = first.to === second.from || first.to === second.to ? first.to : first.from;
  const nodes = [shared === first.to ? first.from : first.to];
  for (const street of stroke) nodes.push(street.from === nodes.at(-1) ? street.to : street.from);
  return nodes;
}

/** Whether a one-way street had to be given back its other direction. */
function releaseTraps(graph: StreetGraph): boolean {
  const start = graph.nodes.findIndex((_, node) =>
    entry(graph.meeting, node).some((street) => street.class === 'primary'),
  );
  const there = reachable(graph, start, 1);
  const back = reachable(graph, start, -1);
  let released = false;
  for (const street of graph.streets) {
    if (!isForCars(street) || street.oneway === 0) continue;
    const trapped = [street.from, street.to].some((node) => !there.has(node) || !back.has(node));
    if (!trapped) continue;
    for (const part of graph.strokes[street.stroke] ?? []) part.oneway = 0;
    released = true;
  }
  return released;
}

/** The nodes that a driver reaches from `start`, or those from which `start` is reached (−1). */
export function reachable(graph: StreetGraph, start: NodeIndex, sense: 1 | -1): Set<NodeIndex> {
  const reached = new Set([start]);
  for (const node of reached) {
    for (const street of entry(graph.meeting, node)) {
      if (!isForCars(street)) continue;
      const along = street.from === node ? 1 : -1;
      if (street.oneway === 0 || street.oneway === along * sense) reached.add(along === 1 ? street.to : street.from);
    }
  }
  return reached;
}
