import type { z } from 'zod';
import type { Bilingual, Instant } from '@maillage/kernel';
import { MODES } from './modes.js';
import { parameter, required, single, type ParameterDocumentation, type RawParameter } from './parameter.js';
import { Refusal } from './refusal.js';

/** A moment as it was written: with an offset, or in the clock time of the territory. */
export type AskedTime =
  | { readonly kind: 'instant'; readonly instant: Instant }
  /** Seconds since 1970-01-01T00:00:00 as the territory's clocks show it. */
  | { readonly kind: 'local'; readonly localSeconds: number };

export interface AskedCursor {
  readonly direction: 'LATER' | 'EARLIER';
  readonly instant: Instant;
}

interface Limits<Absent> {
  readonly absent: Absent;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** More items than any honest list has. */
const LIST_LIMIT = 64;
const TEXT_LIMIT = 500;
/** What a 32-bit integer holds, the limit of MOTIS. */
const INTEGER_LIMIT = 2_147_483_647;

export const integer = <Absent>(description: Bilingual, limits: Limits<Absent>): z.ZodType<number | Absent> =>
  numeric(/^[+-]?\d{1,15}$/, 'integer', description, { maximum: INTEGER_LIMIT, ...limits });

export const decimal = <Absent>(description: Bilingual, limits: Limits<Absent>): z.ZodType<number | Absent> =>
  numeric(/^[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})$/, 'number', description, { maximum: INTEGER_LIMIT, ...limits });

/** An integer that cannot be left out. */
export const requiredInteger = (description: Bilingual, minimum: number, maximum: number): z.ZodType<number> =>
  required({ description, schema: { type: 'integer', minimum, maximum } }, (written) => {
    if (!/^[+-]?\d{1,15}$/.test(written)) return NOT_AN_INTEGER;
    const value = Number(written);
    return value >= minimum && value <= maximum ? value : outside(minimum, maximum);
  });

export const flag = (description: Bilingual, absent: boolean): z.ZodType<boolean> =>
  single({ description, schema: { type: 'boolean', default: absent } }, absent, (text) => FLAGS[text] ?? NOT_A_FLAG);

export const choice = <const Choices extends readonly string[], Absent extends Choices[number] | undefined>(
  description: Bilingual,
  choices: Choices,
  absent: Absent,
): z.ZodType<Choices[number] | Absent> =>
  single({ description, schema: { type: 'string', enum: choices, ...defaultOf(absent) } }, absent, (text) =>
    isOneOf(choices, text) ? text : notOneOf(choices),
  );

export const text = (description: Bilingual, example: string): z.ZodType<string | undefined> =>
  single({ description, schema: { type: 'string', maxLength: TEXT_LIMIT }, example }, undefined, withinLimit);

/** Comma-joined, repeated, or both. */
export const list = (
  documentation: Omit<ParameterDocumentation, 'schema'>,
  limit: number = LIST_LIMIT,
): z.ZodType<string[]> =>
  parameter({ ...documentation, schema: { type: 'array', maxItems: limit, items: { type: 'string' } } }, (raw) =>
    listOf(raw, limit),
  );

/** The items of a list as they were written. */
export const listOf = (raw: RawParameter, limit: number = LIST_LIMIT): string[] | Refusal =>
  limited(itemsOf(raw), limit);

export const modes = (description: Bilingual, absent: readonly string[]): z.ZodType<readonly string[]> =>
  choices(description, MODES, absent);

export const choices = (
  description: Bilingual,
  allowed: readonly string[],
  absent: readonly string[],
): z.ZodType<readonly string[]> =>
  parameter(
    { description, schema: { type: 'array', default: absent, items: { type: 'string', enum: allowed } } },
    (raw) => {
      if (raw === undefined) return absent;
      const items = itemsOf(raw);
      return items.every((item) => isOneOf(allowed, item)) ? limited(items, LIST_LIMIT) : notOneOf(allowed);
    },
  );

export const languages = (): z.ZodType<string[]> =>
  list(
    {
      description: {
        fr: 'Étiquettes de langue (BCP 47), la préférée d’abord ; à défaut l’en-tête Accept-Language.',
        en: 'Language tags (BCP 47), preferred first; the header Accept-Language otherwise.',
      },
      example: 'fr',
    },
    10,
  );

export const time = (description: Bilingual): z.ZodType<AskedTime | undefined> =>
  single(
    { description, schema: { type: 'string', format: 'date-time' }, example: '2026-01-20T08:00:00+01:00' },
    undefined,
    readTime,
  );

/** A moment that cannot be left out. */
export const requiredTime = (description: Bilingual, example: string): z.ZodType<AskedTime> =>
  required({ description, schema: { type: 'string', format: 'date-time' }, example }, readTime);

export const pageCursor = (): z.ZodType<AskedCursor | undefined> =>
  single(
    {
      description: {
        fr: 'Le curseur d’une réponse précédente : la page d’avant ou d’après. Le reste de la requête ne change pas.',
        en: 'A cursor of an earlier answer: the page before or after it. The rest of the request stays as it was.',
      },
      schema: { type: 'string', pattern: '^(LATER|EARLIER)\\|\\d+$' },
      example: 'LATER|1768896000',
    },
    undefined,
    readCursor,
  );

