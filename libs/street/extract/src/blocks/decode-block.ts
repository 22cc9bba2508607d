import type { OsmBlock } from '@maillage/street-graph';
import { ExtractRefusal } from '../extract-rules.js';
import { Wire } from '../wire.js';
import type { BlockColumns } from './block-columns.js';
import { readDenseNodes, readNode } from './read-nodes.js';
import { readRelation } from './read-relation.js';
import { readWay } from './read-way.js';

/** Nanodegrees in 10⁻⁷ degrees. */
const NANODEGREES = 100;

/** A `PrimitiveBlock`, decoded by way of `columns`. @throws ExtractRefusal `EXTRACT_CORRUPT` */
export function decodeBlock(bytes: Uint8Array, columns: BlockColumns): OsmBlock {
  const strings: string[] = [];
  const groups: Uint8Array[] = [];
  const grain = { step: NANODEGREES, latitude: 0, longitude: 0 };
  const wire = new Wire(bytes);
  while (wire.next()) {
    if (wire.field === 1) readStrings(wire, strings);
    else if (wire.field === 2) groups.push(wire.slice());
    else if (wire.field === 17) grain.step = wire.unsigned();
    else if (wire.field === 19) grain.latitude = wire.signed();
    else if (wire.field === 20) grain.longitude = wire.signed();
    else wire.skip();
  }
  for (const group of groups) readGroup(new Wire(group), columns);
  const block = columns.take(strings, (units, isLatitude) =>
    isLatitude ? place(units, grain.latitude, grain.step, 90) : place(units, grain.longitude, grain.step, 180),
  );
  checkWords(block.nodes.tags.words, strings.length);
  checkWords(block.ways.tags.words, strings.length);
  checkWords(block.relations.tags.words, strings.length);
  checkWords(block.relations.memberRole, strings.length);
  return block;
}

function readStrings(wire: Wire, strings: string[]): void {
  const outer = wire.enter();
  while (wire.next()) {
    if (wire.field === 1) strings.push(wire.text());
    else wire.skip();
  }
  wire.leave(outer);
}

/** A `PrimitiveGroup`. */
function readGroup(wire: Wire, columns: BlockColumns): void {
  while (wire.next()) {
    if (wire.field === 1) readNode(wire, columns);
    else if (wire.field === 2) readDenseNodes(wire, columns);
    else if (wire.field === 3) readWay(wire, columns);
    else if (wire.field === 4) readRelation(wire, columns);
    else wire.skip();
  }
}

function place(units: Float64Array, origin: number, step: number, limit: number): Int32Array {
  const placed = new Int32Array(units.length);
  for (let i = 0; i < units.length; i++) {
    const value = Math.round((origin + step * units[i]) / NANODEGREES);
    if (Math.abs(value) > limit * 1e7) throw new ExtractRefusal('EXTRACT_CORRUPT');
    placed[i] = value;
  }
  return placed;
}

function checkWords(words: Int32Array, count: number): void {
  for (const word of words) if (word < 0 || word >= count) throw new ExtractRefusal('EXTRACT_CORRUPT');
}
