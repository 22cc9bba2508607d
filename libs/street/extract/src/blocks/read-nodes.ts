import { ExtractRefusal } from '../extract-rules.js';
import type { Wire } from '../wire.js';
import type { BlockColumns } from './block-columns.js';
import { pairWords } from './pair-words.js';

/** `DenseNodes`: ids and places as running sums, tags as `key, value, …, 0` per node, or nothing when no node has any. */
export function readDenseNodes(wire: Wire, columns: BlockColumns): void {
  const { nodeId, latitude, longitude, nodeTagOffset, nodeWords } = columns;
  const [first, firstWord] = [nodeId.length, nodeWords.length];
  const outer = wire.enter();
  while (wire.next()) {
    if (wire.field === 1) wire.packedSums(nodeId);
    else if (wire.field === 8) wire.packedSums(latitude);
    else if (wire.field === 9) wire.packedSums(longitude);
    else if (wire.field === 10) wire.packed(nodeWords);
    else wire.skip();
  }
  wire.leave(outer);
  if (latitude.length !== nodeId.length || longitude.length !== nodeId.length) {
    throw new ExtractRefusal('EXTRACT_CORRUPT');
  }
  const [words, end] = [nodeWords.values, nodeWords.length];
  let [read, written] = [firstWord, firstWord];
  for (let node = first; node < nodeId.length; node++) {
    while (read < end && words[read] !== 0) {
      if (read + 1 === end) throw new ExtractRefusal('EXTRACT_CORRUPT');
      words[written++] = words[read++];
      words[written++] = words[read++];
    }
    read++;
    nodeTagOffset.push(written / 2);
  }
  nodeWords.length = written;
}

/** A `Node` that stands alone, as old programs write them. */
export function readNode(wire: Wire, columns: BlockColumns): void {
  let [id, latitude, longitude] = [0, 0, 0];
  const keys = columns.nodeWords.length;
  let values = -1;
  const outer = wire.enter();
  while (wire.next()) {
    if (wire.field === 1) id = wire.zigzag();
    else if (wire.field === 2) wire.packed(columns.nodeWords);
    else if (wire.field === 3) {
      values = columns.nodeWords.length;
      wire.packed(columns.nodeWords);
    } else if (wire.field === 8) latitude = wire.zigzag();
    else if (wire.field === 9) longitude = wire.zigzag();
    else wire.skip();
  }
  wire.leave(outer);
  pairWords(columns.nodeWords, keys, values);
  columns.nodeId.push(id);
  columns.latitude.push(latitude);
  columns.longitude.push(longitude);
  columns.nodeTagOffset.push(columns.nodeWords.length / 2);
}
