import type { Rule } from '@maillage/feed-reading';

export const unknownFile: Rule = {
  code: 'UNKNOWN_FILE',
  severity: 'info',
  what: {
    fr: 'Un fichier ne fait pas partie de GTFS.',
    en: 'A file is not part of GTFS.',
  },
  why: {
    fr: 'Il est ignoré.',
    en: 'It is ignored.',
  },
  remedy: {
    fr: "Rien à faire si c'est voulu ; sinon vérifiez l'orthographe.",
    en: 'Nothing to do if this is meant; else check the spelling.',
  },
  docs: 'A file that GTFS does not know is listed and ignored; names are case-sensitive.',
};
