import type { Rule } from '@maillage/feed-reading';

export const timezone: Rule = {
  code: 'TIMEZONE',
  severity: 'error',
  what: {
    fr: "Le fuseau horaire du jeu de données n'est pas clair : {reason_fr}.",
    en: 'The time zone of the feed is not clear: {reason_en}.',
  },
  why: {
    fr: 'Toutes les heures seraient fausses.',
    en: 'All times would be wrong.',
  },
  remedy: {
    fr: 'Donnez à toutes les agences le même fuseau, par exemple Europe/Paris.',
    en: 'Give all agencies the same zone, e.g. Europe/Paris.',
  },
  docs: '`agency.txt` is missing, or its `agency_timezone` is empty, not in the IANA database, or not the same for all agencies. The feed is refused.',
};
