import type { Rule } from '@maillage/feed-reading';

export const danglingReference: Rule = {
  code: 'DANGLING_REFERENCE',
  severity: 'warning',
  what: {
    fr: "Une ligne renvoie à « {target} » qui n'existe pas.",
    en: 'A row refers to a “{target}” that does not exist.',
  },
  why: {
    fr: 'Ce qui en dépend est écarté.',
    en: 'What depends on it is dropped.',
  },
  remedy: {
    fr: "Ajoutez la ligne visée ou corrigez l'identifiant.",
    en: 'Add the row that is meant or mend the id.',
  },
  docs: 'A reference leads nowhere. A trip without its route or service is dropped; a stop time without its stop or trip, a transfer and a frequency are dropped; a trip without its shape, a stop without its parent and a route without its agency are kept. When more than 5 % of the trips are touched the feed is refused.',
};
