import type { Coordinate } from '@maillage/kernel';
import type { OsmBlock, TagColumns } from '@maillage/street-graph';

/** A node, or the middle of a way, with its tags. */
export interface ExtractPlace extends Coordinate {
  /** `n` or `w` and the number of the node or way. */
  readonly id: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** An outline that is drawn of so many nodes is no place where one parks. */
const MOST_NODES = 2_000;

/**
 * The places whose `key` has one of the values; those in several extracts come once. The blocks are read twice: ways name nodes
 * that stand anywhere in the file. A way of which no node is there is left out.
 */
export async function listPlaces(
  blocks: () => AsyncIterable<OsmBlock>,
  key: string,
  values: ReadonlySet<string>,
): Promise<readonly ExtractPlace[]> {
  const places = new Map<string, ExtractPlace>();
  const outlines = new Map<string, Outline>();
  const wanted = new Set<number>();
  for await (const block of blocks()) {
    const [word, kept] = wordsOf(block.strings, key, values);
    if (word < 0 || kept.size === 0) continue;
    const { strings, nodes, ways } = block;
    for (const node of elementsWith(nodes.tags, nodes.id.length, word, kept)) {
      const id = `n${String(nodes.id[node])}`;
      const [latitude, longitude] = [nodes.latitude[node] / 1e7, nodes.longitude[node] / 1e7];
      places.set(id, { id, latitude, longitude, tags: tagsOf(nodes.tags, node, strings) });
    }
    for (const way of elementsWith(ways.tags, ways.id.length, word, kept)) {
      const refs = ways.refs.slice(ways.refOffset[way], ways.refOffset[way + 1]);
      if (refs.length > MOST_NODES) continue;
      outlines.set(`w${String(ways.id[way])}`, { refs, tags: tagsOf(ways.tags, way, strings) });
      for (const ref of refs) wanted.add(ref);
    }
  }
  const at = wanted.size > 0 ? await placesOf(blocks(), wanted) : new Map<number, Coordinate>();
  for (const [id, { refs, tags }] of outlines) {
    const middle = middleOf([...refs].flatMap((ref) => at.get(ref) ?? []));
    if (middle) places.set(id, { id, ...middle, tags });
  }
  return [...places.values()];
}

interface Outline {
  readonly refs: Float64Array;
  readonly tags: ExtractPlace['tags'];
}

/** Where the key and the values stand among the strings of a block. */
function wordsOf(strings: readonly string[], key: string, values: ReadonlySet<string>): [number, ReadonlySet<number>] {
  const kept = new Set<number>();
  strings.forEach((text, word) => {
    if (values.has(text)) kept.add(word);
  });
  return [strings.indexOf(key), kept];
}

function* elementsWith(
  { offset, words }: TagColumns,
  count: number,
  key: number,
  values: ReadonlySet<number>,
): Generator<number> {
  for (let element = 0; element < count; element++) {
    for (let i = offset[element]; i < offset[element + 1]; i++) {
      if (words[2 * i] === key && values.has(words[2 * i + 1])) yield element;
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

/** Of the box around the points. */
function middleOf(points: readonly Coordinate[]): Coordinate | undefined {
  if (points.length === 0) return undefined;
  const middle = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  return {
    latitude: middle(points.map(({ latitude }) => latitude)),
    longitude: middle(points.map(({ longitude }) => longitude)),
  };
}
