import type { Rule } from '@maillage/feed-reading';

export const missingValue: Rule = {
  code: 'MISSING_VALUE',
  severity: 'warning',
  what: {
    fr: 'Une valeur obligatoire manque.',
    en: 'A required value is missing.',
  },
  why: {
    fr: 'La ligne est écartée, ou complétée quand une valeur sûre existe.',
    en: 'The row is dropped, or completed where a safe value exists.',
  },
  remedy: {
    fr: 'Complétez la valeur.',
    en: 'Fill in the value.',
  },
  docs: 'A required value is empty. The row is dropped; a stop without a name takes its id, a route without its agency takes the first one.',
};
