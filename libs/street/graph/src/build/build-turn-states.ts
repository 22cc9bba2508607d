import type { StreetEdges, TurnStates } from '../street-graph.js';
import type { ForbiddenSequence } from './forbidden-turns.js';

/** What has been driven of sequences that are forbidden. */
interface Driven {
  readonly codes: readonly number[];
  readonly children: Map<number, Driven>;
  readonly banned: Set<number>;
  /** What is left of it when its beginning no longer matters; undefined: nothing. */
  rest: Driven | undefined;
}

/**
 * For each beginning of a forbidden sequence a copy of the vertex where it ends, from which the forbidden edge does not leave
 * (Aho and Corasick's automaton, its states laid over the vertices). `next` leads from copy to copy.
 */
export function buildTurnStates(
  edges: StreetEdges,
  vertexCount: number,
  sequences: readonly ForbiddenSequence[],
): { turns: TurnStates; next: (state: number, code: number) => number } {
  const headOf = (code: number): number => ((code & 1) === 0 ? edges.to : edges.from)[code >> 1];
  const { root, all } = plant(sequences);
  const vertexOf = ({ codes }: Driven): number => headOf(codes[codes.length - 1]);
  const copies = all.toSorted((a, b) => vertexOf(a) - vertexOf(b));
  const stateOf = new Map(copies.map((driven, i) => [driven, vertexCount + i]));
  const bans = copies.map(({ banned }) => [...banned].sort((a, b) => a - b));
  const banOffset = new Int32Array(copies.length + 1);
  bans.forEach(({ length }, i) => (banOffset[i + 1] = banOffset[i] + length));
  const turns = {
    vertex: Int32Array.from(copies, vertexOf),
    arrival: Int32Array.from(copies, ({ codes }) => (codes.length === 1 ? codes[0] : -1)),
    banOffset,
    bans: Int32Array.from(bans.flat()),
  };
  return {
    turns,
    next(state, code) {
      const driven = step(state < vertexCount ? root : copies[state - vertexCount], root, code);
      return driven === root ? headOf(code) : (stateOf.get(driven) ?? headOf(code));
    },
  };
}

/** The sequences as a tree of their beginnings, without its root, shorter ones first. */
function plant(sequences: readonly ForbiddenSequence[]): { root: Driven; all: Driven[] } {
  const root = emptyAfter([]);
  const all: Driven[] = [];
  for (const sequence of sequences) {
    let driven = root;
    sequence.slice(0, -1).forEach((code, i) => {
      const known = driven.children.get(code) ?? emptyAfter(sequence.slice(0, i + 1));
      if (!driven.children.has(code)) all.push(known);
      driven.children.set(code, known);
      driven = known;
    });
    driven.banned.add(sequence[sequence.length - 1]);
  }
  all.sort((a, b) => a.codes.length - b.codes.length);
  for (const driven of all) {
    let rest: Driven = root;
    for (const code of driven.codes.slice(1)) rest = step(rest, root, code);
    driven.rest = rest;
    for (const code of rest.banned) driven.banned.add(code);
  }
  return { root, all };
}

const emptyAfter = (codes: readonly number[]): Driven => ({
  codes,
  children: new Map(),
  banned: new Set(),
  rest: undefined,
});

/** The longest beginning of a sequence that has been driven when `code` follows. */
function step(from: Driven, root: Driven, code: number): Driven {
  for (let driven: Driven | undefined = from; driven !== undefined; driven = driven.rest) {
    const child = driven.children.get(code);
    if (child !== undefined) return child;
  }
  return root;
}
