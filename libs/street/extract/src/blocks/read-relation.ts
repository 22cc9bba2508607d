import { ExtractRefusal } from '../extract-rules.js';
import type { Wire } from '../wire.js';
import type { BlockColumns } from './block-columns.js';
import { pairWords } from './pair-words.js';

/** A `Relation`: roles, members as running sums, and their types. */
export function readRelation(wire: Wire, columns: BlockColumns): void {
  const { relationWords, memberId, memberType, memberRole } = columns;
  let id = 0;
  const keys = relationWords.length;
  let values = -1;
  const outer = wire.enter();
  while (wire.next()) {
    if (wire.field === 1) id = wire.signed();
    else if (wire.field === 2) wire.packed(relationWords);
    else if (wire.field === 3) {
      values = relationWords.length;
      wire.packed(relationWords);
    } else if (wire.field === 8) wire.packed(memberRole);
    else if (wire.field === 9) wire.packedSums(memberId);
    else if (wire.field === 10) wire.packed(memberType);
    else wire.skip();
  }
  wire.leave(outer);
  if (memberId.length !== memberType.length || memberId.length !== memberRole.length)
    throw new ExtractRefusal('EXTRACT_CORRUPT');
  pairWords(relationWords, keys, values);
  columns.relationId.push(id);
  columns.memberOffset.push(memberId.length);
  columns.relationTagOffset.push(relationWords.length / 2);
}
