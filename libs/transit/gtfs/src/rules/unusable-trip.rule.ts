import type { Rule } from '@maillage/feed-reading';

export const unusableTrip: Rule = {
  code: 'UNUSABLE_TRIP',
  severity: 'warning',
  what: {
    fr: 'Une course a moins de deux passages utilisables ({count}).',
    en: 'A trip has fewer than two usable stop times ({count}).',
  },
  why: {
    fr: 'Personne ne peut la prendre ; elle est écartée.',
    en: 'Nobody can ride it; it is dropped.',
  },
  remedy: {
    fr: 'Donnez-lui au moins deux passages ou retirez-la.',
    en: 'Give it at least two stop times or remove it.',
  },
  docs: 'A trip has no or one stop time, also when it belongs to a block. It is dropped.',
};
