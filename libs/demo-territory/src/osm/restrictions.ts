import { entry } from '@maillage/kernel';
import { drawFor } from '../random.js';
import { isForCars, type NodeIndex, otherEnd, type Street, type StreetGraph } from '../town/street-graph.js';
import { type OsmMap } from './osm-map.js';
import { type DrawnStreets } from './street-ways.js';

/** At `via` nobody may turn from one street into the other. */
interface BannedTurn {
  readonly via: NodeIndex;
  readonly from: Street;
  readonly to: Street;
  readonly restriction: 'no_left_turn' | 'no_right_turn';
}

/** Left and right turns from small streets into main roads that are banned; ways must end where they apply. */
export function bannedTurns(graph: StreetGraph, seed: number): BannedTurn[] {
  return graph.meeting.flatMap((streets, via) => {
    const main = streets.filter(({ class: streetClass }) => streetClass === 'primary' || streetClass === 'secondary');
    const small = streets.filter((street) => isForCars(street) && street.road < 0 && street.oneway === 0);
    const [from] = small;
    if (main.length < 2 || !from || drawFor(`turn ${via}`, seed) > 0.16) return [];
    const to = entry(main, via % 2);
    return [{ via, from, to, restriction: isLeftTurn(graph, from, to, via) ? 'no_left_turn' : 'no_right_turn' }];
  });
}

export function drawRestrictions(map: OsmMap, { nodeIds, wayIds }: DrawnStreets, turns: readonly BannedTurn[]): void {
  for (const { via, from, to, restriction } of turns) {
    const [fromWay, toWay] = [wayIds.get(from), wayIds.get(to)];
    if (fromWay === undefined || toWay === undefined) continue;
    map.relation(
      [
        { type: 'way', ref: fromWay, role: 'from' },
        { type: 'node', ref: entry(nodeIds, via), role: 'via' },
        { type: 'way', ref: toWay, role: 'to' },
      ],
      { type: 'restriction', restriction },
    );
  }
}

function isLeftTurn(graph: StreetGraph, from: Street, to: Street, via: NodeIndex): boolean {
  const [a, b, c] = [otherEnd(from, via), via, otherEnd(to, via)].map((node) => entry(graph.nodes, node)) as [
    { x: number; y: number },
    { x: number; y: number },
    { x: number; y: number },
  ];
  return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) > 0;
}
