import type { LocalizedText } from '../gbfs-feed.js';

/** Texts as 3.0 writes them; undefined, which JSON leaves out, when there are none. */
export const localized = (texts: readonly LocalizedText[], fallback: string): object[] | undefined =>
  texts.length === 0 ? undefined : texts.map(({ text, language }) => ({ text, language: tagOf(language) ?? fallback }));

/** As much of a language tag as GBFS 3.0 takes: `fr`, `fr-CA`. */
export function tagOf(language: string): string | undefined {
  const [, primary, region] = /^([a-z]{2,3})(?:[-_]([a-z]{2}))?(?![a-z])/i.exec(language) ?? [];
  if (primary === undefined) return undefined;
  return region === undefined ? primary.toLowerCase() : `${primary.toLowerCase()}-${region.toUpperCase()}`;
}
