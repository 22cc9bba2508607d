import { patternLength } from '../running-time.js';
import type { Timetable } from '../timetable.js';
import { mirrorWords } from '../view/mirror.js';
import type { OverlaidColumns } from './overlaid-columns.js';

/** Chains of the same stop words. */
export interface Line {
  readonly stopOffset: number;
  readonly stopCount: number;
  readonly pattern: number;
  readonly chains: number[];
}

/** The lines of a view: one per pattern, and those that realtime makes. */
export class Lines {
  readonly #ofPattern: (Line | undefined)[];
  readonly #own = new Map<string, Line>();
  readonly #ofOpened = new Map<number, Line>();
  /** Chains of the view as planned are numbered by pattern. */
  readonly #firstChain: Int32Array;

  constructor(
    private readonly timetable: Timetable,
    private readonly columns: OverlaidColumns,
    private readonly isForward: boolean,
  ) {
    const { patterns } = timetable;
    const { pattern } = columns.chains;
    this.#ofPattern = new Array<Line | undefined>(patterns.count);
    this.#firstChain = new Int32Array(patterns.count + 1);
    for (let chain = 0; chain < columns.chainCount; chain++) this.#firstChain[pattern[chain] + 1]++;
    for (let p = 0; p < patterns.count; p++) this.#firstChain[p + 1] += this.#firstChain[p];
  }

  ofPattern(pattern: number): Line {
    const known = this.#ofPattern[pattern];
    if (known) return known;
    const { patterns } = this.timetable;
    const first = this.#firstChain[pattern];
    const line = {
      // the mirror image of a pattern lies where the pattern does
      stopOffset: patterns.stopOffset[pattern],
      stopCount: patternLength(patterns, pattern),
      pattern,
      chains: Array.from({ length: this.#firstChain[pattern + 1] - first }, (_, i) => first + i),
    };
    this.#ofPattern[pattern] = line;
    return line;
  }

  /** Of runs that stop elsewhere than their pattern, or whose pattern is not in the timetable as planned; `words` are forward. */
  ofWords(words: Int32Array, pattern: number): Line {
    const key = `${pattern} ${words.join()}`;
    const known = this.#own.get(key);
    if (known) return known;
    const stopOffset = this.columns.addWords(this.isForward ? words : mirrorWords(words));
    const line = { stopOffset, stopCount: words.length, pattern, chains: [] };
    this.#own.set(key, line);
    return line;
  }

  /** Of a chain of a pattern, or of one that was opened. */
  ofChain(chain: number): Line {
    return this.#ofOpened.get(chain) ?? this.ofPattern(this.columns.chains.pattern[chain]);
  }

  /** Opens a chain without slots. */
  openChain(line: Line): number {
    const chain = this.columns.addChain(line.stopOffset, line.stopCount, line.pattern);
    line.chains.push(chain);
    this.#ofOpened.set(chain, line);
    return chain;
  }
}
