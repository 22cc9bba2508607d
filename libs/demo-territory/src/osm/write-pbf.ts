import { zlibSync } from 'fflate';
import { type BoundingBox, entry } from '@maillage/kernel';
import { PbfWriter } from 'pbf';
import { type OsmMap, type OsmNode, type OsmRelation, type OsmWay, type Tags } from './osm-map.js';

/** Entities in one block; the format recommends 8,000. */
const BLOCK_ENTITIES = 8_000;
/** Coordinates are counted in units of 100 nanodegrees. */
const UNITS_PER_DEGREE = 1e7;

/** The map as an OSM PBF file (wiki.openstreetmap.org/wiki/PBF_Format): dense nodes, zlib, sorted by type and id. */
export function writePbf(map: OsmMap, box: BoundingBox): Uint8Array {
  const blobs = [
    blob('OSMHeader', header(box)),
    ...inBlocks(map.nodes).map((nodes) =>
      blob(
        'OSMData',
        block((strings) => denseNodes(nodes, strings)),
      ),
    ),
    ...inBlocks(map.ways).map((ways) =>
      blob(
        'OSMData',
        block((strings) => wayGroup(ways, strings)),
      ),
    ),
    ...inBlocks(map.relations).map((relations) =>
      blob(
        'OSMData',
        block((strings) => relationGroup(relations, strings)),
      ),
    ),
  ];
  const file = new Uint8Array(blobs.reduce((sum, { length }) => sum + length, 0));
  let position = 0;
  for (const bytes of blobs) {
    file.set(bytes, position);
    position += bytes.length;
  }
  return file;
}

function inBlocks<Entity>(entities: readonly Entity[]): Entity[][] {
  const blocks: Entity[][] = [];
  for (let i = 0; i < entities.length; i += BLOCK_ENTITIES) blocks.push(entities.slice(i, i + BLOCK_ENTITIES));
  return blocks;
}

/** Length of the blob header (big endian), blob header, blob. */
function blob(type: 'OSMHeader' | 'OSMData', raw: Uint8Array): Uint8Array {
  const body = new PbfWriter();
  body.writeVarintField(2, raw.length);
  body.writeBytesField(3, zlibSync(raw));
  const bodyBytes = body.finish();
  const head = new PbfWriter();
  head.writeStringField(1, type);
  head.writeVarintField(3, bodyBytes.length);
  const headBytes = head.finish();
  const framed = new Uint8Array(4 + headBytes.length + bodyBytes.length);
  new DataView(framed.buffer).setUint32(0, headBytes.length);
  framed.set(headBytes, 4);
  framed.set(bodyBytes, 4 + headBytes.length);
  return framed;
}

function header({ south, west, north, east }: BoundingBox): Uint8Array {
  const pbf = new PbfWriter();
  pbf.writeMessage(1, writeBox, [west, east, north, south]);
  for (const feature of ['OsmSchema-V0.6', 'DenseNodes']) pbf.writeStringField(4, feature);
  pbf.writeStringField(5, 'Sort.Type_then_ID');
  pbf.writeStringField(16, 'maillage demo-territory');
  return pbf.finish();
}

/** left, right, top, bottom in nanodegrees */
const writeBox = (edges: readonly number[], pbf: PbfWriter): void =>
  edges.forEach((edge, i) => pbf.writeSVarintField(i + 1, Math.round(edge * UNITS_PER_DEGREE) * 100));

/** The strings of a block; 0 is empty and never used. */
class StringTable {
  readonly strings = [''];
  private readonly indices = new Map<string, number>();

  index(text: string): number {
    const known = this.indices.get(text);
    if (known !== undefined) return known;
    this.strings.push(text);
    this.indices.set(text, this.strings.length - 1);
    return this.strings.length - 1;
  }
}

function block(writeGroup: (strings: StringTable) => Uint8Array): Uint8Array {
  const strings = new StringTable();
  const group = writeGroup(strings);
  const pbf = new PbfWriter();
  pbf.writeMessage(
    1,
    (table: StringTable, out) => table.strings.forEach((text) => out.writeStringField(1, text)),
    strings,
  );
  pbf.writeBytesField(2, group);
  return pbf.finish();
}

function denseNodes(nodes: readonly OsmNode[], strings: StringTable): Uint8Array {
  const tags = nodes.flatMap((node) => [
    ...Object.entries(node.tags).flatMap(([key, value]) => [strings.index(key), strings.index(value)]),
    0,
  ]);
  const pbf = new PbfWriter();
  pbf.writeMessage(
    2,
    (_, dense) => {
      dense.writePackedSVarint(1, deltas(nodes.map(({ id }) => id)));
      dense.writePackedSVarint(8, deltas(nodes.map(({ latitude }) => Math.round(latitude * UNITS_PER_DEGREE))));
      dense.writePackedSVarint(9, deltas(nodes.map(({ longitude }) => Math.round(longitude * UNITS_PER_DEGREE))));
      dense.writePackedVarint(10, tags);
    },
    undefined,
  );
  return pbf.finish();
}

function wayGroup(ways: readonly OsmWay[], strings: StringTable): Uint8Array {
  const pbf = new PbfWriter();
  for (const way of ways) {
    pbf.writeMessage(
      3,
      ({ id, refs, tags }: OsmWay, out) => {
        out.writeVarintField(1, id);
        writeTags(tags, strings, out);
        out.writePackedSVarint(8, deltas(refs));
      },
      way,
    );
  }
  return pbf.finish();
}

const MEMBER_TYPES = ['node', 'way'] as const;

function relationGroup(relations: readonly OsmRelation[], strings: StringTable): Uint8Array {
  const pbf = new PbfWriter();
  for (const relation of relations) {
    pbf.writeMessage(
      4,
      ({ id, members, tags }: OsmRelation, out) => {
        out.writeVarintField(1, id);
        writeTags(tags, strings, out);
        out.writePackedVarint(
          8,
          members.map(({ role }) => strings.index(role)),
        );
        out.writePackedSVarint(9, deltas(members.map(({ ref }) => ref)));
        out.writePackedVarint(
          10,
          members.map(({ type }) => MEMBER_TYPES.indexOf(type)),
        );
      },
      relation,
    );
  }
  return pbf.finish();
}

function writeTags(tags: Tags, strings: StringTable, out: PbfWriter): void {
  out.writePackedVarint(
    2,
    Object.keys(tags).map((key) => strings.index(key)),
  );
  out.writePackedVarint(
    3,
    Object.values(tags).map((value) => strings.index(value)),
  );
}

const deltas = (values: readonly number[]): number[] =>
  values.map((value, i) => (i === 0 ? value : value - entry(values, i - 1)));
