import type { Rule } from '@maillage/feed-reading';

export const wrongParent: Rule = {
  code: 'WRONG_PARENT',
  severity: 'warning',
  what: {
    fr: "Le parent d'un arrêt de type {type} est de type {parent}.",
    en: 'The parent of a stop of type {type} is of type {parent}.',
  },
  why: {
    fr: 'Le rattachement est ignoré.',
    en: 'The attachment is ignored.',
  },
  remedy: {
    fr: "Un quai, un accès ou un nœud a pour parent une station ; une station n'en a pas ; une zone d'embarquement a pour parent un quai.",
    en: 'A platform, entrance or node has a station as parent; a station has none; a boarding area has a platform.',
  },
  docs: 'A station has a parent, or the parent is not of the right `location_type`. The parent is ignored.',
};
