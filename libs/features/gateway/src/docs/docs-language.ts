import type { Bilingual } from '@maillage/kernel';
import { preferredLanguages } from '../preferred-languages.js';

/** What the address asks, else the first language of the reader that we have, else French. */
export const docsLanguage = (asked: unknown, accepted: string | undefined): keyof Bilingual =>
  asked === 'fr' || asked === 'en'
    ? asked
    : (preferredLanguages(accepted ?? '')
        .map(known)
        .find(Boolean) ?? 'fr');

const known = (tag: string): keyof Bilingual | undefined => {
  const language = tag.slice(0, 2).toLowerCase();
  return language === 'fr' || language === 'en' ? language : undefined;
};
