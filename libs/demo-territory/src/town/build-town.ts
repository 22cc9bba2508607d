import { between, gap, type Point, toTheRight } from '../plane.js';
import { randomFrom, type Random } from '../random.js';
import { railway, river } from './barriers.js';
import { type Draft, type DraftSegment } from './draft.js';
import { growStreets } from './fill.js';
import { nameStreets } from './name-streets.js';
import { setOneways } from './oneways.js';
import { districtAt } from './places.js';
import { type StreetClass } from './roads.js';
import { drawSkeleton } from './skeleton.js';
import { meetingStreets, type Street, type StreetGraph } from './street-graph.js';

/** The streets of the whole territory, connected; the same seed gives the same town. */
export function buildTown(seed: number): StreetGraph {
  const random = randomFrom(seed);
  const draft = drawSkeleton(random.fork('skeleton'));
  growStreets(draft, random.fork('fill'));
  const bare = connectedPart(draft, random.fork('shapes'));
  const graph = { ...bare, strokes: nameStreets(bare, random.fork('names')) };
  setOneways(graph, random.fork('oneways'));
  return graph;
}

/** What can be reached from the main square, without the stubs where planned roads ran past their end. */
function connectedPart(draft: Draft, random: Random): StreetGraph {
  const reached = reachedFrom(draft, draft.nodeAt({ x: 0, y: 0 }, 20));
  const kept = draft.segments.filter((segment) => reached.has(segment.from));
  const renumbered = new Map<number, number>();
  const nodes: Point[] = [];
  const number = (old: number): number => {
    const known = renumbered.get(old);
    if (known !== undefined) return known;
    renumbered.set(old, nodes.length);
    nodes.push(draft.node(old));
    return nodes.length - 1;
  };
  const streets = kept.map((segment, index) => toStreet(draft, segment, index, number, random));
  return { nodes, streets, meeting: meetingStreets(nodes.length, streets), strokes: [] };
}

function reachedFrom(draft: Draft, start: number): Set<number> {
  const neighbours = new Map<number, number[]>();
  const link = (a: number, b: number): void => {
    const known = neighbours.get(a);
    if (known) known.push(b);
    else neighbours.set(a, [b]);
  };
  for (const { from, to } of draft.segments) {
    link(from, to);
    link(to, from);
  }
  const reached = new Set([start]);
  for (const node of reached) for (const next of neighbours.get(node) ?? []) reached.add(next);
  return reached;
}

function toStreet(
  draft: Draft,
  segment: DraftSegment,
  index: number,
  number: (old: number) => number,
  random: Random,
): Street {
  const [a, b] = [draft.node(segment.from), draft.node(segment.to)];
  const shape = segment.road < 0 && gap(a, b) > 55 ? [bend(a, b, random)] : [];
  return {
    index,
    from: number(segment.from),
    to: number(segment.to),
    class: segment.road < 0 ? grownClass(segment, a, b, random) : segment.class,
    shape,
    metres: [...shape, b].reduce<{ at: Point; sum: number }>(
      (walk, p) => ({ at: p, sum: walk.sum + gap(walk.at, p) }),
      { at: a, sum: 0 },
    ).sum,
    road: segment.road,
    crossesRiver: river.crosses(a, b),
    crossesRailway: railway.crosses(a, b),
    name: '',
    stroke: -1,
    oneway: 0,
  };
}

const bend = (a: Point, b: Point, random: Random): Point =>
  toTheRight(between(a, b, random.between(0.4, 0.6)), a, b, random.between(-0.06, 0.06) * gap(a, b));

function grownClass(segment: DraftSegment, a: Point, b: Point, random: Random): StreetClass {
  const middle = between(a, b, 0.5);
  const { fabric } = districtAt(middle);
  const fromSquare = gap(middle, { x: 0, y: 0 });
  if (segment.class === 'footway') return random.chance(0.3) ? 'path' : random.chance(0.2) ? 'cycleway' : 'footway';
  if (fromSquare < 210) return 'pedestrian';
  if (fabric === 'old') return random.chance(0.45) ? 'living_street' : 'residential';
  if (fabric === 'zone') return random.chance(0.5) ? 'service' : 'unclassified';
  return random.chance(0.05) ? 'living_street' : 'residential';
}
