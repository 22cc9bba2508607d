/** A word of a text as it is compared, and where it stands in the text. */
export interface NameToken {
  readonly word: string;
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
    tokens.push({ word: ABBREVIATIONS.get(plain) ?? plain, start: match.index, length: match[0].length });
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

const ABBREVIATIONS = new Map(
  Object.entries({
    all: 'allee',
    av: 'avenue',
    ave: 'avenue',
    bat: 'batiment',
    bd: 'boulevard',
    bld: 'boulevard',
    blvd: 'boulevard',
    boul: 'boulevard',
    bvd: 'boulevard',
    cc: 'centrecommercial',
    che: 'chemin',
    chem: 'chemin',
    ch: 'chemin',
    cial: 'commercial',
    ctre: 'centre',
    dr: 'docteur',
    fbg: 'faubourg',
    fg: 'faubourg',
    gal: 'general',
    gd: 'grand',
    gde: 'grande',
    gl: 'general',
    hop: 'hopital',
    hpl: 'hopital',
    imp: 'impasse',
    lyc: 'lycee',
    mal: 'marechal',
    pdt: 'president',
    pl: 'place',
    pce: 'place',
    pt: 'pont',
    qu: 'quai',
    rdpt: 'rondpoint',
    rte: 'route',
    sq: 'square',
    st: 'saint',
    ste: 'sainte',
    sts: 'saints',
    univ: 'universite',
    zac: 'zac',
  }),
);
