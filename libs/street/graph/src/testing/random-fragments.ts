import type { Coordinate } from '@maillage/kernel';
import fc from 'fast-check';
import { TRAVEL_MODES } from '../travel-mode.js';
import { NODE_TAGS, WAY_TAGS } from './known-tags.js';
import { placeOf } from './town.js';

export const LETTERS = 'ABCDEFGHIJK';
/** A map of nodes: row i, column i² mod 11: no three nodes on one line, so that no node lies on a way that does not have it. */
export const MAP = Array.from(LETTERS, (letter, i) => '.'.repeat((i * i) % 11) + letter).join('\n');

/** What makes a way a street. */
const KINDS = ['highway', 'route', 'railway', 'public_transport', 'man_made'];

const values = (text: string) => fc.constantFrom(...text.split(' '));
const oneOf = (tags: ReadonlyMap<string, readonly string[]>, keys = [...tags.keys()]) =>
  fc
    .constantFrom(...keys)
    .chain((key) => fc.constantFrom(...[...(tags.get(key) ?? []), 'odd']).map((value) => `${key}=${value}`));
const anyTag = oneOf(
  WAY_TAGS,
  [...WAY_TAGS.keys()].filter((key) => !KINDS.includes(key)),
);
const kind = fc.oneof(
  {
    weight: 5,
    arbitrary: values('highway=residential highway=footway highway=path highway=service highway=pedestrian'),
  },
  { weight: 5, arbitrary: oneOf(WAY_TAGS, ['highway']) },
  { weight: 1, arbitrary: oneOf(WAY_TAGS, KINDS) },
);
const way = fc.record({
  nodes: fc.uniqueArray(values(Array.from(LETTERS).join(' ')), { minLength: 2, maxLength: 6 }),
  isClosed: fc.boolean(),
  tags: fc.tuple(kind, fc.array(anyTag, { maxLength: 4 })),
});
const nodeTag = fc.record({
  letter: values(Array.from(LETTERS).join(' ')),
  tags: fc.array(oneOf(NODE_TAGS), { minLength: 1, maxLength: 3 }),
});
export const fragment = fc.record({
  ways: fc.array(way, { minLength: 1, maxLength: 12 }),
  nodeTags: fc.uniqueArray(nodeTag, { selector: ({ letter }) => letter, maxLength: 3 }),
  mode: fc.constantFrom(...TRAVEL_MODES),
  rest: fc.integer({ min: 0, max: 10_000 }),
});

type Fragment = typeof fragment extends fc.Arbitrary<infer F> ? F : never;

/** As `blockOf` reads it, and by its parts. */
export interface Drawn {
  readonly elements: string;
  readonly ways: readonly { name: string; nodes: string; tags: string }[];
  readonly nodeTags: ReadonlyMap<string, string>;
}

export function draw({ ways, nodeTags }: Pick<Fragment, 'ways' | 'nodeTags'>): Drawn {
  const drawn = ways.map(({ nodes, isClosed, tags: [kind, others] }, i) => ({
    name: `W${i}`,
    nodes: nodes.join('') + (isClosed && nodes.length > 2 ? nodes[0] : ''),
    tags: oncePerKey([...others, kind]),
  }));
  const told = nodeTags.map(({ letter, tags }): [string, string] => [letter, oncePerKey(tags)]);
  const elements = [
    ...drawn.map(({ name, nodes, tags }) => `${nodes} ${tags} name=${name}`),
    ...told.map(([letter, tags]) => `${letter}: ${tags}`),
  ];
  return { elements: elements.join('\n'), ways: drawn, nodeTags: new Map(told) };
}

const oncePerKey = (tags: readonly string[]): string =>
  [...new Map(tags.map((pair) => [pair.split('=')[0], pair]))].map(([, pair]) => pair).join(' ');

const places = new Map(Array.from(LETTERS, (letter): [string, Coordinate] => [letter, placeOf(MAP, letter)]));
export const place = (letter: string): Coordinate => places.get(letter) ?? { latitude: NaN, longitude: NaN };
