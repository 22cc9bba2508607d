import { entry } from '@maillage/kernel';
import { between, crossing, type Point, smooth } from '../plane.js';
import { SegmentGrid } from '../point-grid.js';
import { type Random } from '../random.js';
import { Draft, type DraftSegment } from './draft.js';
import { isBuiltUp } from './places.js';
import { type PlannedRoad, ROADS } from './roads.js';

const SNAP_METRES = 16;

/** The hand-drawn roads as a planar graph: a node where two of them cross or meet. */
export function drawSkeleton(random: Random): Draft {
  const pieces = ROADS.flatMap((road, index) => piecesOf(road, index, random));
  const cuts = cutsOf(pieces);
  const draft = new Draft();
  for (const road of ROADS) for (const p of road.via) draft.nodeAt(p, SNAP_METRES);
  const known = new Set<string>();
  pieces.forEach((piece, i) => {
    const shares = [0, ...(cuts[i] ?? []), 1].sort((a, b) => a - b);
    const nodes = shares.map((share) => draft.nodeAt(between(piece.a, piece.b, share), SNAP_METRES));
    for (let k = 1; k < nodes.length; k++) addOnce(draft, known, entry(nodes, k - 1), entry(nodes, k), piece.road);
  });
  return draft;
}

interface Piece {
  readonly a: Point;
  readonly b: Point;
  readonly road: number;
}

function piecesOf(road: PlannedRoad, index: number, random: Random): Piece[] {
  const step = (p: Point): number => (road.straight === true ? 1_000 : isBuiltUp(p) ? 105 : 230);
  const line = smooth(road.via, step, road.closed);
  const fixed = new Set(road.via.map(({ x, y }) => `${x} ${y}`));
  const wander = line.map((p) => (fixed.has(`${p.x} ${p.y}`) ? p : moved(p, isBuiltUp(p) ? 7 : 16, random)));
  return wander.slice(1).map((b, i) => ({ a: entry(wander, i), b, road: index }));
}

const moved = (p: Point, metres: number, random: Random): Point => ({
  x: p.x + random.between(-metres, metres),
  y: p.y + random.between(-metres, metres),
});

/** Where each piece is crossed by others, as shares of its length. */
function cutsOf(pieces: readonly Piece[]): number[][] {
  const grid = new SegmentGrid<number>(250);
  const cuts: number[][] = pieces.map(() => []);
  pieces.forEach((piece, i) => {
    for (const other of grid.near(piece.a, piece.b)) {
      const { a, b } = entry(pieces, other);
      const cross = crossing(piece.a, piece.b, a, b);
      if (!cross) continue;
      cuts[i]?.push(cross.onFirst);
      cuts[other]?.push(cross.onSecond);
    }
    grid.add(piece.a, piece.b, i);
  });
  return cuts;
}

function addOnce(draft: Draft, known: Set<string>, from: number, to: number, road: number): void {
  const key = from < to ? `${from} ${to}` : `${to} ${from}`;
  if (from === to || known.has(key)) return;
  known.add(key);
  const segment: DraftSegment = { from, to, class: entry(ROADS, road).class, road };
  draft.segments.push(segment);
}
