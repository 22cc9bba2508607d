import { MEMBER_TYPES, type OsmBlock, type TagColumns } from '../osm-block.js';
import { EDGE_KINDS, type EdgeKind } from '../street-graph.js';
import { countConditions } from '../tags/conditional.js';
import { readNodeRule, type NodeRule } from '../tags/node-rule.js';
import { isInTheWay, isOnGround } from '../tags/in-the-way.js';
import type { Tags } from '../tags/tags.js';
import { readTurnRestriction } from '../tags/turn-restriction.js';
import { isArea, isTravelled, readWayRule, type WayRule } from '../tags/way-rule.js';
import { readLevels, readStreetName, readTraits } from '../tags/way-traits.js';
import { Obstacles } from './obstacles.js';
import { collectRestriction, type CollectedRestriction } from './collected-restriction.js';
import { growingDoubles, growingInts } from './growing-column.js';
import { isRing, type Line } from './join-rings.js';
import { RuleTable, TextTable } from './text-table.js';

/** A square or a platform that one walks across. */
export interface CollectedArea {
  /** Its outlines: rings, or parts of rings that meet at their ends. */
  readonly lines: Line[];
  /** Row of a way that is tagged as the area is. */
  readonly way: number;
  readonly isOnGround: boolean;
}

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
  readonly areas: CollectedArea[] = [];
  private readonly areaRelations = new Set<number>();
  /** Ways without tags, and obstacles: parts of what relations draw. */
  private readonly outlines = new Map<number, Float64Array>();
  private readonly obstacles = new Obstacles();
  /** Turn restrictions of cars by the id of the relation. */
  readonly restrictions = new Map<number, CollectedRestriction>();
  private readonly ruleByTags = new Map<string, ReadRule>();
  /** Ways with rules for certain hours, taken at their strictest. */
  readonly conditionalWays = new Set<number>();
  /** Ways with conditions that are not read: weights, weather, permits. */
  readonly unreadConditions = new Set<number>();

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
      const tags = tagsOf(ways.tags, way, strings);
      if (isOutline(tags)) this.outlines.set(ways.id[way], refs.slice());
      const blocks = isInTheWay(tags);
      if (!isTravelled(tags) && isRing(refs) && (blocks || !isOutline(tags)))
        this.obstacles.add(ways.id[way], refs, blocks);
      const row = this.addWay(ways.id[way], refs, tags);
      if (row !== undefined && isArea(tags) && isRing(refs)) this.addArea([Array.from(refs)], row, tags);
    }
  }

  /** The row of a new street. */
  private addWay(id: number, refs: Float64Array, tags: Tags): number | undefined {
    if (this.wayRows.has(id)) return undefined;
    const { rule, isRead, isUnread } = this.ruleOf(tags);
    if (isRead) this.conditionalWays.add(id);
    if (isUnread) this.unreadConditions.add(id);
    if (rule === undefined) return undefined;
    const [lowest, highest] = readLevels(tags) ?? [NO_LEVEL, NO_LEVEL];
    const leadsDown = (tags.get('incline') ?? '').startsWith('-') || tags.get('incline') === 'down';
    return this.pushWay(id, refs, {
      rule: this.rules.index(rule),
      name: this.names.index(readStreetName(tags)),
      kind: EDGE_KINDS.indexOf(kindOf(tags)),
      traits: readTraits(tags),
      levels: leadsDown ? [highest, lowest] : [lowest, highest],
      minutes: minutesOf(tags),
    });
  }

  private pushWay(id: number, refs: Float64Array, { rule, name, kind, traits, levels, minutes }: Way): number {
    const row = this.wayCount;
    this.wayRows.set(id, row);
    this.rule.push(rule);
    this.name.push(name);
    this.kind.push(kind);
    this.traits.push(traits);
    for (const level of levels) this.levels.push(level);
    this.minutes.push(minutes);
    this.refs.pushAll(refs);
    this.refOffset.push(this.refs.length);
    return row;
  }

  get hasObstaclesInTheWay(): boolean {
    return this.obstacles.areInTheWay;
  }

  obstaclesInTheWay(isThere: (ref: number) => boolean): ReturnType<Obstacles['inTheWay']> {
    return this.obstacles.inTheWay(isThere);
  }

  /** One walks around what stands in an area. */
  addHole({ lines, way }: CollectedArea, id: number, refs: Float64Array): void {
    if (this.wayRows.has(id) || lines.reduce((sum, { length }) => sum + length, refs.length) > MOST_AREA_NODES) return;
    lines.push(Array.from(refs));
    const [rule, name, kind, traits] = [this.rule, this.name, this.kind, this.traits].map(({ values }) => values[way]);
    this.pushWay(id, refs, { rule, name, kind, traits, levels: [NO_LEVEL, NO_LEVEL], minutes: 0 });
  }

  private addArea(lines: Line[], row: number, tags: Tags): void {
    this.areas.push({ lines, way: row, isOnGround: isOnGround(tags) });
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

  /** Both the outer and the inner rings are walked along, and the area between them is walked across. */
  private addOutlines({ relations }: OsmBlock, relation: number, tags: Tags): void {
    if (this.areaRelations.has(relations.id[relation])) return;
    const area = new Map([...tags, ['area', 'yes']]);
    let row: number | undefined;
    const lines: (Line | undefined)[] = [];
    for (let i = relations.memberOffset[relation]; i < relations.memberOffset[relation + 1]; i++) {
      if (relations.memberType[i] !== WAY) continue;
      const id = relations.memberId[i];
      const refs = this.outlines.get(id) ?? this.obstacles.find(id);
      if (refs !== undefined) row = this.addWay(id, refs, area) ?? this.wayRows.get(id) ?? row;
      lines.push(refs ? Array.from(refs) : this.refsOf(id));
    }
    const known = lines.filter((line) => line !== undefined);
    // another extract may have what this one lacks
    if (known.length < lines.length || row === undefined) return;
    this.areaRelations.add(relations.id[relation]);
    this.addArea(known, row, tags);
  }

  private refsOf(way: number): Line | undefined {
    const row = this.wayRows.get(way);
    if (row === undefined) return undefined;
    return Array.from(this.refs.values.subarray(this.refOffset.values[row], this.refOffset.values[row + 1]));
  }

  /** Few ways differ in more than their names: most are answered from memory. */
  private ruleOf(tags: Tags): ReadRule {
    if (!isTravelled(tags)) return NO_RULE;
    let key = '';
    for (const [name, value] of tags) if (!NAMING.has(name)) key += `${name}=${value}\n`;
    const known = this.ruleByTags.get(key);
    if (known !== undefined) return known;
    const read = { rule: readWayRule(tags), ...countConditions(tags) };
    this.ruleByTags.set(key, read);
    return read;
  }
}

