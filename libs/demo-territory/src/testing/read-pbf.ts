import { type Coordinate, entry } from '@maillage/kernel';
import { unzlibSync } from 'fflate';
import { PbfReader } from 'pbf';

/** What an `.osm.pbf` file holds, without anything that the writer of this library knows. */
export interface OsmFile {
  readonly nodes: Map<number, Coordinate & { tags: Record<string, string> }>;
  readonly ways: { id: number; refs: number[]; tags: Record<string, string> }[];
  readonly relations: { members: { type: number; ref: number; role: string }[]; tags: Record<string, string> }[];
  readonly features: string[];
  readonly blocks: number[];
}

/** Reads the file by the format's description alone, sharing nothing with what wrote it. */
export function readPbf(file: Uint8Array): OsmFile {
  const read: OsmFile = { nodes: new Map(), ways: [], relations: [], features: [], blocks: [] };
  const view = new DataView(file.buffer, file.byteOffset);
  for (let at = 0; at < file.length;) {
    const headLength = view.getUint32(at);
    const head = new PbfReader(file.subarray(at + 4, at + 4 + headLength)).readFields(
      (tag, into, pbf) => {
        if (tag === 1) into.type = pbf.readString();
        if (tag === 3) into.size = pbf.readVarint();
      },
      { type: '', size: 0 },
    );
    const start = at + 4 + headLength;
    const raw = new PbfReader(file.subarray(start, start + head.size)).readFields(
      (tag, into, pbf) => {
        if (tag === 2) into.size = pbf.readVarint();
        if (tag === 3) into.bytes = unzlibSync(pbf.readBytes());
      },
      { size: 0, bytes: new Uint8Array() },
    );
    if (raw.bytes.length !== raw.size) throw new RangeError(`a blob of ${raw.bytes.length} bytes says ${raw.size}`);
    if (head.type === 'OSMHeader')
      new PbfReader(raw.bytes).readFields((tag, into, pbf) => {
        if (tag === 4) into.push(pbf.readString());
      }, read.features);
    else readBlock(raw.bytes, read);
    at = start + head.size;
  }
  return read;
}

function readBlock(bytes: Uint8Array, read: OsmFile): void {
  const strings: string[] = [];
  const groups: Uint8Array[] = [];
  new PbfReader(bytes).readFields((tag, _, pbf) => {
    if (tag === 1)
      pbf.readMessage((inner, into, table) => {
        if (inner === 1) into.push(table.readString());
      }, strings);
    if (tag === 2) groups.push(pbf.readBytes());
  }, undefined);
  const before = read.nodes.size + read.ways.length + read.relations.length;
  for (const group of groups) {
    new PbfReader(group).readFields((tag, _, pbf) => {
      if (tag === 2) readDense(pbf, strings, read);
      if (tag === 3) readWay(pbf, strings, read);
      if (tag === 4) readRelation(pbf, strings, read);
    }, undefined);
  }
  read.blocks.push(read.nodes.size + read.ways.length + read.relations.length - before);
}

const sums = (deltas: readonly number[]): number[] => {
  let sum = 0;
  return deltas.map((delta) => (sum += delta));
};

const tagsOf = (
  keys: readonly number[],
  values: readonly number[],
  strings: readonly string[],
): Record<string, string> =>
  Object.fromEntries(keys.map((key, i) => [entry(strings, key), entry(strings, entry(values, i))]));

function readDense(pbf: PbfReader, strings: readonly string[], read: OsmFile): void {
  const dense = pbf.readMessage(
    (tag, into, inner) => {
      if (tag === 1) into.ids = sums(inner.readPackedSVarint());
      if (tag === 8) into.latitudes = sums(inner.readPackedSVarint());
      if (tag === 9) into.longitudes = sums(inner.readPackedSVarint());
      if (tag === 10) into.tags = inner.readPackedVarint();
    },
    { ids: [] as number[], latitudes: [] as number[], longitudes: [] as number[], tags: [] as number[] },
  );
  let position = 0;
  dense.ids.forEach((id, i) => {
    const tags: Record<string, string> = {};
    for (; dense.tags[position] !== 0; position += 2)
      tags[entry(strings, entry(dense.tags, position))] = entry(strings, entry(dense.tags, position + 1));
    position++;
    read.nodes.set(id, {
      latitude: entry(dense.latitudes, i) / 1e7,
      longitude: entry(dense.longitudes, i) / 1e7,
      tags,
    });
  });
}

function readWay(pbf: PbfReader, strings: readonly string[], read: OsmFile): void {
  const way = pbf.readMessage(
    (tag, into, inner) => {
      if (tag === 1) into.id = inner.readVarint();
      if (tag === 2) into.keys = inner.readPackedVarint();
      if (tag === 3) into.values = inner.readPackedVarint();
      if (tag === 8) into.refs = sums(inner.readPackedSVarint());
    },
    { id: 0, keys: [] as number[], values: [] as number[], refs: [] as number[] },
  );
  read.ways.push({ id: way.id, refs: way.refs, tags: tagsOf(way.keys, way.values, strings) });
}

function readRelation(pbf: PbfReader, strings: readonly string[], read: OsmFile): void {
  const relation = pbf.readMessage(
    (tag, into, inner) => {
      if (tag === 2) into.keys = inner.readPackedVarint();
      if (tag === 3) into.values = inner.readPackedVarint();
      if (tag === 8) into.roles = inner.readPackedVarint();
      if (tag === 9) into.refs = sums(inner.readPackedSVarint());
      if (tag === 10) into.types = inner.readPackedVarint();
    },
    {
      keys: [] as number[],
      values: [] as number[],
      roles: [] as number[],
      refs: [] as number[],
      types: [] as number[],
    },
  );
  const members = relation.refs.map((ref, i) => ({
    ref,
    type: entry(relation.types, i),
    role: entry(strings, entry(relation.roles, i)),
  }));
  read.relations.push({ members, tags: tagsOf(relation.keys, relation.values, strings) });
}
