import { MOST_AREA_NODES, type CollectedArea, type CollectedStreets } from './collect-streets.js';
import { joinRings } from './join-rings.js';
import { MODE_INDEX } from '../travel-mode.js';
import { innerCorners } from './inner-corners.js';
import type { PlacedNodes } from './place-nodes.js';
import { spanArea, type Corner } from './span-area.js';
import type { Spot } from './visible.js';

/** A straight way across an area between two of its corners, rows of nodes. */
export interface AreaLine {
  readonly from: number;
  readonly to: number;
  /** Row of the way whose rules it has. */
  readonly way: number;
}

/** Of more corners the first are crossed between. */
const MOST_CORNERS = 48;
const RADIANS = (Math.PI / 180) * 1e-7;

/**
 * Walkers cross squares and platforms: straight lines that stay inside an area, between the nodes where other ways meet its outlines,
 * around the corners that stand in the way. Corners that are used become vertices (`uses`).
 */
export const crossAreas = (collected: CollectedStreets, nodes: PlacedNodes): readonly AreaLine[] =>
  collected.areas.flatMap((area) =>
    collected.rules.rules[collected.rule.values[area.way]].classes[MODE_INDEX.foot * 2] > 0
      ? crossArea(area, nodes)
      : [],
  );

function crossArea({ lines, way }: CollectedArea, nodes: PlacedNodes): AreaLine[] {
  const rings = joinRings(lines)?.map((ring) => ring.map((ref) => nodes.rowOf(ref))) ?? [];
  const all = rings.flat();
  if (all.length > MOST_AREA_NODES || all.some((row) => row < 0 || nodes.isPlaced[row] === 0)) return [];
  const entries = listEntries(lines, nodes);
  if (entries.size < 2) return [];
  const spotOf = plane(nodes, all[0]);
  const shape = rings.map((ring) => ring.map(spotOf));
  const inner = innerCorners(shape);
  const corners = rings.flatMap((ring, r) =>
    ring.slice(1).flatMap((row, i): Corner[] => {
      const tangent = inner[r][i + 1];
      const isEntry = entries.has(row);
      return isEntry || tangent ? [{ row, ring: r, place: i + 1, spot: spotOf(row), isEntry, tangent }] : [];
    }),
  );
  const kept = [...corners.filter(({ isEntry }) => isEntry), ...corners.filter(({ isEntry }) => !isEntry)];
  const isConvex = inner.flat().every((tangent) => tangent === undefined);
  const found = spanArea(shape, kept.slice(0, MOST_CORNERS), isConvex);
  for (const row of found.flat()) nodes.uses[row] = Math.max(2, nodes.uses[row]);
  return found.map(([from, to]) => ({ from, to, way }));
}

/** Nodes that others use than the outlines themselves. */
function listEntries(lines: CollectedArea['lines'], nodes: PlacedNodes): ReadonlySet<number> {
  const own = new Map<number, number>();
  for (const line of lines) {
    const isClosed = line[0] === line[line.length - 1];
    line.forEach((ref, i) => {
      const row = nodes.rowOf(ref);
      const isEnd = !isClosed && (i === 0 || i === line.length - 1);
      own.set(row, (own.get(row) ?? 0) + (isEnd ? 2 : 1));
    });
  }
  return new Set([...own].flatMap(([row, times]) => (nodes.uses[row] > times ? [row] : [])));
}

/** Around a node, in units of latitude. */
function plane({ latitude, longitude }: PlacedNodes, origin: number): (row: number) => Spot {
  const scale = Math.cos(latitude[origin] * RADIANS);
  return (row) => ({ x: (longitude[row] - longitude[origin]) * scale, y: latitude[row] - latitude[origin] });
}
