import { entry } from '@maillage/kernel';
import { gap, type Point } from '../plane.js';
import { type StreetClass } from './roads.js';

/** A junction or an end of streets. */
export type NodeIndex = number;

export interface Street {
  readonly index: number;
  readonly from: NodeIndex;
  readonly to: NodeIndex;
  class: StreetClass;
  /** Points strictly between the ends. */
  readonly shape: readonly Point[];
  readonly metres: number;
  /** Row in `ROADS` of the skeleton line it belongs to, −1 for a street that grew. */
  readonly road: number;
  readonly crossesRiver: boolean;
  readonly crossesRailway: boolean;
  name: string;
  /** Streets that bear one name and go straight on share it. */
  stroke: number;
  /** 1 when traffic may only run from `from` to `to`, −1 the other way, 0 both ways. */
  oneway: -1 | 0 | 1;
}

export interface StreetGraph {
  readonly nodes: readonly Point[];
  readonly streets: readonly Street[];
  /** The streets that meet at each node. */
  readonly meeting: readonly (readonly Street[])[];
  /** Chains of streets that bear one name and go straight on, each in walking order. */
  readonly strokes: readonly (readonly Street[])[];
}

const CAR_CLASSES: ReadonlySet<StreetClass> = new Set<StreetClass>([
  'primary',
  'secondary',
  'tertiary',
  'unclassified',
  'residential',
  'living_street',
  'service',
]);

export const isForCars = ({ class: streetClass }: Street): boolean => CAR_CLASSES.has(streetClass);

export const otherEnd = (street: Street, node: NodeIndex): NodeIndex =>
  street.from === node ? street.to : street.from;

/** All points of the street for someone who leaves from `node`. */
export function pointsFrom(graph: StreetGraph, street: Street, node: NodeIndex): Point[] {
  const points = [entry(graph.nodes, street.from), ...street.shape, entry(graph.nodes, street.to)];
  return street.from === node ? points : points.reverse();
}

/** The point at `share` of the street's length from `from`, with the ends of the segment that it lies on. */
export function pointOn(
  graph: StreetGraph,
  street: Street,
  share: number,
): { point: Point; before: Point; after: Point } {
  const points = pointsFrom(graph, street, street.from);
  let rest = share * street.metres;
  for (let i = 1; i < points.length; i++) {
    const before = entry(points, i - 1);
    const after = entry(points, i);
    const length = gap(before, after);
    if (rest <= length || i === points.length - 1) {
      const t = length === 0 ? 0 : Math.min(1, rest / length);
      return {
        point: { x: before.x + (after.x - before.x) * t, y: before.y + (after.y - before.y) * t },
        before,
        after,
      };
    }
    rest -= length;
  }
  const only = entry(points, 0);
  return { point: only, before: only, after: only };
}

export function meetingStreets(nodes: number, streets: readonly Street[]): Street[][] {
  const meeting: Street[][] = Array.from({ length: nodes }, () => []);
  for (const street of streets) {
    entry(meeting, street.from).push(street);
    entry(meeting, street.to).push(street);
  }
  return meeting;
}
