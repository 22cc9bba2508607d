import { MEMBER_TYPES, type OsmBlock, type TagColumns } from '../osm-block.js';
import { EDGE_KINDS, type EdgeKind } from '../street-graph.js';
import { readNodeRule, type NodeRule } from '../tags/node-rule.js';
import type { Tags } from '../tags/tags.js';
import { readTurnRestriction } from '../tags/turn-restriction.js';
import { isTravelled, readWayRule, type WayRule } from '../tags/way-rule.js';
import { readLevels, readStreetName, readTraits } from '../tags/way-traits.js';
import { collectRestriction, type CollectedRestriction } from './collected-restriction.js';
import { growingDoubles, growingInts } from './growing-column.js';
import { RuleTable, TextTable } from './text-table.js';

/** What matters of the extracts: where nodes are, which ways are streets. */
export class CollectedStreets {
  readonly nodeId = growingDoubles();
  readonly latitude = growingInts();
  readonly longitude = growingInts();
  readonly nodeRules = new Map<number, NodeRule>();

  readonly rule = growingInts();
  readonly name = growingInts();
  readonly kind = growingInts();
  readonly traits = growingInts();
  /** levels[2w] where the way begins, levels[2w + 1] where it ends, in quarters of a storey; NO_LEVEL where none is told. */
  readonly levels = growingInts();
  /** Minutes that the way takes whoever travels (ferries), 0 when not said. */
  readonly minutes = growingInts();
  /** refs of way w: [refOffset[w], refOffset[w + 1]) */
  readonly refOffset = growingInts();
  readonly refs = growingDoubles();

  readonly rules = new RuleTable();
  readonly names = new TextTable();
  /** Row of a way by its id. */
  readonly wayRows = new Map<number, number>();
  /** Ways without tags: parts of what relations draw. */
  private readonly outlines = new Map<number, Float64Array>();
  /** Turn restrictions of cars by the id of the relation. */
  readonly restrictions = new Map<number, CollectedRestriction>();
  private readonly ruleByTags = new Map<string, { rule: WayRule | undefined }>();

  constructor() {
    this.refOffset.push(0);
  }

  get wayCount(): number {
    return this.rule.length;
  }

  add(block: OsmBlock): void {
    this.addNodes(block);
    this.addWays(block);
    this.addRelations(block);
  }

  private addNodes({ strings, nodes }: OsmBlock): void {
    this.nodeId.pushAll(nodes.id);
    this.latitude.pushAll(nodes.latitude);
    this.longitude.pushAll(nodes.longitude);
    for (let node = 0; node < nodes.id.length; node++) {
      if (nodes.tags.offset[node] === nodes.tags.offset[node + 1]) continue;
      const rule = readNodeRule(tagsOf(nodes.tags, node, strings));
      if (rule !== undefined) this.nodeRules.set(nodes.id[node], rule);
    }
  }

  /** A way that is in several extracts counts once. */
  private addWays({ strings, ways }: OsmBlock): void {
    for (let way = 0; way < ways.id.length; way++) {
      const refs = ways.refs.subarray(ways.refOffset[way], ways.refOffset[way + 1]);
      if (ways.tags.offset[way] === ways.tags.offset[way + 1]) this.outlines.set(ways.id[way], refs.slice());
      else this.addWay(ways.id[way], refs, tagsOf(ways.tags, way, strings));
    }
  }

  private addWay(id: number, refs: Float64Array, tags: Tags): void {
    if (this.wayRows.has(id)) return;
    const rule = this.ruleOf(tags);
    if (rule === undefined) return;
    this.wayRows.set(id, this.wayCount);
    this.rule.push(this.rules.index(rule));
    this.name.push(this.names.index(readStreetName(tags)));
    this.kind.push(EDGE_KINDS.indexOf(kindOf(tags)));
    this.traits.push(readTraits(tags));
    const [lowest, highest] = readLevels(tags) ?? [NO_LEVEL, NO_LEVEL];
    const leadsDown = (tags.get('incline') ?? '').startsWith('-') || tags.get('incline') === 'down';
    this.levels.push(leadsDown ? highest : lowest);
    this.levels.push(leadsDown ? lowest : highest);
    this.minutes.push(minutesOf(tags));
    this.refs.pushAll(refs);
    this.refOffset.push(this.refs.length);
  }

  /** Turn restrictions, and squares and platforms that are drawn as relations; the format has ways before relations. */
  private addRelations(block: OsmBlock): void {
    const { strings, relations } = block;
    for (let relation = 0; relation < relations.id.length; relation++) {
      const tags = tagsOf(relations.tags, relation, strings);
      const rule = readTurnRestriction(tags);
      if (rule !== undefined) this.restrictions.set(relations.id[relation], collectRestriction(block, relation, rule));
      if (tags.get('type') === 'multipolygon' && isTravelled(tags)) this.addOutlines(block, relation, tags);
    }
  }

  /** Both the outer and the inner rings are walked along. */
  private addOutlines({ relations }: OsmBlock, relation: number, tags: Tags): void {
    const area = new Map([...tags, ['area', 'yes']]);
    for (let i = relations.memberOffset[relation]; i < relations.memberOffset[relation + 1]; i++) {
      const refs = relations.memberType[i] === WAY ? this.outlines.get(relations.memberId[i]) : undefined;
      if (refs !== undefined) this.addWay(relations.memberId[i], refs, area);
    }
  }

  /** Few ways differ in more than their names: most are answered from memory. */
  private ruleOf(tags: Tags): WayRule | undefined {
    if (!isTravelled(tags)) return undefined;
    let key = '';
    for (const [name, value] of tags) if (!NAMING.has(name)) key += `${name}=${value}\n`;
    const known = this.ruleByTags.get(key);
    if (known !== undefined) return known.rule;
    const rule = readWayRule(tags);
    this.ruleByTags.set(key, { rule });
    return rule;
  }
}

const WAY = MEMBER_TYPES.indexOf('way');
export const NO_LEVEL = -128;

/** Keys that no rule reads and in which ways differ most. */
const NAMING = new Set(['name', 'alt_name', 'old_name', 'ref', 'source', 'note', 'wikidata', 'wikipedia']);

function tagsOf({ offset, words }: TagColumns, element: number, strings: readonly string[]): Tags {
  const tags = new Map<string, string>();
  for (let i = offset[element]; i < offset[element + 1]; i++)
    tags.set(strings[words[2 * i]], strings[words[2 * i + 1]]);
  return tags;
}

function kindOf(tags: Tags): EdgeKind {
  if (tags.get('highway') === 'steps') return 'steps';
  return tags.get('route') === 'ferry' && !tags.has('highway') ? 'ferry' : 'street';
}

/** `duration` of a ferry: minutes, or `hours:minutes`, or `hours:minutes:seconds`. */
function minutesOf(tags: Tags): number {
  const match = /^(?:(\d+):)?(\d+)(?::\d+)?$/.exec(tags.get('route') === 'ferry' ? (tags.get('duration') ?? '') : '');
  return match ? Number(match[1] || 0) * 60 + Number(match[2]) : 0;
}
