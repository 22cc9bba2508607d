import { Failure, type NumericArray } from '@maillage/kernel';
import { checksum } from './checksum.js';

/**
 * A file of typed arrays that is loaded into one buffer and used in place, little-endian:
 *
 *   0  magic, 8 ASCII characters      24  checksum, two words, over the whole file with these two as 0
 *   8  format version, uint32         32  zeros
 *  12  length of the header, uint32   64  header: JSON, UTF-8, filled up with blanks
 *  16  length of the file, float64     …  sections, each at a multiple of 64
 */
export interface SectionFormat {
  /** 8 ASCII characters. */
  readonly magic: string;
  readonly version: number;
}

export interface SectionFile {
  readonly header: unknown;
  /** @throws Failure `SNAPSHOT_CORRUPT` when there is no such section of that type. */
  section<Name extends StoreName>(name: string, type: Name): Store<Name>;
}

const VIEWS = {
  Int8Array: (buffer: ArrayBufferLike, offset: number, length: number) => new Int8Array(buffer, offset, length),
  Uint8Array: (buffer: ArrayBufferLike, offset: number, length: number) => new Uint8Array(buffer, offset, length),
  Int16Array: (buffer: ArrayBufferLike, offset: number, length: number) => new Int16Array(buffer, offset, length),
  Uint16Array: (buffer: ArrayBufferLike, offset: number, length: number) => new Uint16Array(buffer, offset, length),
  Int32Array: (buffer: ArrayBufferLike, offset: number, length: number) => new Int32Array(buffer, offset, length),
  Uint32Array: (buffer: ArrayBufferLike, offset: number, length: number) => new Uint32Array(buffer, offset, length),
  Float64Array: (buffer: ArrayBufferLike, offset: number, length: number) => new Float64Array(buffer, offset, length),
};
type StoreName = keyof typeof VIEWS;
type Store<Name extends StoreName> = ReturnType<(typeof VIEWS)[Name]>;

const ALIGNMENT = 64;
const CHECKSUM_WORDS = [6, 7];

interface SectionEntry {
  readonly name: string;
  readonly type: string;
  /** From the end of the header. */
  readonly offset: number;
  readonly length: number;
}

/** `header` is anything that JSON can hold. */
export function writeSections(
  format: SectionFormat,
  header: unknown,
  sections: ReadonlyMap<string, NumericArray>,
): Uint8Array<ArrayBuffer> {
  let offset = 0;
  const table: SectionEntry[] = [];
  for (const [name, array] of sections) {
    table.push({ name, type: array.constructor.name, offset, length: array.length });
    offset = align(offset + array.byteLength);
  }
  const json = new TextEncoder().encode(JSON.stringify({ header, sections: table }));
  const body = align(ALIGNMENT + json.length);
  const file = new Uint8Array(body + offset);
  const view = new DataView(file.buffer);
  file.set(new TextEncoder().encode(format.magic));
  view.setUint32(8, format.version, true);
  view.setUint32(12, json.length, true);
  view.setFloat64(16, file.length, true);
  file.fill(0x20, ALIGNMENT, body).set(json, ALIGNMENT);
  for (const { name, offset: place } of table) {
    const array = sections.get(name) as NumericArray;
    file.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), body + place);
  }
  checksum(new Int32Array(file.buffer), CHECKSUM_WORDS).forEach((word, i) => {
    view.setUint32(24 + i * 4, word, true);
  });
  return file;
}

/**
 * @param verify whether to compute the checksum: once per load is enough, other threads that share the buffer need not.
 * @throws Failure `SNAPSHOT_UNKNOWN`, `SNAPSHOT_VERSION`, `SNAPSHOT_TRUNCATED` or `SNAPSHOT_CORRUPT`
 */
export function readSections(format: SectionFormat, buffer: ArrayBufferLike, verify: boolean): SectionFile {
  const headerLength = checkFile(format, buffer, verify);
  const { header, sections } = parseHeader(new Uint8Array(buffer, ALIGNMENT, headerLength));
  const body = align(ALIGNMENT + headerLength);
  const table = new Map(sections.map((section) => [section.name, section]));
  return {
    header,
    section<Name extends StoreName>(name: string, type: Name) {
      const found = table.get(name);
      if (found?.type !== type) throw new Failure('SNAPSHOT_CORRUPT', `no section ${name} of type ${type}`);
      return VIEWS[type](buffer, body + found.offset, found.length) as Store<Name>;
    },
  };
}

/** The length of the header of a file that is whole. */
function checkFile({ magic, version }: SectionFormat, buffer: ArrayBufferLike, verify: boolean): number {
  if (buffer.byteLength < ALIGNMENT) throw new Failure('SNAPSHOT_TRUNCATED', `only ${buffer.byteLength} bytes`);
  const words = new Uint32Array(buffer, 0, ALIGNMENT / 4);
  const start = new TextDecoder().decode(new Uint8Array(buffer, 0, 8).slice());
  if (start !== magic) throw new Failure('SNAPSHOT_UNKNOWN', `not a file that begins with ${magic}`);
  const found = words[2];
  if (found !== version)
    throw new Failure('SNAPSHOT_VERSION', `file of version ${found}, this program reads ${version}`);
  const length = new Float64Array(buffer, 16, 1)[0];
  if (length !== buffer.byteLength)
    throw new Failure('SNAPSHOT_TRUNCATED', `${buffer.byteLength} bytes where the file says ${length}`);
  const headerLength = words[3];
  if (ALIGNMENT + headerLength > length) throw new Failure('SNAPSHOT_CORRUPT', 'the header is longer than the file');
  if (verify) {
    const [low, high] = checksum(new Int32Array(buffer), CHECKSUM_WORDS);
    if (words[6] !== low || words[7] !== high) throw new Failure('SNAPSHOT_CORRUPT', 'the checksum does not match');
  }
  return headerLength;
}

/** A text decoder does not read shared memory everywhere: the bytes are copied first. */
function parseHeader(bytes: Uint8Array): { header: unknown; sections: SectionEntry[] } {
  try {
    return JSON.parse(new TextDecoder().decode(bytes.slice())) as { header: unknown; sections: SectionEntry[] };
  } catch (cause) {
    throw new Failure('SNAPSHOT_CORRUPT', 'the header is not JSON', { retryable: false, cause });
  }
}

const align = (offset: number): number => Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
