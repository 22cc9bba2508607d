import type { Rule } from '@maillage/feed-reading';

export const invalidColumnName: Rule = {
  code: 'INVALID_COLUMN_NAME',
  severity: 'error',
  what: {
    fr: "Une colonne n'a pas de nom utilisable.",
    en: 'A column has no usable name.',
  },
  why: {
    fr: "L'en-tête a sans doute été abîmé à l'export.",
    en: 'The header was probably damaged by the export.',
  },
  remedy: {
    fr: "Nommez chaque colonne dans l'en-tête.",
    en: 'Name every column in the header.',
  },
  docs: 'A column name is empty, longer than 255 characters or begins with two underscores, as `__proto__` does. The feed is refused.',
};
