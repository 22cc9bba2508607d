import { entry, type Coordinate } from '@maillage/kernel';
import { MEMBER_TYPES, type OsmBlock, type TagColumns } from '@maillage/street-graph';

/** A node, or a way or a multipolygon at its middle, with its tags. */
export interface ExtractPlace extends Coordinate {
  /** `n`, `w` or `r` and the number of the node, way or relation. */
  readonly id: string;
  readonly tags: Readonly<Record<string, string>>;
  /** What it is drawn of: none for a node, one for a way. */
  readonly lines: readonly (readonly Coordinate[])[];
  /** Names of the stop areas (`public_transport=stop_area`) that it is a member of, where there are any. */
  readonly stopAreas?: readonly string[];
}

/** An outline that is drawn of so many nodes is no place where one parks or waits. */
const MOST_NODES = 2_000;

/**
 * The places that have one of the values of a key; those in several extracts come once. The blocks are read twice, and once more for
 * multipolygons: what is named stands anywhere in the file. What has no node in the extracts is left out. With the doors (`entrance`) on
 * the walls of ways that have one of the values of `doorsOf`.
 */
export async function listPlaces(
  blocks: () => AsyncIterable<OsmBlock>,
  wanted: Wanted,
  doorsOf: Wanted = new Map(),
): Promise<readonly ExtractPlace[]> {
  const found = new FoundPlaces();
  for await (const block of blocks()) found.add(block, wanted, doorsOf);
  if (found.members.size > 0 || found.walls.size > 0) for await (const block of blocks()) found.addMembers(block);
  const nodes = found.nodes();
  const at = nodes.size > 0 ? await placesOf(blocks(), nodes) : new Map<number, Coordinate>();
  const places = [...found.points.values(), ...found.outlines().flatMap((outline) => draw(outline, at) ?? [])];
  return places.map((place) => {
    const stopAreas = found.stopAreas.get(place.id);
    return stopAreas ? { ...place, stopAreas: [...stopAreas] } : place;
  });
}

/** Values by key. */
type Wanted = ReadonlyMap<string, ReadonlySet<string>>;

interface Outline {
  readonly id: string;
  readonly tags: ExtractPlace['tags'];
  readonly refs: readonly Float64Array[];
}

class FoundPlaces {
  readonly points = new Map<string, ExtractPlace>();
  /** Ways that multipolygons are drawn of. */
  readonly members = new Map<number, Float64Array | undefined>();
  /** Nodes of walls that may have doors. */
  readonly walls = new Set<number>();
  /** Names of stop areas by the ids of what belongs to them. */
  readonly stopAreas = new Map<string, Set<string>>();
  readonly #ways = new Map<string, Outline>();
  readonly #relations = new Map<string, { readonly tags: ExtractPlace['tags']; readonly ways: readonly number[] }>();

  add(block: OsmBlock, wanted: Wanted, doorsOf: Wanted): void {
    const { strings, nodes, ways, relations } = block;
    this.#addStopAreas(block);
    for (const way of elementsWith(ways.tags, ways.id.length, wordsOf(strings, doorsOf)))
      for (const ref of ways.refs.subarray(ways.refOffset[way], ways.refOffset[way + 1])) this.walls.add(ref);
    const words = wordsOf(strings, wanted);
    if (words.size === 0) return;
    for (const node of elementsWith(nodes.tags, nodes.id.length, words)) {
      const id = `n${String(nodes.id[node])}`;
      const [latitude, longitude] = [nodes.latitude[node] / 1e7, nodes.longitude[node] / 1e7];
      this.points.set(id, { id, latitude, longitude, tags: tagsOf(nodes.tags, node, strings), lines: [] });
    }
    for (const way of elementsWith(ways.tags, ways.id.length, words)) {
      const id = `w${String(ways.id[way])}`;
      const refs = ways.refs.slice(ways.refOffset[way], ways.refOffset[way + 1]);
      this.#ways.set(id, { id, tags: tagsOf(ways.tags, way, strings), refs: [refs] });
    }
    for (const relation of elementsWith(relations.tags, relations.id.length, words)) {
      const tags = tagsOf(relations.tags, relation, strings);
      if (tags['type'] !== 'multipolygon') continue;
      const ways: number[] = [];
      for (let i = relations.memberOffset[relation]; i < relations.memberOffset[relation + 1]; i++) {
        if (MEMBER_TYPES[relations.memberType[i]] !== 'way' || strings[relations.memberRole[i]] === 'inner') continue;
        ways.push(relations.memberId[i]);
        this.members.set(relations.memberId[i], undefined);
      }
      this.#relations.set(`r${String(relations.id[relation])}`, { tags, ways });
    }
  }

