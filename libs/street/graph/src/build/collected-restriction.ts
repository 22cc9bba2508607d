import { entry } from '@maillage/kernel';
import { MEMBER_TYPES, type OsmBlock } from '../osm-block.js';
import type { TurnRule } from '../tags/turn-restriction.js';

/** A turn restriction with the ids of its members. */
export interface CollectedRestriction {
  readonly rule: TurnRule;
  /** Ways; several where `no_entry` has several. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** One node, or ways. */
  readonly viaNode: number | undefined;
  readonly viaWays: readonly number[];
}

export function collectRestriction({ strings, relations }: OsmBlock, relation: number, rule: TurnRule) {
  const from: number[] = [];
  const to: number[] = [];
  const viaWays: number[] = [];
  let viaNode: number | undefined;
  for (let i = relations.memberOffset[relation]; i < relations.memberOffset[relation + 1]; i++) {
    const id = relations.memberId[i];
    const [role, type] = [strings[relations.memberRole[i]], entry(MEMBER_TYPES, relations.memberType[i])];
    if (type === 'node' && role === 'via') viaNode = id;
    if (type !== 'way') continue;
    if (role === 'from') from.push(id);
    if (role === 'to') to.push(id);
    if (role === 'via') viaWays.push(id);
  }
  return { rule, from, to, viaNode, viaWays } satisfies CollectedRestriction;
}
