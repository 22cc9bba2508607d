import type { LocalizedText } from '../gbfs-feed.js';

/** Texts as 3.0 writes them; undefined, which JSON leaves out, when there are none. */
export const localized = (texts: readonly LocalizedText[], fallback: string): object[] | undefined =>
  texts.length === 0 ? undefined : texts.map(({ text, language }) => ({ text, language: language || fallback }));
