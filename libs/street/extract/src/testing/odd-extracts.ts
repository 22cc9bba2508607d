import { strToU8, zipSync } from 'fflate';
import { PbfWriter } from 'pbf';
import { joinBytes, packBlob, writeBlob, writeExtract, type SmallMap } from './write-extract.js';

/** A file that somebody might publish as an extract by mistake or on purpose. */
export interface OddExtract {
  readonly what: string;
  /** Code of the error notice; undefined when the extract is fine as it is. */
  readonly code: string | undefined;
  /** Made from a sound extract. */
  readonly make: (sound: Uint8Array) => Uint8Array;
}

const NO_STREETS: SmallMap = {
  nodes: [
    { id: 1, at: [49.89, 2.29] },
    { id: 2, at: [49.9, 2.3] },
  ],
  ways: [{ id: 1, refs: [1, 2], tags: { waterway: 'river' } }],
};

const header = (...features: string[]): Uint8Array => {
  const pbf = new PbfWriter();
  for (const feature of features) pbf.writeStringField(4, feature);
  return writeBlob('OSMHeader', packBlob(pbf.finish(), 'zlib'));
};

/** A blob whose bytes are in the field of another compression. */
const otherPacking = (field: number): Uint8Array => {
  const blob = new PbfWriter();
  blob.writeVarintField(2, 100);
  blob.writeBytesField(field, new Uint8Array(50));
  return joinBytes([header('OsmSchema-V0.6'), writeBlob('OSMData', blob.finish())]);
};

const bomb = (claimed: number): Uint8Array =>
  joinBytes([header('OsmSchema-V0.6'), writeBlob('OSMData', packBlob(new Uint8Array(60_000_000), 'zlib', claimed))]);

const TABLE: readonly [string, OddExtract['make'], string | undefined][] = [
  ['zero bytes', () => new Uint8Array(), 'EXTRACT_EMPTY'],
  ['an HTML page', () => strToU8('<!doctype html><p>please log in'), 'HTML_PAGE'],
  ['an XML extract', () => strToU8('<?xml version="1.0"?><osm version="0.6"></osm>'), 'EXTRACT_OTHER_FORMAT'],
  ['a zip', (sound) => zipSync({ 'town.osm.pbf': sound }), 'EXTRACT_OTHER_FORMAT'],
  ['a few words', () => strToU8('no such file'), 'NOT_AN_EXTRACT'],
  ['three bytes', () => new Uint8Array([0, 0, 0]), 'NOT_AN_EXTRACT'],
  ['an extract without its beginning', (sound) => sound.subarray(40), 'NOT_AN_EXTRACT'],
  ['a cut extract', (sound) => sound.subarray(0, sound.length - 100), 'EXTRACT_TRUNCATED'],
  ['an extract cut in a length', (sound) => joinBytes([sound, new Uint8Array(2)]), 'EXTRACT_TRUNCATED'],
  [
    'a flipped bit',
    (sound) => sound.map((byte, i) => (i === sound.length - 60 ? byte ^ 0x10 : byte)),
    'EXTRACT_CORRUPT',
  ],
  ['a bomb that says its size', () => bomb(60_000_000), 'EXTRACT_BLOCK_TOO_LARGE'],
  ['a bomb that lies', () => bomb(1_000), 'EXTRACT_CORRUPT'],
  [
    'a blob of a gigabyte',
    () => {
      const head = new PbfWriter();
      head.writeStringField(1, 'OSMHeader');
      head.writeVarintField(3, 2 ** 30);
      const bytes = head.finish();
      return joinBytes([new Uint8Array([0, 0, 0, bytes.length]), bytes]);
    },
    'EXTRACT_BLOCK_TOO_LARGE',
  ],
  ['blocks packed by lz4', () => otherPacking(6), 'EXTRACT_COMPRESSION'],
  ['blocks packed by zstd', () => otherPacking(7), 'EXTRACT_COMPRESSION'],
  ['a history file', () => header('OsmSchema-V0.6', 'DenseNodes', 'HistoricalInformation'), 'EXTRACT_HISTORY'],
  ['an unknown feature', () => header('OsmSchema-V0.6', 'Holograms'), 'EXTRACT_FEATURE'],
  ['a header alone', () => header('OsmSchema-V0.6', 'DenseNodes'), 'EXTRACT_NO_STREETS'],
  ['rivers and no streets', () => writeExtract(NO_STREETS), 'EXTRACT_NO_STREETS'],
  [
    'a block of random words',
    () => joinBytes([header(), writeBlob('OSMData', packBlob(strToU8('x'.repeat(99)), 'raw'))]),
    'EXTRACT_CORRUPT',
  ],
  ['a node beyond the pole', () => writeExtract({ nodes: [{ id: 1, at: [91, 2] }], ways: [] }), 'EXTRACT_CORRUPT'],
  [
    'a blob of another kind in between',
    (sound) => joinBytes([sound, writeBlob('Advertisement', strToU8('\u0012\u0000'))]),
    'EXTRACT_CORRUPT',
  ],
  [
    'a blob of another kind at the end',
    (sound) => joinBytes([sound, writeBlob('Advertisement', packBlob(strToU8('buy'), 'raw'))]),
    undefined,
  ],
];

export const oddExtracts: readonly OddExtract[] = TABLE.map(([what, make, code]) => ({ what, make, code }));
