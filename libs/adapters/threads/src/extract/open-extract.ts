import { createReadStream } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { readExtract, type Inflate } from '@maillage/street-extract';
import type { OsmBlock } from '@maillage/street-graph';

const CHUNK_BYTES = 2 ** 20;

/** The blocks of the extract at `path`; `onUnpacked` sees the bytes of each block that was packed. */
export function openExtract(path: string, onUnpacked: (bytes: Uint8Array) => void = ignore): AsyncIterable<OsmBlock> {
  const inflate: Inflate = (packed, size) => {
    const bytes = inflateSync(packed, { maxOutputLength: Math.max(size, 1) });
    onUnpacked(bytes);
    return bytes;
  };
  return readExtract(createReadStream(path, { highWaterMark: CHUNK_BYTES }), inflate);
}

const ignore = (): void => undefined;
