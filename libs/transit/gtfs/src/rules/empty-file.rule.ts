import type { Rule } from '@maillage/feed-reading';

export const emptyFile: Rule = {
  code: 'EMPTY_FILE',
  severity: 'error',
  what: {
    fr: 'Un fichier obligatoire ne contient aucune ligne utilisable.',
    en: 'A required file holds no usable row.',
  },
  why: {
    fr: "L'offre serait vide.",
    en: 'The service would be empty.',
  },
  remedy: {
    fr: "Vérifiez que l'export s'est terminé.",
    en: 'Check that the export ran to its end.',
  },
  docs: 'A required file is empty, has blank lines only or a header only. The feed is refused.',
};
