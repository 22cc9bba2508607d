import type { CollectedStreets } from './collect-streets.js';
import { IdTable } from './id-table.js';

/** The nodes that streets use, in rows without gaps. */
export interface PlacedNodes {
  readonly count: number;
  /** row[ref]: row of the node that a ref of a way names */
  readonly row: Int32Array;
  /** Row of a node by its id, −1 when no street uses it. */
  rowOf(id: number): number;
  /** 0 when no extract has the node. */
  readonly isPlaced: Uint8Array;
  /** 10⁻⁷ degrees. */
  readonly latitude: Int32Array;
  readonly longitude: Int32Array;
  /** 2 or more: edges end there. Ways that pass count once, their ends twice. */
  readonly uses: Uint8Array;
  readonly barred: Uint8Array;
  readonly gates: Uint8Array;
  readonly isLift: Uint8Array;
}

export function placeNodes(collected: CollectedStreets): PlacedNodes {
  const { refs, nodeId, nodeRules } = collected;
  const table = new IdTable(refs.length);
  const row = new Int32Array(refs.length);
  for (let ref = 0; ref < row.length; ref++) row[ref] = table.add(refs.values[ref]);
  const nodes: PlacedNodes = {
    count: table.count,
    row,
    rowOf: (id) => table.find(id),
    isPlaced: new Uint8Array(table.count),
    latitude: new Int32Array(table.count),
    longitude: new Int32Array(table.count),
    uses: new Uint8Array(table.count),
    barred: new Uint8Array(table.count),
    gates: new Uint8Array(table.count),
    isLift: new Uint8Array(table.count),
  };
  for (let node = 0; node < nodeId.length; node++) {
    const at = table.find(nodeId.values[node]);
    if (at < 0 || nodes.isPlaced[at] === 1) continue;
    nodes.isPlaced[at] = 1;
    nodes.latitude[at] = collected.latitude.values[node];
    nodes.longitude[at] = collected.longitude.values[node];
  }
  for (const [id, rule] of nodeRules) {
    const at = table.find(id);
    if (at < 0) continue;
    nodes.barred[at] = rule.barred;
    nodes.gates[at] = rule.endsOnly;
    nodes.isLift[at] = rule.isLift ? 1 : 0;
    nodes.uses[at] = 2;
  }
  countUses(collected, nodes);
  return nodes;
}

/** The ends of ways count twice, as do those of the pieces that are left of a cut way; a ring comes back to its beginning. */
function countUses({ refOffset, wayCount }: CollectedStreets, { row, uses, isPlaced }: PlacedNodes): void {
  const use = (at: number, times: number): void => void (uses[at] = Math.min(MOST_USES, uses[at] + times));
  for (let way = 0; way < wayCount; way++) {
    const [first, end] = [refOffset.values[way], refOffset.values[way + 1]];
    for (let ref = first; ref < end; ref++) {
      const isRing = row[first] === row[end - 1];
      const isEnd =
        (!isRing && (ref === first || ref === end - 1)) ||
        (ref > first && isPlaced[row[ref - 1]] === 0) ||
        (ref < end - 1 && isPlaced[row[ref + 1]] === 0);
      use(row[ref], isEnd ? 2 : 1);
    }
  }
}

const MOST_USES = 100;
