import type { Bilingual } from '@maillage/kernel';

/** French unless English is preferred to it. */
export function languageOf(preferred: readonly string[]): keyof Bilingual {
  return preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === 'fr' || tag === 'en') === 'en'
    ? 'en'
    : 'fr';
}
