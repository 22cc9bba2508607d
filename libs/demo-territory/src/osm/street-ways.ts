import { entry } from '@maillage/kernel';
import { between, crossing, gap, type Point } from '../plane.js';
import { drawFor } from '../random.js';
import { RAILWAY_LINE } from '../town/barriers.js';
import { chainOf } from '../town/oneways.js';
import { isBuiltUp } from '../town/places.js';
import { type NodeIndex, pointsFrom, type Street, type StreetGraph } from '../town/street-graph.js';
import { type OsmMap, type Tags } from './osm-map.js';
import { hasLevelCrossing, streetTags } from './street-tags.js';

/** Where the graph's parts are found in the map. */
export interface DrawnStreets {
  /** OSM node of each junction. */
  readonly nodeIds: readonly number[];
  /** OSM way of each street. */
  readonly wayIds: ReadonlyMap<Street, number>;
  /** Level crossings: the piece of railway (row of its end in `RAILWAY_LINE`) and the OSM node. */
  readonly levelCrossings: readonly { readonly piece: number; readonly node: number; readonly point: Point }[];
}

/** Draws every street; those that bear one name and are alike make one way, cut at `cuts`. */
export function drawStreets(map: OsmMap, graph: StreetGraph, seed: number, cuts: ReadonlySet<NodeIndex>): DrawnStreets {
  const nodeIds = graph.nodes.map((p, node) => map.node(p, junctionTags(graph, node, seed)));
  const wayIds = new Map<Street, number>();
  const levelCrossings: { piece: number; node: number; point: Point }[] = [];
  for (const stroke of graph.strokes) {
    const nodes = chainOf(stroke);
    let run: { streets: Street[]; refs: number[]; tags: Tags; forward: boolean } | undefined;
    const finish = (): void => {
      if (!run) return;
      const id = map.way(run.forward ? run.refs : [...run.refs].reverse(), run.tags);
      for (const street of run.streets) wayIds.set(street, id);
      run = undefined;
    };
    stroke.forEach((street, i) => {
      const from = entry(nodes, i);
      const along = street.from === from;
      const forward = street.oneway === 0 || street.oneway === (along ? 1 : -1);
      const tags = streetTags(graph, facing(street, along === forward), seed);
      const inner = innerRefs(map, graph, street, from, levelCrossings);
      if (run && (!alike(run.tags, tags) || run.forward !== forward || cuts.has(from))) finish();
      run ??= { streets: [], refs: [entry(nodeIds, from)], tags, forward };
      run.streets.push(street);
      run.refs.push(...inner, entry(nodeIds, entry(nodes, i + 1)));
    });
    finish();
  }
  return { nodeIds, wayIds, levelCrossings };
}

/** The same street seen by someone who walks it the other way, unless `asIs`. */
const facing = (street: Street, asIs: boolean): Street =>
  asIs
    ? street
    : { ...street, from: street.to, to: street.from, oneway: street.oneway === 1 ? -1 : street.oneway === -1 ? 1 : 0 };

const alike = (a: Tags, b: Tags): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Nodes inside the street, a level crossing included. */
function innerRefs(
  map: OsmMap,
  graph: StreetGraph,
  street: Street,
  from: NodeIndex,
  levelCrossings: { piece: number; node: number; point: Point }[],
): number[] {
  const points = pointsFrom(graph, street, from);
  const bollard: Tags = street.class === 'pedestrian' && street.index % 2 === 0 ? BOLLARD : {};
  if (!hasLevelCrossing(street)) return points.slice(1, -1).map((p) => map.node(p, bollard));
  const [a, b] = [entry(points, 0), entry(points, points.length - 1)];
  for (let piece = 1; piece < RAILWAY_LINE.length; piece++) {
    const cross = crossing(a, b, entry(RAILWAY_LINE, piece - 1), entry(RAILWAY_LINE, piece));
    if (!cross) continue;
    const point = between(a, b, cross.onFirst);
    const node = map.node(point, { railway: 'level_crossing', 'crossing:barrier': 'full', 'crossing:light': 'yes' });
    levelCrossings.push({ piece, node, point });
    return [node];
  }
  return [];
}

/** Lights and crossings where people walk across roads with traffic. */
function junctionTags(graph: StreetGraph, node: NodeIndex, seed: number): Tags {
  const meeting = entry(graph.meeting, node);
  const p = entry(graph.nodes, node);
  if (meeting.length < 3 || !isBuiltUp(p)) return {};
  const busy = meeting.filter((street) => BUSY.has(street.class)).length;
  const draw = drawFor(`junction ${node}`, seed);
  if (busy >= 4 && draw < 0.7)
    return {
      highway: 'traffic_signals',
      crossing: 'traffic_signals',
      'traffic_signals:sound': draw < 0.4 ? 'yes' : 'no',
    };
  if (busy >= 2 && draw < 0.55) {
    const kerb = draw < 0.25 ? 'lowered' : draw < 0.35 ? 'flush' : draw < 0.45 ? 'raised' : undefined;
    const paving = kerb === undefined ? {} : { kerb, tactile_paving: kerb === 'raised' ? 'no' : 'yes' };
    return { highway: 'crossing', crossing: draw < 0.1 ? 'traffic_signals' : 'uncontrolled', ...paving };
  }
  return {};
}

const BOLLARD: Tags = { barrier: 'bollard', bicycle: 'yes', foot: 'yes', motor_vehicle: 'no' };
const BUSY: ReadonlySet<string> = new Set(['primary', 'secondary', 'tertiary']);

export const nearestNode = (graph: StreetGraph, p: Point, fits: (node: NodeIndex) => boolean): NodeIndex => {
  let best = -1;
  graph.nodes.forEach((node, i) => {
    if (fits(i) && (best < 0 || gap(node, p) < gap(entry(graph.nodes, best), p))) best = i;
  });
  return best;
};
