import type { Wire } from '../wire.js';
import type { BlockColumns } from './block-columns.js';
import { pairWords } from './pair-words.js';

/** A `Way`: the nodes it passes as running sums. */
export function readWay(wire: Wire, columns: BlockColumns): void {
  let id = 0;
  const keys = columns.wayWords.length;
  let values = -1;
  const outer = wire.enter();
  while (wire.next()) {
    if (wire.field === 1) id = wire.signed();
    else if (wire.field === 2) wire.packed(columns.wayWords);
    else if (wire.field === 3) {
      values = columns.wayWords.length;
      wire.packed(columns.wayWords);
    } else if (wire.field === 8) wire.packedSums(columns.refs);
    else wire.skip();
  }
  wire.leave(outer);
  pairWords(columns.wayWords, keys, values);
  columns.wayId.push(id);
  columns.refOffset.push(columns.refs.length);
  columns.wayTagOffset.push(columns.wayWords.length / 2);
}
