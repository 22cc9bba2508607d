import type { Bilingual, NoticeGroup } from '@maillage/kernel';
import type { NetworkGeneration } from '@maillage/ports';

export const building = (territory: string): Bilingual => ({
  fr: `${territory} : construction du réseau`,
  en: `${territory}: building the network`,
});

export function activated({ territory, generation, feeds }: NetworkGeneration): Bilingual {
  const versions = feeds.map(({ feed, version }) => `${feed} v${String(version)}`).join(', ');
  return {
    fr: `${territory} : génération ${String(generation)} active (${versions})`,
    en: `${territory}: generation ${String(generation)} active (${versions})`,
  };
}

export const unreadable = (territory: string, reason: string): Bilingual => ({
  fr: `${territory} : le réseau gardé est illisible (${reason}) ; il est reconstruit`,
  en: `${territory}: the stored network cannot be read (${reason}); it is built again`,
});

export const failed = (territory: string, reason: string): Bilingual => ({
  fr: `${territory} : le réseau n’a pas pu être construit (${reason}) ; le précédent continue de répondre`,
  en: `${territory}: the network could not be built (${reason}); the one before keeps answering`,
});

/** A notice with its count and value, as one line. */
export const sentenceOf = ({ code, count, samples: [first] }: NoticeGroup): Bilingual[] => {
  const facts = [`${code} × ${String(count)}`, ...(first?.value === undefined ? [] : [`(${first.value})`])].join(' ');
  return first ? [{ fr: `${facts} — ${first.message.fr}`, en: `${facts} — ${first.message.en}` }] : [];
};
