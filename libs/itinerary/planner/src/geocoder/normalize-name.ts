import { ABBREVIATIONS } from './abbreviations.js';

/** A word of a text as it is compared, and where it stands in the text. */
export interface NameToken {
  readonly word: string;
  /** What else it may stand for: an abbreviation as it is written, the other words that it is short for. */
  readonly others: readonly string[];
  readonly start: number;
  readonly length: number;
}

/** The words of a name: without case, accents, ligatures and punctuation, abbreviations written out, elisions left out. */
export function tokenizeName(text: string): readonly NameToken[] {
  const tokens: NameToken[] = [];
  for (const match of text.matchAll(WORD)) {
    const plain = plainWord(match[0]);
    const isElision = ELISIONS.has(plain) && APOSTROPHE.test(text.charAt(match.index + match[0].length));
    if (plain === '' || isElision) continue;
    const [word = plain, ...more] = ABBREVIATIONS.get(plain) ?? [];
    const others = word === plain ? more : [...more, plain];
    tokens.push({ word, others, start: match.index, length: match[0].length });
  }
  return tokens;
}

/** One text for all ways to write a name. */
export const normalizeName = (text: string): string =>
  tokenizeName(text)
    .map(({ word }) => word)
    .join(' ');

/** Words that tell nearly nothing about a place. */
export const isFiller = (word: string): boolean => FILLERS.has(word);

const plainWord = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss');

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const APOSTROPHE = /['’ʼ`´]/;
const ELISIONS = new Set(['c', 'd', 'j', 'l', 'm', 'n', 's', 't', 'qu']);
const FILLERS = new Set(['a', 'au', 'aux', 'd', 'de', 'des', 'du', 'en', 'et', 'l', 'la', 'le', 'les', 'sur']);

/** Words that many places share. */
export const KINDS_OF_PLACES: readonly string[] =
  'allee arret avenue boulevard chemin cours gare impasse parking place pont quai route rue square station'.split(' ');