/** A row of the columns of ways. */
interface Way {
  readonly rule: number;
  readonly name: number;
  readonly kind: number;
  readonly traits: number;
  readonly levels: readonly [atBegin: number, atEnd: number];
  readonly minutes: number;
}

interface ReadRule {
  readonly rule: WayRule | undefined;
  readonly isRead: boolean;
  readonly isUnread: boolean;
}

const NO_RULE: ReadRule = { rule: undefined, isRead: false, isUnread: false };
const WAY = MEMBER_TYPES.indexOf('way');
export const NO_LEVEL = -128;
/** Outlines of more nodes are landscapes, not squares. */
export const MOST_AREA_NODES = 600;

/** Kept until the relations come: ways without tags, and what often is a hole in a square. */
const isOutline = (tags: Tags): boolean =>
  tags.size === 0 || (!isTravelled(tags) && !tags.has('building') && OBSTACLES.some((key) => tags.has(key)));
const OBSTACLES = ['natural', 'water', 'leisure', 'landuse', 'barrier', 'historic', 'amenity', 'man_made'];

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
  if (tags.get('highway') === 'elevator') return 'lift';
  return tags.get('route') === 'ferry' && !tags.has('highway') ? 'ferry' : 'street';
}

/** `duration` of a ferry: minutes, `hours:minutes`, `hours:minutes:seconds`, or as ISO 8601 has it, `PT1H30M`. */
function minutesOf(tags: Tags): number {
  const told = tags.get('route') === 'ferry' ? (tags.get('duration') ?? '') : '';
  const match = /^(?:(\d+):)?(\d+)(?::\d+)?$/.exec(told) ?? /^PT(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?$/.exec(told);
  return match ? Number(match[1] || 0) * 60 + Number(match[2] || 0) : 0;
}
