import type { Rule } from '@maillage/feed-reading';

export const tooManyDropped: Rule = {
  code: 'TOO_MANY_DROPPED',
  severity: 'error',
  what: {
    fr: '{share} % du fichier a dû être écarté ({reason}), la limite est de {limit} %.',
    en: '{share} % of the file had to be dropped ({reason}), the limit is {limit} %.',
  },
  why: {
    fr: "L'offre serait trop incomplète pour être publiée.",
    en: 'The service would be too incomplete to be published.',
  },
  remedy: {
    fr: 'Corrigez les lignes signalées et publiez de nouveau.',
    en: 'Mend the rows that are named and publish again.',
  },
  docs: 'More than 0.1 % of the rows of a file have the wrong length, or more than 5 % of the rows or trips of a file had to be dropped for other reasons. The feed is refused.',
};
