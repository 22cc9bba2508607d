import type { Rule } from '@maillage/feed-reading';

export const unusedFile: Rule = {
  code: 'UNUSED_FILE',
  severity: 'info',
  what: {
    fr: "Un fichier GTFS n'est pas encore utilisé ici.",
    en: 'A GTFS file is not used here yet.',
  },
  why: {
    fr: 'Il ne change pas les itinéraires.',
    en: 'It does not change itineraries.',
  },
  remedy: {
    fr: 'Rien à faire.',
    en: 'Nothing to do.',
  },
  docs: 'A file that GTFS knows and that we do not read yet (fares, translations, on-demand zones) is listed and ignored.',
};
