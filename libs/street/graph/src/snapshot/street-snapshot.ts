import type { NumericArray } from '@maillage/kernel';
import { pooledColumn, readSections, TextPoolWriter, writeSections, type SectionFile } from '@maillage/snapshot';
import type { Arcs, ModeGraph, StreetEdges, StreetGraph, EdgeGrid } from '../street-graph.js';
import { TRAVEL_MODES, type TravelMode } from '../travel-mode.js';

/** Raise the version with every change of a column's meaning, name or type, or of what tags mean. */
const FORMAT = { magic: 'MAILSTRT', version: 5 };

/** What the writer wants to remember beside the streets, e.g. the digests of the extracts. */
export type StreetSnapshotMeta = Readonly<Record<string, unknown>>;

interface Header {
  readonly meta: StreetSnapshotMeta;
  readonly vertexCount: number;
  readonly edgeCount: number;
  readonly grid: Omit<EdgeGrid, 'offset' | 'edges'>;
}

/** The streets as one file; `meta` is anything that JSON can hold. */
export function writeStreetSnapshot(graph: StreetGraph, meta: StreetSnapshotMeta): Uint8Array<ArrayBuffer> {
  const { edges, grid } = graph;
  const texts = new TextPoolWriter();
  const sections = new Map<string, NumericArray>([
    ['latitude', graph.latitude],
    ['longitude', graph.longitude],
    ['barred', graph.barred],
    ['classes', graph.classes],
    ['names', texts.add(graph.names)],
    ['edges.from', edges.from],
    ['edges.to', edges.to],
    ['edges.length', edges.length],
    ['edges.rule', edges.rule],
    ['edges.name', edges.name],
    ['edges.kind', edges.kind],
    ['edges.traits', edges.traits],
    ['edges.levels', edges.levels],
    ['edges.climb', edges.climb],
    ['edges.slope', edges.slope],
    ['edges.pointOffset', edges.pointOffset],
    ['edges.points', edges.points],
    ['edges.main', edges.main],
    ['turns.vertex', graph.turns.vertex],
    ['turns.mode', graph.turns.mode],
    ['turns.arrivalOffset', graph.turns.arrivalOffset],
    ['turns.arrivals', graph.turns.arrivals],
    ['turns.banOffset', graph.turns.banOffset],
    ['turns.bans', graph.turns.bans],
    ['grid.offset', grid.offset],
    ['grid.edges', grid.edges],
  ]);
  for (const mode of TRAVEL_MODES)
    for (const direction of ['forward', 'backward'] as const) {
      const { offset, words, edge } = graph.modes[mode][direction];
      sections.set(`${mode}.${direction}.offset`, offset);
      sections.set(`${mode}.${direction}.words`, words);
      sections.set(`${mode}.${direction}.edge`, edge);
    }
  const pool = texts.toPool();
  sections.set('texts.offset', pool.offset);
  sections.set('texts.bytes', pool.bytes);
  const { south, west, cellLatitude, cellLongitude, rows, columns } = grid;
  const header: Header = {
    meta,
    vertexCount: graph.vertexCount,
    edgeCount: edges.count,
    grid: { south, west, cellLatitude, cellLongitude, rows, columns },
  };
  return writeSections(FORMAT, header, sections);
}

/**
 * The streets whose columns are views into `buffer`. `verify: false` skips the checksum, for threads that share a buffer
 * which one of them has verified.
 * @throws Failure `SNAPSHOT_UNKNOWN`, `SNAPSHOT_VERSION`, `SNAPSHOT_TRUNCATED` or `SNAPSHOT_CORRUPT`
 */
export function readStreetSnapshot(
  buffer: ArrayBufferLike,
  { verify = true }: { readonly verify?: boolean } = {},
): StreetGraph {
  const file = readSections(FORMAT, buffer, verify);
  const { vertexCount, edgeCount, grid } = file.header as Header;
  const pool = { offset: file.section('texts.offset', 'Int32Array'), bytes: file.section('texts.bytes', 'Uint8Array') };
  return {
    vertexCount,
    latitude: file.section('latitude', 'Int32Array'),
    longitude: file.section('longitude', 'Int32Array'),
    barred: file.section('barred', 'Uint8Array'),
    classes: file.section('classes', 'Uint8Array'),
    names: pooledColumn(pool, file.section('names', 'Int32Array')),
    edges: readEdges(file, edgeCount),
    modes: {
      foot: readMode(file, 'foot'),
      wheelchair: readMode(file, 'wheelchair'),
      bicycle: readMode(file, 'bicycle'),
      car: readMode(file, 'car'),
    },
    turns: {
      vertex: file.section('turns.vertex', 'Int32Array'),
      mode: file.section('turns.mode', 'Uint8Array'),
      arrivalOffset: file.section('turns.arrivalOffset', 'Int32Array'),
      arrivals: file.section('turns.arrivals', 'Int32Array'),
      banOffset: file.section('turns.banOffset', 'Int32Array'),
      bans: file.section('turns.bans', 'Int32Array'),
    },
    grid: {
      ...grid,
      offset: file.section('grid.offset', 'Int32Array'),
      edges: file.section('grid.edges', 'Int32Array'),
    },
  };
}

/** What was given to `writeStreetSnapshot`; the checksum is not looked at. */
export const readStreetSnapshotMeta = (buffer: ArrayBufferLike): StreetSnapshotMeta =>
  (readSections(FORMAT, buffer, false).header as Header).meta;

const readEdges = (file: SectionFile, count: number): StreetEdges => ({
  count,
  from: file.section('edges.from', 'Int32Array'),
  to: file.section('edges.to', 'Int32Array'),
  length: file.section('edges.length', 'Int32Array'),
  rule: file.section('edges.rule', 'Uint16Array'),
  name: file.section('edges.name', 'Int32Array'),
  kind: file.section('edges.kind', 'Uint8Array'),
  traits: file.section('edges.traits', 'Uint8Array'),
  levels: file.section('edges.levels', 'Int8Array'),
  climb: file.section('edges.climb', 'Uint16Array'),
  slope: file.section('edges.slope', 'Uint8Array'),
  pointOffset: file.section('edges.pointOffset', 'Int32Array'),
  points: file.section('edges.points', 'Int16Array'),
  main: file.section('edges.main', 'Uint8Array'),
});

const readMode = (file: SectionFile, mode: TravelMode): ModeGraph => ({
  forward: readArcs(file, `${mode}.forward`),
  backward: readArcs(file, `${mode}.backward`),
});

const readArcs = (file: SectionFile, name: string): Arcs => ({
  offset: file.section(`${name}.offset`, 'Int32Array'),
  words: file.section(`${name}.words`, 'Int32Array'),
  edge: file.section(`${name}.edge`, 'Int32Array'),
});
