import { strToU8, zipSync, type Zippable } from 'fflate';

/** An archive that an operator might send by mistake or on purpose. */
export interface OddArchive {
  /** Number in the catalogue of bad inputs. */
  readonly id: string;
  readonly what: string;
  /** Code of the refusal, or the names found in it. */
  readonly outcome: string | readonly string[];
  readonly make: () => Buffer;
}

export const SMALL_FEED: Zippable = { 'agency.txt': strToU8('agency_id\n1\n'), 'stops.txt': strToU8('stop_id\nA\n') };

/** A small archive of ours, or another. */
export const zip = (files: Zippable = SMALL_FEED): Buffer => Buffer.from(zipSync(files));

const TABLE: readonly [string, string, () => Buffer, string | readonly string[]][] = [
  ['A01', 'zero bytes', () => Buffer.alloc(0), 'ARCHIVE_EMPTY'],
  ['A02', 'an HTML page', () => Buffer.from('<!doctype html><html>log in</html>'), 'HTML_PAGE'],
  ['A02', 'something else', () => Buffer.from('{"error":"no"}'), 'NOT_A_ZIP'],
  ['A03', 'no end of central directory', () => zip().subarray(0, -30), 'ARCHIVE_CORRUPT'],
  ['A05', 'a bomb of zeros', () => zip({ 'stops.txt': new Uint8Array(30_000_000) }), 'ARCHIVE_RATIO'],
  ['A06', 'overlapping entries', overlapping, 'ARCHIVE_OVERLAP'],
  ['A07', 'a zip in a zip', () => zip({ 'inner.zip': zip() }), 'ARCHIVE_NESTED'],
  ['A08', 'files in one folder', () => zip({ gtfs: SMALL_FEED }), ['agency.txt', 'stops.txt']],
  [
    'A08',
    'files in two folders',
    () => zip({ one: SMALL_FEED, two: { 'trips.txt': strToU8('x') } }),
    'ARCHIVE_FOLDERS',
  ],
  ['A09', 'a path that climbs', () => renamed('stops.txt', '../op.txt'), 'ARCHIVE_PATH'],
  ['A09', 'an absolute path', () => renamed('stops.txt', '/tops.txt'), 'ARCHIVE_PATH'],
  ['A09', 'a Windows path', () => renamed('stops.txt', '..\\op.txt'), 'ARCHIVE_PATH'],
  ['A09', 'a drive letter', () => renamed('stops.txt', 'C:\\ps.txt'), 'ARCHIVE_PATH'],
  ['A09', 'a NUL in a name', () => renamed('stops.txt', 'sto\0s.txt'), 'ARCHIVE_PATH'],
  ['A09', 'a name of 5,000 characters', () => zip({ [`${'a'.repeat(5000)}.txt`]: strToU8('x') }), 'ARCHIVE_PATH'],
  [
    'A09',
    'a symbolic link',
    () => zip({ 'stops.txt': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] }),
    'ARCHIVE_PATH',
  ],
  [
    'A10',
    'too many entries',
    () => zip(Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [`${String(i)}.txt`, strToU8('')]))),
    'ARCHIVE_ENTRIES',
  ],
  [
    'A10',
    'the same name twice',
    () => renamed('agency.txt', 'agencz.txt', zip({ ...SMALL_FEED, 'agencz.txt': strToU8('x') })),
    'ARCHIVE_ENTRIES',
  ],
  [
    'A11',
    'capitals',
    () => zip({ ...SMALL_FEED, 'Stop_Times.TXT': strToU8('x') }),
    ['agency.txt', 'stops.txt', 'stop_times.txt'],
  ],
  ['A12', 'a password', () => flagged(1), 'ARCHIVE_ENCRYPTED'],
  ['A12', 'an unknown method', () => patched(10, 12), 'ARCHIVE_METHOD'],
  ['A13', 'a wrong size', () => patched(24, 3), 'ARCHIVE_CORRUPT'],
  ['A13', 'a wrong checksum', () => patched(16, 7), 'ARCHIVE_CORRUPT'],
  [
    '--',
    'what a Mac adds',
    () => zip({ ...SMALL_FEED, __MACOSX: { '._stops.txt': strToU8('x') } }),
    ['agency.txt', 'stops.txt'],
  ],
];

export const oddArchives: readonly OddArchive[] = TABLE.map(([id, what, make, outcome]) => ({
  id,
  what,
  make,
  outcome,
}));

/** Every occurrence of a name in the bytes replaced by another of the same length. */
function renamed(from: string, to: string, bytes: Buffer = zip()): Buffer {
  const copy = Buffer.from(bytes);
  const [old, fresh] =
    from.length === to.length ? [from, to] : [from, to.padEnd(from.length, '_').slice(0, from.length)];
  for (let at = copy.indexOf(old); at >= 0; at = copy.indexOf(old, at + 1)) copy.write(fresh, at, 'latin1');
  return copy;
}

/** One field of the first record of the central directory changed. */
function patched(offset: number, value: number): Buffer {
  const bytes = zip();
  bytes.writeUInt16LE(value, bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + offset);
  return bytes;
}

function flagged(bits: number): Buffer {
  const bytes = patched(8, bits);
  bytes.writeUInt16LE(bits, 6);
  return bytes;
}

/** Both records of the central directory point at the first file. */
function overlapping(): Buffer {
  const bytes = zip();
  const record = Buffer.from('PK\u0001\u0002', 'latin1');
  const second = bytes.indexOf(record, bytes.indexOf(record) + 4);
  bytes.writeUInt32LE(0, second + 42);
  return bytes;
}
