import { readPolyline } from '../polyline.js';
import { SLOPE_UNITS, type StreetGraph } from '../street-graph.js';
import { OFF_GROUND } from '../tags/way-traits.js';
import { groundOf, type Ground } from './ground.js';
import type { HeightTile } from './read-heights.js';

type Streets = Pick<StreetGraph, 'vertexCount' | 'latitude' | 'longitude' | 'edges'>;

/** Metres between two heights along a street. */
const SPACING = 25;
/** What goes up and down again by less than this many metres is noise. */
const LEAST_BUMP = 3;
/** Slopes are measured over at least so many metres. */
const PIECE_METRES = 75;
const METRES_PER_MICRODEGREE = 6_371_008.8 * (Math.PI / 180) * 1e-6;
const MOST_DECIMETRES = 0xffff;

/** The streets with what one climbs on them, each way: climb up minus climb back is what the end lies above the beginning. */
export function withClimbs(graph: StreetGraph, tiles: readonly HeightTile[]): StreetGraph {
  return { ...graph, edges: { ...graph.edges, ...measureClimbs(graph, groundOf(tiles)) } };
}

function measureClimbs(graph: Streets, ground: Ground): Pick<StreetGraph['edges'], 'climb' | 'slope'> {
  const { edges } = graph;
  const heights = heightsOfVertices(graph, ground);
  const [climb, slope] = [new Uint16Array(2 * edges.count), new Uint8Array(2 * edges.count)];
  for (let edge = 0; edge < edges.count; edge++) {
    const [start, end] = [heights[edges.from[edge]], heights[edges.to[edge]]];
    if (Number.isNaN(start) || Number.isNaN(end)) continue;
    const between = (edges.traits[edge] & OFF_GROUND) !== 0 ? [] : heightsAlong(graph, edge, ground);
    const length = edges.length[edge] / 10;
    const profile = [{ metres: 0, height: start }, ...between, { metres: length, height: end }];
    const { up, down } = climbOver(profile);
    climb.set([decimetres(up), decimetres(down)], 2 * edge);
    slope.set([slopeOver(profile, 1), slopeOver(profile, -1)], 2 * edge);
  }
  return { climb, slope };
}

interface Sample {
  /** From the beginning of the edge. */
  readonly metres: number;
  readonly height: number;
}

const decimetres = (metres: number): number => Math.min(MOST_DECIMETRES, Math.round(metres * 10));

/** Up and down, small bumps left out; their difference is that of the ends. */
function climbOver(profile: readonly Sample[]): { up: number; down: number } {
  const turns = [profile[0].height];
  let extreme = profile[0].height;
  for (const { height } of profile) {
    const isRising = extreme >= turns[turns.length - 1];
    if (isRising ? height >= extreme : height <= extreme) extreme = height;
    else if (Math.abs(height - extreme) >= LEAST_BUMP) {
      turns.push(extreme);
      extreme = height;
    }
  }
  turns.push(profile[profile.length - 1].height);
  let [up, down] = [0, 0];
  for (let i = 1; i < turns.length; i++) {
    up += Math.max(0, turns[i] - turns[i - 1]);
    down += Math.max(0, turns[i - 1] - turns[i]);
  }
  return { up, down };
}

/**
 * How steep an edge is to climb (`sign` 1) or to go down, in quarters of a percent: the mean over its pieces in which
 * one that is twice as steep weighs as much as four, for so the costs of slopes grow.
 */
function slopeOver(profile: readonly Sample[], sign: 1 | -1): number {
  const length = profile[profile.length - 1].metres;
  let sum = 0;
  let from = profile[0];
  profile.forEach((sample, i) => {
    const run = sample.metres - from.metres;
    const isLast = i === profile.length - 1;
    if (!isLast && (run < PIECE_METRES || length - sample.metres < PIECE_METRES)) return;
    const rise = Math.max(0, (sample.height - from.height) * sign);
    if (run > 0) sum += run * (rise / run) ** 2;
    from = sample;
  });
  return Math.min(255, Math.round(Math.sqrt(sum / Math.max(length, 1)) * SLOPE_UNITS));
}

/** Heights between the ends of an edge; unknown ones are left out. */
function heightsAlong(graph: Streets, edge: number, ground: Ground): Sample[] {
  const line: number[] = [];
  const count = readPolyline(graph, edge, line);
  const heights: Sample[] = [];
  let metres = 0;
  for (let i = 1; i < count; i++) {
    const [y, x] = [line[2 * i - 2], line[2 * i - 1]];
    const [north, east] = [line[2 * i] - y, line[2 * i + 1] - x];
    const scale = Math.cos((y / 1e6) * (Math.PI / 180));
    const run = Math.hypot(north, east * scale) * METRES_PER_MICRODEGREE;
    const parts = Math.max(1, Math.ceil(run / SPACING));
    for (let part = 1; part <= parts; part++) {
      if (i === count - 1 && part === parts) continue;
      const share = part / parts;
      const height = ground({ latitude: (y + share * north) / 1e6, longitude: (x + share * east) / 1e6 });
      if (height !== undefined) heights.push({ metres: metres + share * run, height });
    }
    metres += run;
  }
  return heights;
}

/** Of the ground; between two of its vertices a bridge or a tunnel rises evenly. NaN where the ground is not known. */
function heightsOfVertices(graph: Streets, ground: Ground): Float64Array {
  const { vertexCount, latitude, longitude, edges } = graph;
  const isOnGround = new Uint8Array(vertexCount);
  const structures: number[] = [];
  for (let edge = 0; edge < edges.count; edge++)
    if ((edges.traits[edge] & OFF_GROUND) !== 0) structures.push(edge);
    else isOnGround[edges.from[edge]] = isOnGround[edges.to[edge]] = 1;
  const heights = Float64Array.from(
    latitude,
    (value, vertex) => ground({ latitude: value / 1e6, longitude: longitude[vertex] / 1e6 }) ?? NaN,
  );
  spanBetween(edges, structures, isOnGround, heights);
  return heights;
}

/** Enough for a viaduct that is cut into a dozen pieces to hang straight. */
const ROUNDS = 200;

/** Each vertex within a structure lies between its neighbours, by their distances; the ends of structures stay where they are. */
function spanBetween(
  { from, to, length }: StreetGraph['edges'],
  structures: readonly number[],
  isOnGround: Uint8Array,
  heights: Float64Array,
): void {
  const neighbours = new Map<number, { vertex: number; length: number }[]>();
  for (const edge of structures)
    for (const [vertex, other] of [
      [from[edge], to[edge]],
      [to[edge], from[edge]],
    ])
      if (isOnGround[vertex] === 0)
        neighbours.set(vertex, [...(neighbours.get(vertex) ?? []), { vertex: other, length: length[edge] }]);
  const inner = [...neighbours].filter(([, around]) => around.length > 1);
  for (let round = 0; round < ROUNDS; round++)
    for (const [vertex, around] of inner) {
      let [sum, weight] = [0, 0];
      for (const { vertex: other, length: metres } of around) {
        sum += heights[other] / metres;
        weight += 1 / metres;
      }
      heights[vertex] = sum / weight;
    }
}
