import type { Rule } from '@maillage/feed-reading';

export const nothingToRun: Rule = {
  code: 'NOTHING_TO_RUN',
  severity: 'error',
  what: {
    fr: 'Aucune course ne circule à aucune date.',
    en: 'No trip runs on any date.',
  },
  why: {
    fr: 'Publier ce jeu viderait le réseau.',
    en: 'Publishing this feed would empty the network.',
  },
  remedy: {
    fr: 'Vérifiez les calendriers et les courses.',
    en: 'Check the calendars and trips.',
  },
  docs: 'After all that had to be dropped no trip runs on any day. The version is refused and the last good one keeps answering.',
};
