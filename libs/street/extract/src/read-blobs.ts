import { ExtractRefusal } from './extract-rules.js';
import { Wire } from './wire.js';

/** Limits that the format sets (wiki.openstreetmap.org/wiki/PBF_Format). */
const MAX_HEADER_BYTES = 64 * 1024;
const MAX_BLOB_BYTES = 32 * 2 ** 20;

/** Unpacks zlib data that is `size` bytes long when unpacked; throws when it is not. */
export type Inflate = (packed: Uint8Array, size: number) => Uint8Array;

interface Blob {
  /** `OSMHeader`, `OSMData`, or what else there may be. */
  readonly type: string;
  /** Valid until the next blob is asked for. */
  readonly bytes: Uint8Array;
}

/** The blobs of an `.osm.pbf` file one after the other: no more than one is in memory. @throws ExtractRefusal */
export async function* readBlobs(source: AsyncIterable<Uint8Array>, inflate: Inflate): AsyncGenerator<Blob> {
  const stream = new ByteStream(source);
  const start = await stream.take(4);
  if (start.length === 0) throw new ExtractRefusal('EXTRACT_EMPTY');
  if (start.length < 4 || lengthOf(start) > MAX_HEADER_BYTES) throw foreign(start);
  for (let size = start, isFirst = true; size.length > 0; size = await stream.take(4), isFirst = false) {
    if (size.length < 4) throw new ExtractRefusal('EXTRACT_TRUNCATED');
    const head = readHead(await exactly(stream, lengthOf(size), MAX_HEADER_BYTES), isFirst);
    const blob = await exactly(stream, head.size, MAX_BLOB_BYTES);
    yield { type: head.type, bytes: unpackBlob(blob, inflate) };
  }
}

const lengthOf = (bytes: Uint8Array): number => bytes[0] * 2 ** 24 + bytes[1] * 2 ** 16 + bytes[2] * 2 ** 8 + bytes[3];

async function exactly(stream: ByteStream, length: number, limit: number): Promise<Uint8Array> {
  if (length > limit) throw new ExtractRefusal('EXTRACT_BLOCK_TOO_LARGE');
  const bytes = await stream.take(length);
  if (bytes.length < length) throw new ExtractRefusal('EXTRACT_TRUNCATED');
  return bytes;
}

/** A `BlobHeader`: type and length of the blob that follows. */
function readHead(bytes: Uint8Array, isFirst: boolean): { type: string; size: number } {
  const head = { type: '', size: 0 };
  try {
    const wire = new Wire(bytes);
    while (wire.next()) {
      if (wire.field === 1) head.type = wire.text();
      else if (wire.field === 3) head.size = wire.unsigned();
      else wire.skip();
    }
  } catch (thrown) {
    throw isFirst ? new ExtractRefusal('NOT_AN_EXTRACT') : thrown;
  }
  if (isFirst && head.type !== 'OSMHeader') throw new ExtractRefusal('NOT_AN_EXTRACT');
  return head;
}

/** A `Blob`: raw or packed bytes. */
function unpackBlob(blob: Uint8Array, inflate: Inflate): Uint8Array {
  let [raw, packed, size]: [Uint8Array | undefined, Uint8Array | undefined, number] = [undefined, undefined, 0];
  const wire = new Wire(blob);
  while (wire.next()) {
    if (wire.field === 1) raw = wire.slice();
    else if (wire.field === 2) size = wire.unsigned();
    else if (wire.field === 3) packed = wire.slice();
    else if (wire.field <= 7) throw new ExtractRefusal('EXTRACT_COMPRESSION');
    else wire.skip();
  }
  if (raw) return raw;
  if (!packed) throw new ExtractRefusal('EXTRACT_CORRUPT');
  if (size > MAX_BLOB_BYTES) throw new ExtractRefusal('EXTRACT_BLOCK_TOO_LARGE');
  return inflated(packed, size, inflate);
}

function inflated(packed: Uint8Array, size: number, inflate: Inflate): Uint8Array {
  try {
    const bytes = inflate(packed, size);
    if (bytes.length === size) return bytes;
  } catch {
    // told below
  }
  throw new ExtractRefusal('EXTRACT_CORRUPT');
}

/** What the first bytes of something else look like. */
function foreign(start: Uint8Array): ExtractRefusal {
  const text = String.fromCharCode(...start);
  if (text.startsWith('<?xm') || text.startsWith('<osm')) return new ExtractRefusal('EXTRACT_OTHER_FORMAT');
  if (/^\s*</.test(text)) return new ExtractRefusal('HTML_PAGE');
  const isPacked = ['PK', 'BZ', '\u001f\u008b', '7z', '\u00fd7z'].some((magic) => text.startsWith(magic));
  return new ExtractRefusal(isPacked ? 'EXTRACT_OTHER_FORMAT' : 'NOT_AN_EXTRACT');
}

/** Cuts a stream of chunks into pieces of the lengths that are asked for. */
class ByteStream {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private rest: Uint8Array = new Uint8Array();

  constructor(source: AsyncIterable<Uint8Array>) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  /** The next `length` bytes, fewer only at the end. */
  async take(length: number): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    let missing = length;
    while (missing > 0) {
      if (this.rest.length === 0 && !(await this.refill())) break;
      const piece = this.rest.subarray(0, missing);
      this.rest = this.rest.subarray(piece.length);
      pieces.push(piece);
      missing -= piece.length;
    }
    return joined(pieces, length - missing);
  }

  private async refill(): Promise<boolean> {
    const next: IteratorResult<Uint8Array, unknown> = await this.chunks.next();
    if (next.done === true) return false;
    this.rest = next.value;
    return true;
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  if (pieces.length === 1) return pieces[0];
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
