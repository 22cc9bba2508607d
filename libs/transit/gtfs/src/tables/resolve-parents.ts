import type { NoticeLog } from '@maillage/feed-reading';
import { entry } from '@maillage/kernel';
import { danglingReference } from '../rules/dangling-reference.rule.js';
import { droppedReference } from '../rules/dropped-reference.rule.js';
import { nullLiteral } from '../rules/null-literal.rule.js';
import { parentCycle } from '../rules/parent-cycle.rule.js';
import { wrongParent } from '../rules/wrong-parent.rule.js';
import { isNullLiteral } from './null-literal.js';
import type { StopDraft } from './stop-draft.js';

/** Index in `drafts` of each stop's parent, −1 for none. What cannot be a parent is told and left out. */
export function resolveParents(log: NoticeLog, file: string, drafts: readonly StopDraft[]): Int32Array {
  const named = findParents(log, file, drafts);
  const parents = new Int32Array(drafts.length).fill(-1);
  drafts.forEach((draft, index) => {
    const parent = named[index] as number;
    if (parent < 0) return;
    const place = { file, row: draft.line, field: 'parent_station', value: draft.parentId };
    const { locationType, isDropped } = entry(drafts, parent);
    if (isOnCycle(named, index)) log.add(parentCycle, place);
    else if (isDropped) log.add(droppedReference, place, { target: file });
    else if (locationType === PARENT_TYPE[draft.locationType]) parents[index] = parent;
    else log.add(wrongParent, place, { type: draft.locationType, parent: locationType });
  });
  return parents;
}

/** The type that the parent of each `location_type` must have; a station has none. */
const PARENT_TYPE: readonly (number | undefined)[] = [1, undefined, 1, 1, 0];

function findParents(log: NoticeLog, file: string, drafts: readonly StopDraft[]): Int32Array {
  const byId = new Map(drafts.map((draft, index) => [draft.id, index]));
  return Int32Array.from(drafts, (draft) => {
    if (draft.parentId === '') return -1;
    const parent = byId.get(draft.parentId);
    if (parent !== undefined) return parent;
    const place = { file, row: draft.line, field: 'parent_station', value: draft.parentId };
    if (isNullLiteral(draft.parentId)) log.add(nullLiteral, place, { value: draft.parentId });
    else log.add(danglingReference, place, { target: file });
    return -1;
  });
}

/** A longer cycle is made of stops that are refused as parents anyway. */
const LONGEST_CYCLE = 100;

function isOnCycle(parents: Int32Array, start: number): boolean {
  let steps = 0;
  for (let index = parents[start] as number; index >= 0 && steps < LONGEST_CYCLE; index = parents[index] as number) {
    if (index === start) return true;
    steps++;
  }
  return false;
}
