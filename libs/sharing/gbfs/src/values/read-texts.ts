import type { JsonItem } from '@maillage/feed-reading';
import type { LocalizedText } from '../gbfs-feed.js';

const MAX_LANGUAGES = 50;

/** A text as 3.0 writes it, `[{ text, language }]`, or plainly, in the language of the document. */
export function readTexts(item: JsonItem, name: string, language: string): LocalizedText[] {
  if (!Array.isArray(item.raw(name))) {
    const text = item.text(name);
    return text === undefined ? [] : [{ text, language }];
  }
  return item.items(name, MAX_LANGUAGES).flatMap((part) => {
    const text = part.text('text');
    return text === undefined ? [] : [{ text, language: part.text('language') ?? language }];
  });
}

/** The text in the first language that there is, else in whatever language; empty when there is none. */
export function textIn(texts: readonly LocalizedText[], languages: readonly string[] = ['fr', 'en']): string {
  for (const wanted of languages) {
    const found = texts.find(({ language }) => isLanguage(language, wanted));
    if (found) return found.text;
  }
  return texts[0]?.text ?? '';
}

/** Whether `fr-FR` is `fr`. */
export const isLanguage = (language: string, wanted: string): boolean =>
  language.toLowerCase().split(/[-_]/)[0] === wanted.toLowerCase().split(/[-_]/)[0];
