import { zlibSync } from 'fflate';
import { PbfWriter } from 'pbf';

const encoder = new TextEncoder();

type Tags = Readonly<Record<string, string>>;

/** A few elements of OpenStreetMap; coordinates in degrees. */
export interface SmallMap {
  readonly nodes: readonly { readonly id: number; readonly at: readonly [number, number]; readonly tags?: Tags }[];
  readonly ways: readonly { readonly id: number; readonly refs: readonly number[]; readonly tags: Tags }[];
  readonly relations?: readonly { readonly id: number; readonly members: readonly Member[]; readonly tags: Tags }[];
}

interface Member {
  readonly id: number;
  /** 0 node, 1 way, 2 relation. */
  readonly type: number;
  readonly role: string;
}

export interface WriteOptions {
  /** How nodes are told. */
  readonly nodes?: 'dense' | 'plain';
  readonly packing?: 'zlib' | 'raw';
  /** Ways before nodes. */
  readonly waysFirst?: boolean;
  /** Units of coordinates in nanodegrees. */
  readonly granularity?: number;
  readonly features?: readonly string[];
}

/** The elements as an `.osm.pbf` file, nodes, ways and relations in a block each. */
export function writeExtract({ nodes, ways, relations = [] }: SmallMap, options: WriteOptions = {}): Uint8Array {
  const { packing = 'zlib', features = ['OsmSchema-V0.6', 'DenseNodes'] } = options;
  const header = new PbfWriter();
  for (const feature of features) header.writeStringField(4, feature);
  const blocks = [nodeBlock(nodes, options), wayBlock(ways)];
  if (options.waysFirst === true) blocks.reverse();
  if (relations.length > 0) blocks.push(relationBlock(relations));
  return joinBytes([
    writeBlob('OSMHeader', packBlob(header.finish(), packing)),
    ...blocks.map((block) => writeBlob('OSMData', packBlob(block, packing))),
  ]);
}

/** Length of the blob header (big endian), blob header, blob. */
export function writeBlob(type: string, blob: Uint8Array): Uint8Array {
  const head = new PbfWriter();
  head.writeStringField(1, type);
  head.writeVarintField(3, blob.length);
  const bytes = head.finish();
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length);
  return joinBytes([length, bytes, blob]);
}

export function packBlob(raw: Uint8Array, packing: 'zlib' | 'raw', size = raw.length): Uint8Array {
  const blob = new PbfWriter();
  if (packing === 'raw') blob.writeBytesField(1, raw);
  else {
    blob.writeVarintField(2, size);
    blob.writeBytesField(3, zlibSync(raw));
  }
  return blob.finish();
}

export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** The strings of a block; 0 is never used. */
class Strings {
  private readonly texts = [''];

  index(text: string): number {
    if (!this.texts.includes(text)) this.texts.push(text);
    return this.texts.indexOf(text);
  }

  blockOf(group: Uint8Array, granularity: number): Uint8Array {
    const block = new PbfWriter();
    block.writeMessage(
      1,
      (texts: readonly string[], out) => texts.forEach((text) => out.writeBytesField(1, encoder.encode(text))),
      this.texts,
    );
    block.writeBytesField(2, group);
    if (granularity !== 100) block.writeVarintField(17, granularity);
    return block.finish();
  }
}

function nodeBlock(nodes: SmallMap['nodes'], { nodes: form = 'dense', granularity = 100 }: WriteOptions): Uint8Array {
  const strings = new Strings();
  const group = new PbfWriter();
  const units = (degrees: number): number => Math.round((degrees * 1e9) / granularity);
  if (form === 'dense') {
    const words = nodes.flatMap(({ tags = {} }) => [...wordsOf(tags, strings).flat(), 0]);
    group.writeMessage(
      2,
      (_, dense) => {
        dense.writePackedSVarint(1, deltas(nodes.map(({ id }) => id)));
        dense.writePackedSVarint(8, deltas(nodes.map(({ at }) => units(at[0]))));
        dense.writePackedSVarint(9, deltas(nodes.map(({ at }) => units(at[1]))));
        if (words.some((word) => word > 0)) dense.writePackedVarint(10, words);
      },
      undefined,
    );
  } else
    for (const node of nodes) {
      group.writeMessage(
        1,
        ({ id, at, tags = {} }: SmallMap['nodes'][number], out) => {
          out.writeSVarintField(1, id);
          writeTags(tags, strings, out);
          out.writeSVarintField(8, units(at[0]));
          out.writeSVarintField(9, units(at[1]));
        },
        node,
      );
    }
  return strings.blockOf(group.finish(), granularity);
}

function wayBlock(ways: SmallMap['ways']): Uint8Array {
  const strings = new Strings();
  const group = new PbfWriter();
  for (const way of ways) {
    group.writeMessage(
      3,
      ({ id, refs, tags }: SmallMap['ways'][number], out) => {
        out.writeVarintField(1, id);
        writeTags(tags, strings, out);
        out.writePackedSVarint(8, deltas(refs));
      },
      way,
    );
  }
  return strings.blockOf(group.finish(), 100);
}

function relationBlock(relations: NonNullable<SmallMap['relations']>): Uint8Array {
  const strings = new Strings();
  const group = new PbfWriter();
  for (const relation of relations) {
    group.writeMessage(
      4,
      ({ id, members, tags }: typeof relation, out) => {
        out.writeVarintField(1, id);
        writeTags(tags, strings, out);
        out.writePackedVarint(
          8,
          members.map(({ role }) => strings.index(role)),
        );
        out.writePackedSVarint(9, deltas(members.map((member) => member.id)));
        out.writePackedVarint(
          10,
          members.map(({ type }) => type),
        );
      },
      relation,
    );
  }
  return strings.blockOf(group.finish(), 100);
}

const wordsOf = (tags: Tags, strings: Strings): [number, number][] =>
  Object.entries(tags).map(([key, value]) => [strings.index(key), strings.index(value)]);

function writeTags(tags: Tags, strings: Strings, out: PbfWriter): void {
  const words = wordsOf(tags, strings);
  if (words.length === 0) return;
  out.writePackedVarint(
    2,
    words.map(([key]) => key),
  );
  out.writePackedVarint(
    3,
    words.map(([, value]) => value),
  );
}

const deltas = (values: readonly number[]): number[] => values.map((value, i) => value - (values[i - 1] ?? 0));
