import { CollectedStreets } from './build/collect-streets.js';
import { cutWays } from './build/cut-ways.js';
import { finishGraph } from './build/finish-graph.js';
import type { OsmBlock } from './osm-block.js';
import type { StreetGraph } from './street-graph.js';

export interface StreetBuild {
  readonly graph: StreetGraph;
  readonly wayCount: number;
  /** Ways of which nodes are in no extract: what is left of them is used. */
  readonly trimmedWays: number;
}

/** The streets of one or more extracts, block by block; elements that come twice count once. */
export async function buildStreetGraph(blocks: Iterable<OsmBlock> | AsyncIterable<OsmBlock>): Promise<StreetBuild> {
  const collected = new CollectedStreets();
  for await (const block of blocks) collected.add(block);
  const cut = cutWays(collected);
  return { graph: finishGraph(cut, collected), wayCount: collected.wayCount, trimmedWays: cut.trimmedWays };
}
