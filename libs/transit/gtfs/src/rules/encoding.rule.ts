import type { Rule } from '@maillage/feed-reading';

export const encoding: Rule = {
  code: 'ENCODING',
  severity: 'error',
  what: {
    fr: "Le texte n'est pas en UTF-8 (probablement {charset}).",
    en: 'The text is not UTF-8 (probably {charset}).',
  },
  why: {
    fr: 'Les noms accentués seraient illisibles pour les voyageurs.',
    en: 'Accented names would be unreadable for travellers.',
  },
  remedy: {
    fr: 'Exportez tous les fichiers en UTF-8.',
    en: 'Export all files as UTF-8.',
  },
  docs: 'Text that we read is not valid UTF-8; the likely charset is named. The feed is refused, a name is never shown garbled.',
};
