import type { Rule } from '@maillage/feed-reading';

export const tooLarge: Rule = {
  code: 'TOO_LARGE',
  severity: 'error',
  what: {
    fr: 'Le fichier dépasse la limite de {limit} {unit_fr}.',
    en: 'The file exceeds the limit of {limit} {unit_en}.',
  },
  why: {
    fr: 'La mémoire du service est protégée.',
    en: "The service's memory is protected.",
  },
  remedy: {
    fr: "Découpez l'offre en plusieurs jeux de données ou demandez une limite plus haute.",
    en: 'Split the service into several feeds or ask for a higher limit.',
  },
  docs: 'A file has more rows, or the calendar more services × days, than the limits allow. Reading stops there and the feed is refused.',
};
