import { createHash } from 'node:crypto';
import type { Bilingual, NoticeGroup } from '@maillage/kernel';
import type { BuiltNetwork, NetworkInput } from '@maillage/ports';
import { extractNotices } from '@maillage/street-extract';
import {
  buildStreetGraph,
  readStreetSnapshot,
  readStreetSnapshotMeta,
  writeStreetSnapshot,
  type OsmBlock,
  type StreetBuild,
  type StreetGraph,
} from '@maillage/street-graph';
import { openExtract } from '../extract/open-extract.js';
import { blaming } from './blaming.js';
import { prepareClimbs } from './prepare-climbs.js';

interface PreparedStreets {
  readonly graph: StreetGraph;
  /** For the answer: the file to store, or the stored one by name. */
  readonly file: NonNullable<BuiltNetwork['streets']>;
  readonly findings: readonly Bilingual[];
  readonly notices: readonly NoticeGroup[];
}

type StreetInput = Pick<NetworkInput, 'extracts' | 'heights' | 'storedStreets'>;

/** The streets of the extracts and heights: those that are stored when they were built from the same, or else built now. */
export async function prepareStreets(input: StreetInput): Promise<PreparedStreets | undefined> {
  const { extracts, heights, storedStreets } = input;
  if (extracts.length === 0) return undefined;
  const meta = { extracts: digestsOf(extracts), ...(heights.length > 0 && { heights: digestsOf(heights) }) };
  if (storedStreets && isBuiltFrom(storedStreets.snapshot, meta)) {
    const graph = readStreetSnapshot(storedStreets.snapshot, { verify: false });
    return { graph, file: { checksum: storedStreets.checksum, snapshot: undefined }, findings: [], notices: [] };
  }
  const build = await blaming('STREETS_FAILED', () => buildStreetGraph(blocksOf(extracts)));
  const { trimmedWays } = build;
  const { graph, findings } = await blaming('HEIGHTS_FAILED', () => prepareClimbs(build.graph, heights));
  const snapshot = writeStreetSnapshot(graph, meta);
  const checksum = createHash('sha256').update(snapshot).digest('hex');
  const notices = trimmedWays > 0 ? [extractNotices('EXTRACT_MISSING_NODES', trimmedWays)] : [];
  return { graph, file: { checksum, snapshot }, findings: [...tellBuild(build), ...findings], notices };
}

const digestsOf = (inputs: readonly { readonly digest: string }[]): string[] =>
  inputs.map(({ digest }) => digest).sort();

/** The blocks of all extracts, one after the other. */
export async function* blocksOf(extracts: NetworkInput['extracts']): AsyncGenerator<OsmBlock> {
  for (const { path } of extracts) yield* openExtract(path);
}

/** False, too, for what another release wrote. */
function isBuiltFrom(snapshot: SharedArrayBuffer, meta: object): boolean {
  try {
    return JSON.stringify(readStreetSnapshotMeta(snapshot)) === JSON.stringify(meta);
  } catch {
    return false;
  }
}

function tellBuild({ graph, wayCount, conditionalWays, unreadConditions }: StreetBuild): Bilingual[] {
  const built = {
    fr: `rues construites : ${wayCount} tracés, ${graph.vertexCount} carrefours`,
    en: `streets built: ${wayCount} ways, ${graph.vertexCount} junctions`,
  };
  const conditions = {
    fr: `${conditionalWays} rues ont des règles à certaines heures : elles sont prises au plus strict, à toute heure ; ${unreadConditions} ont des conditions qui ne sont pas lues (poids, météo, permis)`,
    en: `${conditionalWays} streets have rules at certain hours: they are taken at their strictest, at all hours; ${unreadConditions} have conditions that are not read (weights, weather, permits)`,
  };
  return conditionalWays + unreadConditions > 0 ? [built, conditions] : [built];
}
