import { entry } from '@maillage/kernel';
import { between, crossing, gap, type Point } from '../plane.js';
import { SegmentGrid } from '../point-grid.js';
import { type Random } from '../random.js';
import { distanceToSegment, railway, river } from './barriers.js';
import { type Draft, type DraftSegment } from './draft.js';
import { HUB } from './roads.js';
import { type District, districtAt, DISTRICTS, type Fabric, MAIN_SQUARE_CLEARANCE } from './places.js';

/** How far junctions stray from a lattice, as a share of the spacing. */
const DISORDER: Record<Fabric, number> = {
  old: 0.42,
  village: 0.4,
  faubourg: 0.3,
  estate: 0.24,
  grid: 0.13,
  zone: 0.12,
};

/**
 * Lets streets grow between the hand-drawn roads: junctions on a disturbed lattice of each district, joined by a
 * β-skeleton (Kirkpatrick and Radke, 1985), which is planar and leaves blocks of natural shape.
 */
export function growStreets(draft: Draft, random: Random): void {
  const skeleton = segmentIndex(draft);
  const grown = new Set<number>();
  for (const district of DISTRICTS) {
    for (const p of latticeOf(district, random)) {
      if (!isFree(p, district, draft, skeleton)) continue;
      grown.add(draft.nodeAt(p, 1));
    }
  }
  const streets = joined(draft, grown, 1.28, skeleton);
  const taken = new Set(streets.map(keyOf));
  const paths = joined(draft, grown, 1, skeleton).filter((path) => !taken.has(keyOf(path)));
  draft.segments.push(...thinned(draft, streets, random));
  for (const path of paths) if (random.chance(0.22)) draft.segments.push({ ...path, class: 'footway' });
}

function* latticeOf(district: District, random: Random): Generator<Point> {
  const angle = random.between(0, Math.PI / 2);
  const stretch = random.between(1, 1.35);
  const phase = random.between(0, 6.28);
  const disorder = DISORDER[district.fabric] * district.spacing;
  const half = Math.ceil((district.radius * 1.3) / district.spacing);
  for (let i = -half; i <= half; i++) {
    for (let j = -half; j <= half; j++) {
      const u = i * district.spacing * stretch + random.between(-disorder, disorder);
      const v = (j * district.spacing) / Math.sqrt(stretch) + random.between(-disorder, disorder);
      const border = district.radius * (1 + 0.16 * Math.sin(3 * Math.atan2(v, u) + phase));
      if (Math.hypot(u, v) > border) continue;
      yield {
        x: district.x + u * Math.cos(angle) - v * Math.sin(angle),
        y: district.y + u * Math.sin(angle) + v * Math.cos(angle),
      };
    }
  }
}

function isFree(p: Point, district: District, draft: Draft, skeleton: SegmentGrid<DraftSegment>): boolean {
  if (districtAt(p) !== district || draft.hasNear(p, district.spacing * 0.56)) return false;
  if (river.metresFrom(p) < 62 || railway.metresFrom(p) < 40 || gap(p, { x: 0, y: 0 }) < MAIN_SQUARE_CLEARANCE)
    return false;
  const reach = district.spacing * 0.42;
  const box = [
    { x: p.x - reach, y: p.y - reach },
    { x: p.x + reach, y: p.y + reach },
  ] as const;
  return [...skeleton.near(...box)].every((s) => distanceToSegment(p, draft.node(s.from), draft.node(s.to)) > reach);
}

/** The pairs of near junctions, one of them grown, with no other junction in their β-lune and nothing to cross. */
function joined(
  draft: Draft,
  grown: ReadonlySet<number>,
  beta: number,
  skeleton: SegmentGrid<DraftSegment>,
): DraftSegment[] {
  const pairs: DraftSegment[] = [];
  for (const from of grown) {
    const reach = districtAt(draft.node(from)).spacing * 1.95;
    for (const to of draft.near(draft.node(from), reach)) {
      if (to === from || (grown.has(to) && to < from)) continue;
      if (!isLuneEmpty(draft, from, to, beta) || isBlocked(draft, from, to, skeleton)) continue;
      pairs.push({ from, to, class: 'residential', road: -1 });
    }
  }
  return pairs;
}

function isLuneEmpty(draft: Draft, from: number, to: number, beta: number): boolean {
  const [p, q] = [draft.node(from), draft.node(to)];
  const radius = (beta * gap(p, q)) / 2;
  const [first, second] = [between(p, q, beta / 2), between(q, p, beta / 2)];
  return draft
    .near(first, radius)
    .every((other) => other === from || other === to || gap(draft.node(other), second) >= radius);
}

function isBlocked(draft: Draft, from: number, to: number, skeleton: SegmentGrid<DraftSegment>): boolean {
  const [p, q] = [draft.node(from), draft.node(to)];
  if (gap(p, HUB) < 1 || gap(q, HUB) < 1) return true;
  if (river.crosses(p, q) || railway.crosses(p, q)) return true;
  for (const segment of skeleton.near(p, q)) {
    if (segment.from === to || segment.to === to) continue;
    if (crossing(p, q, draft.node(segment.from), draft.node(segment.to))) return true;
  }
  return false;
}

/** Takes out some streets that nobody needs to get through: dead ends and larger blocks appear. */
function thinned(draft: Draft, streets: readonly DraftSegment[], random: Random): DraftSegment[] {
  const group = draft.nodes.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (entry(group, root) !== root) root = entry(group, root);
    group[i] = root;
    return root;
  };
  for (const segment of draft.segments) group[find(segment.from)] = find(segment.to);
  return random.shuffled(streets).filter((street) => {
    const [from, to] = [find(street.from), find(street.to)];
    group[from] = to;
    const share = districtAt(draft.node(street.from)).fabric === 'estate' ? 0.24 : 0.12;
    return from !== to || !random.chance(share);
  });
}

function segmentIndex(draft: Draft): SegmentGrid<DraftSegment> {
  const grid = new SegmentGrid<DraftSegment>(150);
  for (const segment of draft.segments) grid.add(draft.node(segment.from), draft.node(segment.to), segment);
  return grid;
}

const keyOf = ({ from, to }: DraftSegment): string => (from < to ? `${from} ${to}` : `${to} ${from}`);
