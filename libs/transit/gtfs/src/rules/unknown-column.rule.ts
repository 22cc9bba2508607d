import type { Rule } from '@maillage/feed-reading';

export const unknownColumn: Rule = {
  code: 'UNKNOWN_COLUMN',
  severity: 'info',
  what: {
    fr: 'Une colonne ne fait pas partie de GTFS.',
    en: 'A column is not part of GTFS.',
  },
  why: {
    fr: 'Elle est ignorée.',
    en: 'It is ignored.',
  },
  remedy: {
    fr: "Rien à faire si c'est voulu ; sinon vérifiez l'orthographe.",
    en: 'Nothing to do if this is meant; else check the spelling.',
  },
  docs: 'A column that GTFS does not know is listed and ignored.',
};
