import { unzlibSync } from 'fflate';
import { PbfReader } from 'pbf';
import type { OsmBlock, TagColumns } from '../osm-block.js';

/** The blocks of an `.osm.pbf` file, dense nodes, ways and relations (wiki.openstreetmap.org/wiki/PBF_Format). */
export function* readExtract(file: Uint8Array): Generator<OsmBlock> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 0; at < file.length;) {
    const start = at + 4 + view.getUint32(at);
    const head = { type: '', size: 0 };
    new PbfReader(file.subarray(at + 4, start)).readFields((tag, into, pbf) => {
      if (tag === 1) into.type = pbf.readString();
      if (tag === 3) into.size = pbf.readVarint();
    }, head);
    at = start + head.size;
    if (head.type !== 'OSMData') continue;
    const blob: { bytes: Uint8Array } = { bytes: new Uint8Array() };
    yield readBlock(
      new PbfReader(file.subarray(start, at)).readFields((tag, into, pbf) => {
        if (tag === 1) into.bytes = pbf.readBytes();
        if (tag === 3) into.bytes = unzlibSync(pbf.readBytes());
      }, blob).bytes,
    );
  }
}

function readBlock(bytes: Uint8Array): OsmBlock {
  const strings: string[] = [];
  const groups: Uint8Array[] = [];
  const grain = { step: 100, latitude: 0, longitude: 0 };
  new PbfReader(bytes).readFields((tag, _, pbf) => {
    if (tag === 1)
      pbf.readMessage((inner, into, table) => {
        if (inner === 1) into.push(table.readString());
      }, strings);
    if (tag === 2) groups.push(pbf.readBytes());
    if (tag === 17) grain.step = pbf.readVarint();
    if (tag === 19) grain.latitude = pbf.readVarint(true);
    if (tag === 20) grain.longitude = pbf.readVarint(true);
  }, undefined);
  const place = (values: number[], origin: number) =>
    Int32Array.from(sums(values), (value) => Math.round((origin + grain.step * value) / 100));
  const nodes = { id: [] as number[], latitude: [] as number[], longitude: [] as number[], words: [] as number[] };
  const ways = { id: [] as number[], refs: [] as number[][], tags: [] as number[][] };
  const relations: ReadRelation[] = [];
  for (const group of groups)
    new PbfReader(group).readFields((tag, _, pbf) => {
      if (tag === 2)
        pbf.readMessage((inner, into, dense) => {
          if (inner === 1) into.id = dense.readPackedSVarint();
          if (inner === 8) into.latitude = dense.readPackedSVarint();
          if (inner === 9) into.longitude = dense.readPackedSVarint();
          if (inner === 10) into.words = dense.readPackedVarint();
        }, nodes);
      if (tag === 3) readWay(pbf, ways);
      if (tag === 4) relations.push(readRelation(pbf));
    }, undefined);
  return {
    strings,
    nodes: {
      id: Float64Array.from(sums(nodes.id)),
      latitude: place(nodes.latitude, grain.latitude),
      longitude: place(nodes.longitude, grain.longitude),
      tags: columns(cutAtZero(nodes.words, nodes.id.length)),
    },
    ways: {
      id: Float64Array.from(ways.id),
      refOffset: Int32Array.from(sums([0, ...ways.refs.map(({ length }) => length)])),
      refs: Float64Array.from(ways.refs.flatMap(sums)),
      tags: columns(ways.tags),
    },
    relations: {
      id: Float64Array.from(relations, ({ id }) => id),
      memberOffset: Int32Array.from(sums([0, ...relations.map(({ types }) => types.length)])),
      memberId: Float64Array.from(relations.flatMap(({ members }) => sums(members))),
      memberType: Int32Array.from(relations.flatMap(({ types }) => types)),
      memberRole: Int32Array.from(relations.flatMap(({ roles }) => roles)),
      tags: columns(relations.map(({ keys, values }) => keys.flatMap((key, i) => [key, values[i]]))),
    },
  };
}

interface ReadRelation {
  id: number;
  keys: number[];
  values: number[];
  roles: number[];
  members: number[];
  types: number[];
}

function readRelation(pbf: PbfReader): ReadRelation {
  const relation: ReadRelation = { id: 0, keys: [], values: [], roles: [], members: [], types: [] };
  return pbf.readMessage((tag, into, inner) => {
    if (tag === 1) into.id = inner.readVarint();
    if (tag === 2) into.keys = inner.readPackedVarint();
    if (tag === 3) into.values = inner.readPackedVarint();
    if (tag === 8) into.roles = inner.readPackedVarint();
    if (tag === 9) into.members = inner.readPackedSVarint();
    if (tag === 10) into.types = inner.readPackedVarint();
  }, relation);
}

function readWay(pbf: PbfReader, ways: { id: number[]; refs: number[][]; tags: number[][] }): void {
  const way = pbf.readMessage(
    (tag, into, inner) => {
      if (tag === 1) into.id = inner.readVarint();
      if (tag === 2) into.keys = inner.readPackedVarint();
      if (tag === 3) into.values = inner.readPackedVarint();
      if (tag === 8) into.refs = inner.readPackedSVarint();
    },
    { id: 0, keys: [] as number[], values: [] as number[], refs: [] as number[] },
  );
  ways.id.push(way.id);
  ways.refs.push(way.refs);
  ways.tags.push(way.keys.flatMap((key, i) => [key, way.values[i]]));
}

function sums(deltas: readonly number[]): number[] {
  let sum = 0;
  return deltas.map((delta) => (sum += delta));
}

function columns(tags: readonly (readonly number[])[]): TagColumns {
  return {
    offset: Int32Array.from(sums([0, ...tags.map(({ length }) => length / 2)])),
    words: Int32Array.from(tags.flat()),
  };
}

/** Key, value, …, 0 for each node; nothing at all when no node of the block has a tag. */
function cutAtZero(words: readonly number[], count: number): number[][] {
  const tags: number[][] = [];
  let from = 0;
  for (let node = 0; node < count; node++) {
    const end = words.length === 0 ? 0 : words.indexOf(0, from);
    tags.push(words.slice(from, end));
    from = end + 1;
  }
  return tags;
}
