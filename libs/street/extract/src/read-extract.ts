import type { OsmBlock } from '@maillage/street-graph';
import { BlockColumns } from './blocks/block-columns.js';
import { decodeBlock } from './blocks/decode-block.js';
import { ExtractRefusal } from './extract-rules.js';
import { readBlobs, type Inflate } from './read-blobs.js';
import { Wire } from './wire.js';

/** What a file may demand of its reader (`required_features`). */
const KNOWN_FEATURES = new Set(['OsmSchema-V0.6', 'DenseNodes']);

/** The blocks of an `.osm.pbf` file, one in memory at a time, in the order of the file. @throws ExtractRefusal */
export async function* readExtract(source: AsyncIterable<Uint8Array>, inflate: Inflate): AsyncGenerator<OsmBlock> {
  const columns = new BlockColumns();
  for await (const { type, bytes } of readBlobs(source, inflate)) {
    if (type === 'OSMData') yield decodeBlock(bytes, columns);
    else if (type === 'OSMHeader') checkFeatures(bytes);
  }
}

function checkFeatures(header: Uint8Array): void {
  const wire = new Wire(header);
  while (wire.next()) {
    if (wire.field !== 4) {
      wire.skip();
      continue;
    }
    const feature = wire.text();
    if (feature === 'HistoricalInformation') throw new ExtractRefusal('EXTRACT_HISTORY');
    if (!KNOWN_FEATURES.has(feature)) throw new ExtractRefusal('EXTRACT_FEATURE', feature);
  }
}
