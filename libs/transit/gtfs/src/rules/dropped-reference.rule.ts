import type { Rule } from '@maillage/feed-reading';

export const droppedReference: Rule = {
  code: 'DROPPED_REFERENCE',
  severity: 'warning',
  what: {
    fr: 'Une ligne renvoie à un élément de « {target} » qui a été écarté.',
    en: 'A row refers to something in “{target}” that was dropped.',
  },
  why: {
    fr: 'Elle ne peut plus servir ; la cause est signalée à part.',
    en: 'It cannot be used any more; the cause is told apart.',
  },
  remedy: {
    fr: "Corrigez d'abord la ligne visée.",
    en: 'Mend the row it refers to first.',
  },
  docs: 'A row refers to a stop or trip that was dropped for a reason of its own. It is dropped as well.',
};
