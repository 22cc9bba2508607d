import { distanceMetres, type Coordinate } from '@maillage/kernel';
import { matchWord } from './match-word.js';
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
  readonly #documents: readonly Document<Found>[];
  /** word → rows of `#documents` */
  readonly #postings = new Map<string, number[]>();

  constructor(places: readonly Found[]) {
    this.#documents = places.map((place) => ({ place, words: wordsOf(place) }));
    this.#documents.forEach(({ words }, row) => {
      for (const word of new Set(words)) {
        const rows = this.#postings.get(word) ?? [];
        this.#postings.set(word, rows);
        rows.push(row);
      }
    });
  }

  search(query: NameQuery, accepts: (place: Found) => boolean = () => true): readonly NameMatch<Found>[] {
    const typed = tokenizeName(query.text);
    if (typed.length === 0) return [];
    const best = this.#bestPerWord(typed);
    const wanted = weigh(typed, best);
    const matches: NameMatch<Found>[] = [];
    for (const [row, fits] of best) {
      const { place, words } = this.#documents[row] as Document<Found>;
      const understood =
        fits.reduce((sum, fit, index) => sum + fit * (wanted.weights[index] as number), 0) / wanted.total;
      if (understood < UNDERSTOOD_ENOUGH || !accepts(place)) continue;
      const unasked = Math.max(0, words.length - typed.length) / (words.length + typed.length);
      const score = understood - 0.15 * unasked + 0.1 * place.importance + nearness(query, place);
      const matched = typed.filter((_, index) => (fits[index] as number) > 0);
      matches.push({ place, score, matched: matched.map(({ start, length }) => [start, length] as const) });
    }
    return matches.sort((a, b) => b.score - a.score || compare(a.place.name, b.place.name)).slice(0, query.count);
  }

  /** row → how well each typed word fits its best word of the name */
  #bestPerWord(typed: readonly NameToken[]): Map<number, number[]> {
    const best = new Map<number, number[]>();
    typed.forEach(({ word: asked }, index) => {
      const isLast = index === typed.length - 1;
      for (const [word, rows] of this.#postings) {
        const fit = matchWord(asked, word, isLast);
        if (fit === 0) continue;
        for (const row of rows) {
          const fits = best.get(row) ?? new Array<number>(typed.length).fill(0);
          best.set(row, fits);
          fits[index] = Math.max(fits[index] as number, fit);
        }
      }
    });
    return best;
  }
}

interface Document<Found> {
  readonly place: Found;
  readonly words: readonly string[];
}

/** A name also answers to its neighbouring words written as one: "hautepierre" finds "Haute Pierre". */
function wordsOf({ name, code }: NamedPlace): readonly string[] {
  const words = tokenizeName(name).map(({ word }) => word);
  const joined = words.slice(1).map((word, index) => `${words[index] ?? ''}${word}`);
  const whole = words.length > 2 ? [words.join('')] : [];
  return [...words, ...tokenizeName(code).map(({ word }) => word), ...joined, ...whole];
}

/** Less than this part of what was typed is another place. */
const UNDERSTOOD_ENOUGH = 0.5;

/** A word that fits no name at all, as that of the town may, is mostly passed over. */
function weigh(typed: readonly NameToken[], best: ReadonlyMap<number, readonly number[]>) {
  const isKnown = (index: number): boolean => [...best.values()].some((fits) => (fits[index] as number) > 0);
  const weights = typed.map(({ word }, index) => Math.min(weightOf(word), isKnown(index) ? 1 : UNKNOWN_WORD));
  return { weights, total: weights.reduce((sum, weight) => sum + weight, 0) };
}

const UNKNOWN_WORD = 0.3;

/** Articles nearly nothing, kinds of places a little, even misspelt. */
function weightOf(word: string): number {
  if (isFiller(word)) return 0.05;
  return KINDS_OF_PLACES.some((kind) => matchWord(word, kind, false) > 0.6) ? 0.4 : 1;
}

/** Half of the bonus is left at two kilometres. */
function nearness({ bias, biasWeight }: NameQuery, place: Coordinate): number {
  return bias ? 0.2 * biasWeight * 0.5 ** (distanceMetres(bias, place) / 2000) : 0;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