/** A text of bounded length, or its refusal. */
export const withinLimit = (written: string): string | Refusal =>
  written.length <= TEXT_LIMIT ? written : tooLong(TEXT_LIMIT, 'caractères', 'characters');

function numeric<Absent>(
  form: RegExp,
  type: 'integer' | 'number',
  description: Bilingual,
  { absent, minimum = 0, maximum = INTEGER_LIMIT }: Limits<Absent>,
): z.ZodType<number | Absent> {
  const schema = { type, minimum, ...(maximum < INTEGER_LIMIT && { maximum }), ...defaultOf(absent) };
  return single({ description, schema }, absent, (written) => {
    if (!form.test(written)) return type === 'integer' ? NOT_AN_INTEGER : NOT_A_NUMBER;
    const value = Number(written);
    return value >= minimum && value <= maximum ? value : outside(minimum, maximum);
  });
}

const defaultOf = (absent: unknown): object => (absent === undefined ? {} : { default: absent });

const FLAGS: Readonly<Partial<Record<string, boolean>>> = { true: true, '1': true, false: false, '0': false };

const isOneOf = <const Choices extends readonly string[]>(allowed: Choices, item: string): item is Choices[number] =>
  allowed.includes(item);

/** An empty parameter is an empty list. */
function itemsOf(raw: string | readonly string[] | undefined): string[] {
  const written = raw === undefined ? [] : typeof raw === 'string' ? [raw] : raw;
  return written.flatMap((items) => items.split(',')).filter((item) => item !== '');
}

const limited = (items: string[], limit: number): string[] | Refusal =>
  items.length > limit || items.some((item) => item.length > TEXT_LIMIT) ? tooLong(limit, 'éléments', 'items') : items;

/** RFC 3339; the offset may be left out. */
const TIME = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)([Zz]|[+-]\d\d:?\d\d)?$/;

function readTime(written: string): AskedTime | Refusal {
  const [, date, clock, offset] = TIME.exec(written) ?? [];
  if (date === undefined || clock === undefined || !isRealDate(date)) return NOT_A_TIME;
  const milliseconds = Date.parse(`${date}T${clock.replace(',', '.')}${zoneOf(offset)}`);
  if (Number.isNaN(milliseconds)) return NOT_A_TIME;
  const seconds = Math.floor(milliseconds / 1000);
  return offset === undefined
    ? { kind: 'local', localSeconds: seconds }
    : { kind: 'instant', instant: seconds as Instant };
}

/** `+0100` → `+01:00`; no offset reads the clock as if it were UTC's. */
const zoneOf = (offset: string | undefined): string =>
  offset === undefined ? 'Z' : offset.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');

/** `Date.parse` takes 30 February for 2 March. */
function isRealDate(date: string): boolean {
  const milliseconds = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(date);
}

function readCursor(written: string): AskedCursor | Refusal {
  const [, direction, seconds] = /^(LATER|EARLIER)\|(\d{1,11})$/.exec(written) ?? [];
  if (direction !== 'LATER' && direction !== 'EARLIER') return NOT_A_CURSOR;
  return { direction, instant: Number(seconds) as Instant };
}

const NOT_A_FLAG = new Refusal('INVALID_PARAMETER', { fr: 'écrivez true ou false', en: 'write true or false' });
const NOT_AN_INTEGER = new Refusal('INVALID_PARAMETER', { fr: 'écrivez un nombre entier', en: 'write an integer' });
const NOT_A_NUMBER = new Refusal('INVALID_PARAMETER', { fr: 'écrivez un nombre', en: 'write a number' });
const NOT_A_TIME = new Refusal('INVALID_TIME', {
  fr: 'écrivez une date et une heure comme 2026-01-20T08:00:00+01:00, le signe + écrit %2B dans une adresse',
  en: 'write a date and time such as 2026-01-20T08:00:00+01:00, the sign + as %2B in an address',
});
const NOT_A_CURSOR = new Refusal('INVALID_CURSOR', {
  fr: 'reprenez tel quel le curseur d’une réponse précédente',
  en: 'send the cursor of an earlier answer unchanged',
});

const outside = (minimum: number, maximum: number): Refusal =>
  new Refusal('LIMIT_EXCEEDED', {
    fr: `écrivez un nombre entre ${minimum} et ${maximum}`,
    en: `write a number between ${minimum} and ${maximum}`,
  });

const tooLong = (limit: number, what: string, whatInEnglish: string): Refusal =>
  new Refusal('LIMIT_EXCEEDED', { fr: `au plus ${limit} ${what}`, en: `at most ${limit} ${whatInEnglish}` });

const notOneOf = (allowed: readonly string[]): Refusal =>
  new Refusal('INVALID_PARAMETER', {
    fr: `les valeurs possibles sont ${allowed.join(', ')}`,
    en: `the possible values are ${allowed.join(', ')}`,
  });
