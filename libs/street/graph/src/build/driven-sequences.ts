import type { ForbiddenSequence } from './forbidden-turns.js';

/** What has been driven of sequences that are forbidden; `codes` is empty where nothing matters. */
export interface Driven {
  readonly codes: readonly number[];
  readonly children: Map<number, Driven>;
  readonly banned: Set<number>;
  /** What is left of it when its beginning no longer matters; undefined: nothing. */
  rest: Driven | undefined;
}

/**
 * The sequences as a tree of their beginnings, `all` without its root (Aho and Corasick's automaton): from each, what must not
 * be driven next.
 */
export function plantSequences(sequences: readonly ForbiddenSequence[]): { root: Driven; all: Driven[] } {
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
    for (const code of driven.codes.slice(1)) rest = stepOn(rest, root, code);
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
export function stepOn(from: Driven, root: Driven, code: number): Driven {
  for (let driven: Driven | undefined = from; driven !== undefined; driven = driven.rest) {
    const child = driven.children.get(code);
    if (child !== undefined) return child;
  }
  return root;
}
