import type { Rule } from '@maillage/feed-reading';

export const regression: Rule = {
  code: 'REGRESSION',
  severity: 'warning',
  what: {
    fr: "L'offre baisse nettement : {subject_fr}, de {before} à {after}.",
    en: 'The service falls sharply: {subject_en}, from {before} to {after}.',
  },
  why: {
    fr: 'Un export incomplet ferait disparaître des lignes.',
    en: 'An incomplete export would make lines disappear.',
  },
  remedy: {
    fr: 'Confirmez la publication si la baisse est voulue.',
    en: 'Confirm the publication if the fall is meant.',
  },
  docs: 'At least 30 % fewer trips, stops or routes than the active version, or one of the next 14 days has no trip while the active version runs trips on that weekday. The version is held until a person confirms.',
};
