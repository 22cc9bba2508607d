import { distanceMetres, entry, type Coordinate } from '@maillage/kernel';
import { knownWord, matchWord, type KnownWord } from './match-word.js';
import { isFiller, KINDS_OF_PLACES, tokenizeName, type NameToken } from './normalize-name.js';

/** A place that can be found by name. */
export interface NamedPlace extends Coordinate {
  readonly name: string;
  /** Another text that finds it, such as the code on its post. */
  readonly code: string;
  /** 0 to 1. */
  readonly importance: number;
}

export interface NameQuery {
  readonly text: string;
  readonly count: number;
  readonly bias?: Coordinate | undefined;
  readonly biasWeight: number;
}

export interface NameMatch<Found> {
  readonly place: Found;
  /** 0 to about 1.5, more is better. */
  readonly score: number;
  /** Parts of the asked text that were understood: first character, length. */
  readonly matched: readonly (readonly [number, number])[];
}

/** Finds places by what people type: accents, case, abbreviations and typing errors forgiven, the last word unfinished. */
export class Geocoder<Found extends NamedPlace> {
  /** Words of each place's name. */
  readonly #wordCounts: readonly number[];
  readonly #vocabulary: readonly Posting[];

  constructor(private readonly places: readonly Found[]) {
    const postings = new Map<string, number[]>();
    this.#wordCounts = places.map((place, row) => {
      const { words, others } = wordsOf(place);
      for (const word of new Set([...words, ...others])) {
        const rows = postings.get(word) ?? [];
        postings.set(word, rows);
        rows.push(row);
      }
      return words.length;
    });
    this.#vocabulary = [...postings].map(([word, rows]) => ({ ...knownWord(word), rows }));
  }

  search(query: NameQuery, accepts: (place: Found) => boolean = () => true): readonly NameMatch<Found>[] {
    const typed = tellingTokens(query.text);
    const { fits, isKnown } = this.#fit(typed);
    const weights = typed.map(({ word }, index) =>
      Math.min(weightOf(word), isKnown[index] === true ? 1 : UNKNOWN_WORD),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const matches: NameMatch<Found>[] = [];
    for (const [row, fit] of fits) {
      const place = entry(this.places, row);
      const understood = fit.reduce((sum, one, index) => sum + one * entry(weights, index), 0) / total;
      if (understood < UNDERSTOOD_ENOUGH || !accepts(place)) continue;
      const count = entry(this.#wordCounts, row);
      const unasked = Math.max(0, count - typed.length) / (count + typed.length);
      const score = understood - 0.15 * unasked + 0.1 * place.importance + nearness(query, place);
      const matched = typed.filter((_, index) => entry(fit, index) > 0);
      matches.push({ place, score, matched: matched.map(({ start, length }) => [start, length] as const) });
    }
    return matches.sort((a, b) => b.score - a.score || compare(a.place.name, b.place.name)).slice(0, query.count);
  }

  /** By row, how well each typed word fits its best word of the name; and which words fit anything at all. */
  #fit(typed: readonly NameToken[]) {
    const fits = new Map<number, number[]>();
    const isKnown = typed.map(({ word, others }, index) => {
      const asked = [word, ...others].map(knownWord);
      let isFound = false;
      for (const posting of this.#vocabulary) {
        const isLast = index === typed.length - 1;
        const fit = asked.reduce((best, one) => Math.max(best, matchWord(one, posting, isLast)), 0);
        if (fit === 0) continue;
        isFound = true;
        for (const row of posting.rows) {
          const known = fits.get(row) ?? new Array<number>(typed.length).fill(0);
          fits.set(row, known);
          known[index] = Math.max(entry(known, index), fit);
        }
      }
      return isFound;
    });
    return { fits, isKnown };
  }
}

interface Posting extends KnownWord {
  /** Places whose names have the word. */
  readonly rows: readonly number[];
}

/** What was typed without articles, unless there is nothing else. */
function tellingTokens(text: string): readonly NameToken[] {
  const all = tokenizeName(text);
  const telling = all.filter(({ word }) => !isFiller(word));
  return telling.length > 0 ? telling : all;
}

/** A name also answers to its neighbouring words written as one: "hautepierre" finds "Haute Pierre". */
function wordsOf({ name, code }: NamedPlace) {
  const tokens = tokenizeName(name);
  const words = tokens.map(({ word }) => word);
  const joined = words.slice(1).map((word, index) => `${words[index] ?? ''}${word}`);
  const whole = words.length > 2 ? [words.join('')] : [];
  return {
    words: [...words, ...tokenizeName(code).map(({ word }) => word), ...joined, ...whole],
    others: tokens.flatMap(({ others }) => others),
  };
}

/** Less than this part of what was typed is another place. */
const UNDERSTOOD_ENOUGH = 0.5;

/** A word that fits no name at all, as that of the town may, is mostly passed over. */
const UNKNOWN_WORD = 0.3;

const KINDS = KINDS_OF_PLACES.map(knownWord);

/** Kinds of places tell little about a place, even misspelt. */
function weightOf(word: string): number {
  const asked = knownWord(word);
  return KINDS.some((kind) => matchWord(asked, kind, false) > 0.6) ? 0.4 : 1;
}

/** Half of the bonus is left at two kilometres. */
function nearness({ bias, biasWeight }: NameQuery, place: Coordinate): number {
  return bias ? 0.2 * biasWeight * 0.5 ** (distanceMetres(bias, place) / 2000) : 0;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
