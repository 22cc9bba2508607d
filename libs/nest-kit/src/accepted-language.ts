import type { Bilingual } from '@maillage/kernel';

export type Language = keyof Bilingual;

/** French unless `Accept-Language` (RFC 9110) asks more for English. */
export function acceptedLanguage(header: string | undefined): Language {
  const ranges = (header ?? '').slice(0, 200).split(',').map(parseRange);
  const weightOf = (language: Language) =>
    (ranges.find(({ tag }) => tag === language) ?? ranges.find(({ tag }) => tag === '*'))?.weight ?? 0;
  return weightOf('en') > weightOf('fr') ? 'en' : 'fr';
}

/** `en-GB;q=0.8` → en, 0.8 */
const parseRange = (range: string): { tag: string; weight: number } => {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { tag: tag.replace(/-.*/, ''), weight: weight >= 0 && weight <= 1 ? weight : 0 };
};