  #addStopAreas({ strings, relations }: OsmBlock): void {
    for (const relation of elementsWith(relations.tags, relations.id.length, wordsOf(strings, STOP_AREAS))) {
      const { name = '' } = tagsOf(relations.tags, relation, strings);
      if (name === '') continue;
      for (let i = relations.memberOffset[relation]; i < relations.memberOffset[relation + 1]; i++) {
        const id = `${entry(MEMBER_TYPES, relations.memberType[i]).charAt(0)}${String(relations.memberId[i])}`;
        this.stopAreas.set(id, (this.stopAreas.get(id) ?? new Set()).add(name));
      }
    }
  }

  /** The parts of multipolygons, and the doors of walls. */
  addMembers({ strings, nodes, ways }: OsmBlock): void {
    for (const node of elementsWith(nodes.tags, nodes.id.length, wordsOf(strings, DOORS))) {
      const id = `n${String(nodes.id[node])}`;
      if (!this.walls.has(nodes.id[node]) || this.points.has(id)) continue;
      const [latitude, longitude] = [nodes.latitude[node] / 1e7, nodes.longitude[node] / 1e7];
      this.points.set(id, { id, latitude, longitude, tags: tagsOf(nodes.tags, node, strings), lines: [] });
    }
    ways.id.forEach((id, way) => {
      if (this.members.has(id)) this.members.set(id, ways.refs.slice(ways.refOffset[way], ways.refOffset[way + 1]));
    });
  }

  outlines(): Outline[] {
    const relations = [...this.#relations].map(([id, { tags, ways }]) => ({
      id,
      tags,
      refs: ways.flatMap((way) => this.members.get(way) ?? []),
    }));
    return [...this.#ways.values(), ...relations].filter(
      ({ refs }) => refs.reduce((sum, { length }) => sum + length, 0) <= MOST_NODES,
    );
  }

  nodes(): ReadonlySet<number> {
    return new Set(this.outlines().flatMap(({ refs }) => refs.flatMap((line) => [...line])));
  }
}

/** Those for everybody: no stairs of a house, no emergency exit. */
const DOORS: Wanted = new Map([['entrance', new Set(['yes', 'main', 'entrance', 'secondary'])]]);
const STOP_AREAS: Wanted = new Map([['public_transport', new Set(['stop_area'])]]);

/** Where the keys and their values stand among the strings of a block. */
function wordsOf(strings: readonly string[], wanted: Wanted): ReadonlyMap<number, ReadonlySet<number>> {
  const words = new Map<number, Set<number>>();
  for (const [key, values] of wanted) {
    const kept = new Set<number>();
    strings.forEach((text, word) => {
      if (values.has(text)) kept.add(word);
    });
    const at = strings.indexOf(key);
    if (at >= 0 && kept.size > 0) words.set(at, kept);
  }
  return words;
}

function* elementsWith(
  { offset, words }: TagColumns,
  count: number,
  wanted: ReadonlyMap<number, ReadonlySet<number>>,
): Generator<number> {
  for (let element = 0; element < count; element++) {
    for (let i = offset[element]; i < offset[element + 1]; i++) {
      if (wanted.get(words[2 * i])?.has(words[2 * i + 1]) !== true) continue;
      yield element;
      break;
    }
  }
}

const tagsOf = ({ offset, words }: TagColumns, element: number, strings: readonly string[]): ExtractPlace['tags'] =>
  Object.fromEntries(
    Array.from({ length: offset[element + 1] - offset[element] }, (_, i) => {
      const word = 2 * (offset[element] + i);
      return [strings[words[word]], strings[words[word + 1]]];
    }),
  );

async function placesOf(
  blocks: AsyncIterable<OsmBlock>,
  wanted: ReadonlySet<number>,
): Promise<ReadonlyMap<number, Coordinate>> {
  const at = new Map<number, Coordinate>();
  for await (const { nodes } of blocks) {
    nodes.id.forEach((id, node) => {
      if (!wanted.has(id)) return;
      at.set(id, { latitude: nodes.latitude[node] / 1e7, longitude: nodes.longitude[node] / 1e7 });
    });
  }
  return at;
}

/** At the middle of the box around its nodes. */
function draw({ id, tags, refs }: Outline, at: ReadonlyMap<number, Coordinate>): ExtractPlace | undefined {
  const lines = refs.map((line) => [...line].flatMap((ref) => at.get(ref) ?? [])).filter(({ length }) => length > 0);
  const points = lines.flat();
  if (points.length === 0) return undefined;
  const middle = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  return {
    id,
    latitude: middle(points.map(({ latitude }) => latitude)),
    longitude: middle(points.map(({ longitude }) => longitude)),
    tags,
    lines,
  };
}
