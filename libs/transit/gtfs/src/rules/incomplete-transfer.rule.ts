import type { Rule } from '@maillage/feed-reading';

export const incompleteTransfer: Rule = {
  code: 'INCOMPLETE_TRANSFER',
  severity: 'warning',
  what: {
    fr: 'Une correspondance ne dit pas entre quoi et quoi.',
    en: 'A transfer does not say between what and what.',
  },
  why: {
    fr: 'Elle est écartée.',
    en: 'It is dropped.',
  },
  remedy: {
    fr: 'Donnez les deux arrêts ; pour les types 4 et 5, les deux courses.',
    en: 'Give both stops; for types 4 and 5, both trips.',
  },
  docs: 'A transfer of type 4 or 5 does not name both trips, or one of another type names nothing on one of its sides. It is dropped.',
};
