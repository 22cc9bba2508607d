import { entry } from '@maillage/kernel';
import { type Point } from '../plane.js';
import { type Random } from '../random.js';
import { districtAt, isBuiltUp } from './places.js';
import { ROADS } from './roads.js';
import { nextName } from './street-names.js';
import { otherEnd, pointsFrom, type Street, type StreetGraph } from './street-graph.js';

/** Streets go straight on under one name as long as they turn by less than this at a junction. */
const STRAIGHT_COSINE = Math.cos((42 * Math.PI) / 180);

/** Chains streets into strokes and names each; the longest grown strokes become collector roads. */
export function nameStreets(graph: StreetGraph, random: Random): Street[][] {
  const names = nextName(random);
  const strokes = strokesOf(graph);
  strokes.forEach((stroke, index) => {
    for (const street of stroke) street.stroke = index;
    const first = entry(stroke, 0);
    if (first.road >= 0) {
      for (const street of stroke) street.name = plannedName(graph, street);
      return;
    }
    const middle = entry(graph.nodes, entry(stroke, stroke.length >> 1).from);
    const metres = stroke.reduce((sum, street) => sum + street.metres, 0);
    const isDeadEnd =
      stroke.length === 1 && [first.from, first.to].some((node) => entry(graph.meeting, node).length === 1);
    const name = names(districtAt(middle), first.class, isDeadEnd ? 'dead end' : metres > 1_050 ? 'long' : 'plain');
    for (const street of stroke) {
      street.name = name;
      if (metres > 1_050 && street.class === 'residential') street.class = 'tertiary';
    }
  });
  return strokes;
}

function plannedName(graph: StreetGraph, street: Street): string {
  const road = entry(ROADS, street.road);
  const p = entry(graph.nodes, street.from);
  if (road.country === undefined || isBuiltUp(p)) return road.name;
  return road.country;
}

/** Chains of streets, each in walking order. */
function strokesOf(graph: StreetGraph): Street[][] {
  const follower = pairedEnds(graph);
  const strokes: Street[][] = [];
  const seen = new Set<Street>();
  for (const street of graph.streets) {
    if (seen.has(street)) continue;
    const head = chase(street, street.from, follower, undefined);
    const start = entry(head, head.length - 1);
    const tail = chase(start, head.length === 1 ? street.to : openEnd(start, follower), follower, seen);
    for (const part of tail) seen.add(part);
    strokes.push(tail);
  }
  return strokes;
}

type Followers = ReadonlyMap<string, Street>;
const endKey = (street: Street, node: number): string => `${street.index} ${node}`;

/** The streets from `street` on, leaving it at `node`; a ring ends where it began. */
function chase(street: Street, node: number, follower: Followers, seen: ReadonlySet<Street> | undefined): Street[] {
  const chain = [street];
  let at = node;
  for (let next = follower.get(endKey(street, at)); next && next !== street && !seen?.has(next);) {
    chain.push(next);
    at = otherEnd(next, at);
    next = follower.get(endKey(next, at));
  }
  return chain;
}

/** The end of the first street of a chain at which the chain goes on. */
const openEnd = (street: Street, follower: Followers): number =>
  follower.has(endKey(street, street.to)) ? street.to : street.from;

/** For each end of a street the street that goes on from there, the straightest pairs first. */
function pairedEnds(graph: StreetGraph): Followers {
  const follower = new Map<string, Street>();
  graph.meeting.forEach((streets, node) => {
    const pairs = streets.flatMap((a, i) =>
      streets
        .slice(i + 1)
        .filter((b) => belongTogether(a, b))
        .map((b) => ({ a, b, straight: straightness(graph, a, b, node) })),
    );
    for (const { a, b, straight } of pairs.sort((p, q) => q.straight - p.straight)) {
      if (straight < STRAIGHT_COSINE && a.road < 0) break;
      if (follower.has(endKey(a, node)) || follower.has(endKey(b, node))) continue;
      follower.set(endKey(a, node), b);
      follower.set(endKey(b, node), a);
    }
  });
  return follower;
}

const belongTogether = (a: Street, b: Street): boolean => a.road === b.road && a.class === b.class;

/** The cosine of the turn: 1 is straight on. */
function straightness(graph: StreetGraph, a: Street, b: Street, node: number): number {
  const [fromA, toB] = [heading(graph, a, node), heading(graph, b, node)];
  return -(fromA.x * toB.x + fromA.y * toB.y);
}

function heading(graph: StreetGraph, street: Street, node: number): Point {
  const [start, next] = pointsFrom(graph, street, node) as [Point, Point];
  const length = Math.hypot(next.x - start.x, next.y - start.y) || 1;
  return { x: (next.x - start.x) / length, y: (next.y - start.y) / length };
}
