import { type Point, toCoordinate } from '../plane.js';

export type Tags = Readonly<Record<string, string>>;

export interface OsmNode {
  readonly id: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly tags: Tags;
}

export interface OsmWay {
  readonly id: number;
  readonly refs: readonly number[];
  readonly tags: Tags;
}

interface OsmMember {
  readonly type: 'node' | 'way';
  readonly ref: number;
  readonly role: string;
}

export interface OsmRelation {
  readonly id: number;
  readonly members: readonly OsmMember[];
  readonly tags: Tags;
}

/** OSM elements in the order in which they were drawn: ids rise. */
export class OsmMap {
  readonly nodes: OsmNode[] = [];
  readonly ways: OsmWay[] = [];
  readonly relations: OsmRelation[] = [];

  node(p: Point, tags: Tags = {}): number {
    const id = FIRST_NODE + this.nodes.length;
    this.nodes.push({ id, ...toCoordinate(p), tags });
    return id;
  }

  /** Adds tags to a node that was drawn before. */
  tag(id: number, tags: Tags): void {
    const row = id - FIRST_NODE;
    const node = this.nodes[row];
    if (node) this.nodes[row] = { ...node, tags: { ...node.tags, ...tags } };
  }

  tagsOf(id: number): Tags {
    return this.nodes[id - FIRST_NODE]?.tags ?? {};
  }

  way(refs: readonly number[], tags: Tags): number {
    const id = FIRST_WAY + this.ways.length;
    this.ways.push({ id, refs, tags });
    return id;
  }

  /** A way along points of its own; it ends where it began when `closed`. */
  line(points: readonly Point[], tags: Tags, closed = false): number {
    const refs = points.map((p) => this.node(p));
    return this.way(closed && refs[0] !== undefined ? [...refs, refs[0]] : refs, tags);
  }

  relation(members: readonly OsmMember[], tags: Tags): void {
    this.relations.push({ id: FIRST_RELATION + this.relations.length, members, tags });
  }
}

/** Far from the ids of real elements, which have not reached them. */
const FIRST_NODE = 900_000_000_001;
const FIRST_WAY = 90_000_000_001;
const FIRST_RELATION = 9_000_000_001;
