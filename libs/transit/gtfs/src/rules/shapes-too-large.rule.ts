import type { Rule } from '@maillage/feed-reading';

export const shapesTooLarge: Rule = {
  code: 'SHAPES_TOO_LARGE',
  severity: 'warning',
  what: {
    fr: 'Les tracés dépassent {limit} points.',
    en: 'The shapes have more than {limit} points.',
  },
  why: {
    fr: 'Tous les tracés sont ignorés pour protéger la mémoire ; les courses restent.',
    en: 'All shapes are ignored to protect memory; trips stay.',
  },
  remedy: {
    fr: 'Simplifiez les tracés.',
    en: 'Simplify the shapes.',
  },
  docs: '`shapes.txt` has more points than the limit. All shapes are dropped, trips stay.',
};
