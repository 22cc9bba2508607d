import type { Bilingual } from '@maillage/kernel';

/** What a Standard Schema library tells about a value; zod adds the members that say which rule was broken. */
export interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: string;
  readonly expected?: unknown;
  readonly origin?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly values?: unknown;
  readonly format?: unknown;
  readonly params?: unknown;
}

/**
 * What is wrong, in words that never hold the value or a name that came with it.
 * A rule of our own says it in English as its message and in French as `params: { fr }`.
 */
export function describeIssue(issue: SchemaIssue): Bilingual {
  const { message, expected, origin, minimum, maximum, values, format, params } = issue;
  switch (issue.code) {
    case 'invalid_type':
      return { fr: `type attendu : ${String(expected)}`, en: `expected ${String(expected)}` };
    case 'too_small':
      return {
        fr: `au moins ${String(minimum)}${unitOf(origin).fr}`,
        en: `at least ${String(minimum)}${unitOf(origin).en}`,
      };
    case 'too_big':
      return {
        fr: `au plus ${String(maximum)}${unitOf(origin).fr}`,
        en: `at most ${String(maximum)}${unitOf(origin).en}`,
      };
    case 'invalid_value':
      return { fr: `une valeur parmi ${listOf(values)}`, en: `one of ${listOf(values)}` };
    case 'invalid_format':
      return format === 'regex'
        ? { fr: `format refusé (${message})`, en: message }
        : { fr: `format attendu : ${String(format)}`, en: `expected format: ${String(format)}` };
    case 'unrecognized_keys':
      return { fr: 'un membre inconnu', en: 'an unknown member' };
    case 'custom':
      return { fr: frenchOf(params) ?? message, en: message };
    default:
      return { fr: 'valeur refusée', en: 'refused value' };
  }
}

/** Where the value sits, e.g. `feeds.0.id`; a name that we cannot have declared is left out. */
export const pathOf = ({ path = [] }: SchemaIssue): string =>
  path
    .map((segment) => String(typeof segment === 'object' ? segment.key : segment))
    .map((name) => (/^\d{1,4}$|^[A-Za-z_]\w{0,39}$/.test(name) ? name : '*'))
    .join('.');

const unitOf = (origin: unknown): Bilingual => {
  if (origin === 'string') return { fr: ' caractères', en: ' characters' };
  if (origin === 'array' || origin === 'set') return { fr: ' éléments', en: ' elements' };
  return { fr: '', en: '' };
};

const listOf = (values: unknown): string => (Array.isArray(values) ? values.map(String).join(', ') : '');

const frenchOf = (params: unknown): string | undefined =>
  typeof params === 'object' && params !== null && 'fr' in params && typeof params.fr === 'string'
    ? params.fr
    : undefined;
