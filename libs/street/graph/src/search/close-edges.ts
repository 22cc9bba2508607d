import type { Coordinate } from '@maillage/kernel';
import { readPolyline } from '../polyline.js';
import { FORBIDDEN, type Traveller } from '../speed-class.js';
import type { Arcs, ModeGraph, StreetGraph } from '../street-graph.js';
import { effortOf } from './effort.js';

/** What a mode may use of its streets for some time. */
export interface OpenStreets extends ModeGraph {
  /** By edge: the part of it that is closed, in decimetres from its beginning; edges that are open are not in it. */
  readonly closed: ReadonlyMap<number, readonly [number, number]>;
}

/** Points along an edge are looked at in steps of so many metres. */
const STEP_METRES = 20;
const METRES_PER_MICRODEGREE = 0.111195;
/** With the class 0 this costs more than any search may last. */
const ENDLESS = ((0xffffff << 8) | FORBIDDEN) >>> 0;

/** A mode's streets without those in a closed area. The answer is as large as the mode's graph: it is to be kept. */
export function closeEdges(
  graph: StreetGraph,
  { mode, elevationCosts = 'NONE' }: Pick<Traveller, 'mode' | 'elevationCosts'>,
  isClosed: (place: Coordinate) => boolean,
): OpenStreets {
  const closed = new Map<number, readonly [number, number]>();
  const line: number[] = [];
  for (let edge = 0; edge < graph.edges.count; edge++) {
    const part = closedPart(line, readPolyline(graph, edge, line), isClosed);
    const length = graph.edges.length[edge];
    if (part) closed.set(edge, [Math.floor(part[0] * length), Math.ceil(part[1] * length)]);
  }
  const { forward, backward } = effortOf(graph, mode, elevationCosts) ?? graph.modes[mode];
  return { forward: without(forward, closed), backward: without(backward, closed), closed };
}

/** From the first closed spot of a line to the last, as shares of its length. */
function closedPart(
  line: readonly number[],
  count: number,
  isClosed: (place: Coordinate) => boolean,
): readonly [number, number] | undefined {
  const scale = Math.cos((line[0] / 1e6) * (Math.PI / 180));
  let [metres, first, last] = [0, Infinity, -Infinity];
  const look = (north: number, east: number, at: number): void => {
    if (!isClosed({ latitude: north / 1e6, longitude: east / 1e6 })) return;
    first = Math.min(first, at);
    last = Math.max(last, at);
  };
  look(line[0], line[1], 0);
  for (let i = 1; i < count; i++) {
    const [north, east] = [line[2 * i - 2], line[2 * i - 1]];
    const [up, right] = [line[2 * i] - north, line[2 * i + 1] - east];
    const length = Math.hypot(up, right * scale) * METRES_PER_MICRODEGREE;
    const steps = Math.ceil(length / STEP_METRES);
    for (let step = 1; step <= steps; step++)
      look(north + (step / steps) * up, east + (step / steps) * right, metres + (step / steps) * length);
    metres += length;
  }
  if (first > last) return undefined;
  return metres === 0 ? [0, 1] : [first / metres, last / metres];
}

function without({ offset, words, edge }: Arcs, closed: OpenStreets['closed']): Arcs {
  const open = words.slice();
  for (let arc = 0; arc < edge.length; arc++) if (closed.has(edge[arc] >> 1)) open[2 * arc + 1] = ENDLESS;
  return { offset, words: open, edge };
}

/** Whether one may go along a part of an edge, in decimetres from its beginning. */
export function isPartOpen(open: OpenStreets | undefined, edge: number, from: number, to: number): boolean {
  const part = open?.closed.get(edge);
  return part === undefined || Math.max(from, to) < part[0] || Math.min(from, to) > part[1];
}
