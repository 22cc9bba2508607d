import type { Rule } from '@maillage/feed-reading';

export const duplicateRow: Rule = {
  code: 'DUPLICATE_ROW',
  severity: 'warning',
  what: {
    fr: 'Une ligne répète une ligne précédente.',
    en: 'A row repeats an earlier one.',
  },
  why: {
    fr: "Elle n'apporte rien et est écartée.",
    en: 'It adds nothing and is dropped.',
  },
  remedy: {
    fr: 'Supprimez la répétition.',
    en: 'Remove the repetition.',
  },
  docs: 'A row has the key of an earlier one and says the same (for transfers: the earlier one counts). It is dropped.',
};
