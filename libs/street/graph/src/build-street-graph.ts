import { addHoles } from './build/add-holes.js';
import { CollectedStreets } from './build/collect-streets.js';
import { cutWays } from './build/cut-ways.js';
import { finishGraph } from './build/finish-graph.js';
import { listForbiddenTurns } from './build/forbidden-turns.js';
import type { OsmBlock } from './osm-block.js';
import type { StreetGraph } from './street-graph.js';

export interface StreetBuild {
  readonly graph: StreetGraph;
  readonly wayCount: number;
  /** Ways of which nodes are in no extract: what is left of them is used. */
  readonly trimmedWays: number;
  /** Turn restrictions for cars. */
  readonly turnRestrictions: number;
  /** Those of them whose ways are not in the extracts, or do not meet as a restriction says. */
  readonly unreadRestrictions: number;
  /** Ways with rules for certain hours: they are taken at their strictest, at all hours. */
  readonly conditionalWays: number;
  /** Ways with conditions that are not read: weights, weather, permits. */
  readonly unreadConditions: number;
}

/** The streets of one or more extracts, block by block; elements that come twice count once. */
export async function buildStreetGraph(blocks: Iterable<OsmBlock> | AsyncIterable<OsmBlock>): Promise<StreetBuild> {
  const collected = new CollectedStreets();
  for await (const block of blocks) collected.add(block);
  addHoles(collected);
  const cut = cutWays(collected);
  const { sequences, unreadRestrictions } = listForbiddenTurns(cut, collected);
  return {
    graph: finishGraph(cut, collected, sequences),
    wayCount: collected.wayCount,
    trimmedWays: cut.trimmedWays,
    turnRestrictions: collected.restrictions.size,
    unreadRestrictions,
    conditionalWays: collected.conditionalWays.size,
    unreadConditions: collected.unreadConditions.size,
  };
}
