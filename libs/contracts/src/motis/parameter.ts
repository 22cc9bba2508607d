import type { Bilingual } from '@maillage/kernel';
import { z } from 'zod';
import { Refusal } from './refusal.js';

/** How a parameter is described in OpenAPI: `schema` is its JSON Schema. */
export interface ParameterDocumentation {
  readonly description: Bilingual;
  readonly required?: boolean;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly example?: string;
}

/** What a query string holds under one name. */
export type RawParameter = string | readonly string[] | undefined;

/** The documentation of every parameter, by its schema. */
export const parameterDocumentation = z.registry<ParameterDocumentation>();

/** A parameter: its documentation and how its text becomes a value. */
export const parameter = <Value>(
  documentation: ParameterDocumentation,
  read: (raw: RawParameter) => Value | Refusal,
): z.ZodType<Value> =>
  z
    .unknown()
    .optional()
    .transform((raw, context): Value => {
      const value = isRawParameter(raw) ? read(raw) : UNREADABLE;
      if (!(value instanceof Refusal)) return value;
      context.addIssue({ code: 'custom', message: value.code, params: { refusal: value } });
      return z.NEVER;
    })
    .register(parameterDocumentation, documentation);

/** A parameter that is written once and has a default. */
export const single = <Value, Absent>(
  documentation: ParameterDocumentation,
  absent: Absent,
  read: (text: string) => Value | Refusal,
): z.ZodType<Value | Absent> =>
  parameter<Value | Absent>(documentation, (raw) => {
    if (raw === undefined) return absent;
    return typeof raw === 'string' ? read(raw) : TWICE;
  });

/** A parameter that is written once and cannot be left out. */
export const required = <Value>(
  documentation: ParameterDocumentation,
  read: (text: string) => Value | Refusal,
): z.ZodType<Value> =>
  parameter<Value>({ ...documentation, required: true }, (raw) => {
    if (raw === undefined) return MISSING;
    return typeof raw === 'string' ? read(raw) : TWICE;
  });

/**
 * The parameters as values; names that the schema does not have are ignored.
 * @throws Problem about the first parameter that is refused
 */
export function readParameters<Parameters>(schema: z.ZodType<Parameters>, query: unknown): Parameters {
  const result = schema.safeParse(query);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = String(issue?.path[0] ?? '');
  const refusal: unknown = issue?.code === 'custom' ? issue.params?.['refusal'] : undefined;
  throw refusal instanceof Refusal ? refusal.problemAbout(name) : UNREADABLE.problemAbout(name);
}

const isRawParameter = (raw: unknown): raw is RawParameter =>
  raw === undefined || typeof raw === 'string' || (Array.isArray(raw) && raw.every((item) => typeof item === 'string'));

const MISSING = new Refusal('MISSING_PARAMETER', {
  fr: 'ce paramètre est obligatoire',
  en: 'this parameter is required',
});
const TWICE = new Refusal('DUPLICATE_PARAMETER', { fr: 'ne l’écrivez qu’une fois', en: 'write it only once' });
const UNREADABLE = new Refusal('INVALID_PARAMETER', {
  fr: 'écrivez un texte, ou une liste séparée par des virgules',
  en: 'write a text, or a list separated by commas',
});
