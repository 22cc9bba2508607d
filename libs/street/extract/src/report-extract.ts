import type { BoundingBox, NoticeGroup } from '@maillage/kernel';
import type { OsmBlock } from '@maillage/street-graph';
import { ExtractRefusal, extractNotices } from './extract-rules.js';

export interface ExtractCounts {
  readonly nodes: number;
  readonly ways: number;
  /** Ways with a `highway`. */
  readonly streets: number;
}

/** What reading an extract found, small enough to be stored and sent. */
export interface ExtractReport {
  /** The same for the same blocks, however they are packed; empty for what cannot be read. */
  readonly fingerprint: string;
  readonly counts: ExtractCounts;
  /** Around all nodes; undefined when there are none. */
  readonly box: BoundingBox | undefined;
  readonly notices: readonly NoticeGroup[];
}

/** Building takes some 30 bytes for each; a French region has 40 million. */
const MOST_NODES = 60_000_000;

/** Reads an extract to its end. What is wrong with it is an error notice in the report. */
export async function reportExtract(
  blocks: AsyncIterable<OsmBlock>,
  fingerprint: () => string,
  mostNodes = MOST_NODES,
): Promise<ExtractReport> {
  const tally = new Tally();
  try {
    for await (const block of blocks) {
      tally.add(block);
      if (tally.nodes > mostNodes) throw new ExtractRefusal('EXTRACT_TOO_LARGE');
    }
  } catch (thrown) {
    if (thrown instanceof ExtractRefusal) return { ...NOTHING, notices: [thrown.notices] };
    throw thrown;
  }
  const notices = tally.streets === 0 ? [extractNotices('EXTRACT_NO_STREETS')] : [];
  const { nodes, ways, streets } = tally;
  return { fingerprint: fingerprint(), counts: { nodes, ways, streets }, box: tally.box(), notices };
}

const NOTHING: ExtractReport = {
  fingerprint: '',
  counts: { nodes: 0, ways: 0, streets: 0 },
  box: undefined,
  notices: [],
};

class Tally {
  nodes = 0;
  ways = 0;
  streets = 0;
  /** 10⁻⁷ degrees. */
  private south = Infinity;
  private west = Infinity;
  private north = -Infinity;
  private east = -Infinity;

  add({ strings, nodes, ways }: OsmBlock): void {
    this.nodes += nodes.id.length;
    this.ways += ways.id.length;
    for (let node = 0; node < nodes.id.length; node++) {
      this.south = Math.min(this.south, nodes.latitude[node]);
      this.north = Math.max(this.north, nodes.latitude[node]);
      this.west = Math.min(this.west, nodes.longitude[node]);
      this.east = Math.max(this.east, nodes.longitude[node]);
    }
    const highway = strings.indexOf('highway');
    for (let way = 0; way < ways.id.length; way++) {
      for (let i = ways.tags.offset[way]; i < ways.tags.offset[way + 1]; i++) {
        if (ways.tags.words[2 * i] === highway) this.streets++;
      }
    }
  }

  box(): BoundingBox | undefined {
    if (this.nodes === 0) return undefined;
    const degrees = (units: number): number => units / 1e7;
    return {
      south: degrees(this.south),
      west: degrees(this.west),
      north: degrees(this.north),
      east: degrees(this.east),
    };
  }
}
