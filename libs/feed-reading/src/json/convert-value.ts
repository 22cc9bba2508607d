import type { Instant } from '@maillage/kernel';

/** What a JSON value means; `isUsual` is false for what is written in another way than standards ask and yet clear. */
interface Meaning<Value> {
  readonly value: Value;
  readonly isUsual: boolean;
}

/** Undefined when a value means nothing. */
export type Conversion<Value> = (value: unknown) => Meaning<Value> | undefined;

const ID_LENGTH = 1_000;

export const toId: Conversion<string> = (value) => {
  if (typeof value === 'string' && value.length <= ID_LENGTH) return usual(value);
  return Number.isSafeInteger(value) ? unusual(String(value)) : undefined;
};

export const toText: Conversion<string> = (value) => {
  if (typeof value === 'string') return usual(value.trim());
  return typeof value === 'number' ? unusual(String(value)) : undefined;
};

/** A finite number in a range. */
export const toNumber =
  (least: number, most: number): Conversion<number> =>
  (value) => {
    const number = typeof value === 'string' && NUMBER.test(value.trim()) ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isFinite(number) || number < least || number > most) return undefined;
    return { value: number, isUsual: typeof value === 'number' };
  };

/** A whole number of things, not negative. */
export const toCount: Conversion<number> = (value) => {
  const meaning = toNumber(0, 1e9)(value);
  return Number.isInteger(meaning?.value) ? meaning : undefined;
};

export const toBoolean: Conversion<boolean> = (value) => {
  if (typeof value === 'boolean') return usual(value);
  const word =
    typeof value === 'string' || typeof value === 'number' ? TRUTH.get(String(value).toLowerCase()) : undefined;
  return word === undefined ? undefined : unusual(word);
};

/** One of some words, in any case. */
export const toWord =
  <Word extends string>(words: readonly Word[]): Conversion<Word> =>
  (value) => {
    const word = words.find((candidate) => typeof value === 'string' && candidate === value.trim().toLowerCase());
    return word === undefined ? undefined : { value: word, isUsual: word === value };
  };

export const toList: Conversion<readonly unknown[]> = (value) => (Array.isArray(value) ? usual(value) : undefined);

/** POSIX seconds or RFC 3339; milliseconds are understood. */
export const toInstant: Conversion<Instant> = (value) => {
  if (typeof value === 'string' && RFC_3339.test(value)) {
    const milliseconds = Date.parse(value.replace(' ', 'T').replace(/\.(\d{3})\d*/, '.$1'));
    return Number.isNaN(milliseconds) ? undefined : usual(Math.floor(milliseconds / 1000) as Instant);
  }
  const seconds = typeof value === 'string' && /^\d{9,13}$/.test(value) ? Number(value) : value;
  if (typeof seconds !== 'number' || !(seconds >= 0) || seconds > 1000 * MOST_SECONDS) return undefined;
  const isMilliseconds = seconds > MOST_SECONDS;
  const instant = Math.floor(isMilliseconds ? seconds / 1000 : seconds) as Instant;
  return { value: instant, isUsual: !isMilliseconds && typeof value === 'number' };
};

const NUMBER = /^[-+]?\d{1,15}(?:\.\d{1,20})?(?:e[-+]?\d{1,2})?$/i;
/** With a space for the T and without seconds too. */
const RFC_3339 = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/i;
/** Above: milliseconds; POSIX seconds get there in the year 5138. */
const MOST_SECONDS = 1e11;
const TRUTH: ReadonlyMap<string, boolean> = new Map([
  ['0', false],
  ['1', true],
  ['false', false],
  ['true', true],
]);

const usual = <Value>(value: Value): Meaning<Value> => ({ value, isUsual: true });
const unusual = <Value>(value: Value): Meaning<Value> => ({ value, isUsual: false });
