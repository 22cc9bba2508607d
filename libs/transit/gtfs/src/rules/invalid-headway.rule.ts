import type { Rule } from '@maillage/feed-reading';

export const invalidHeadway: Rule = {
  code: 'INVALID_HEADWAY',
  severity: 'error',
  what: {
    fr: "Une fréquence n'a pas de sens : {reason_fr}.",
    en: 'A frequency makes no sense: {reason_en}.',
  },
  why: {
    fr: 'Elle donnerait un nombre infini ou négatif de départs.',
    en: 'It would give an infinite or negative number of departures.',
  },
  remedy: {
    fr: "Donnez un intervalle d'au moins une seconde et une fin après le début.",
    en: 'Give a headway of at least one second and an end after the start.',
  },
  docs: '`headway_secs` is 0 or not a whole number, a time is unreadable, or the end is before the start. The feed is refused.',
};
