import type { Rule } from '@maillage/feed-reading';

export const unusableShape: Rule = {
  code: 'UNUSABLE_SHAPE',
  severity: 'warning',
  what: {
    fr: 'Un tracé est inutilisable : {reason_fr}.',
    en: 'A shape is unusable: {reason_en}.',
  },
  why: {
    fr: 'Il est écarté, ses courses restent.',
    en: 'It is dropped, its trips stay.',
  },
  remedy: {
    fr: 'Corrigez ses points.',
    en: 'Mend its points.',
  },
  docs: 'A shape has one point, a point off the Earth, a repeated or unreadable sequence, or a decreasing `shape_dist_traveled`. The shape is dropped, its trips stay.',
};
