import type { Rule } from '@maillage/feed-reading';

export const sameContent: Rule = {
  code: 'SAME_CONTENT',
  severity: 'info',
  what: {
    fr: 'Le contenu est identique à la version active, malgré le numéro « {version} ».',
    en: 'The content is that of the active version, in spite of the version name “{version}”.',
  },
  why: {
    fr: 'Le contenu décide.',
    en: 'The content decides.',
  },
  remedy: {
    fr: 'Rien à faire.',
    en: 'Nothing to do.',
  },
  docs: '`feed_version` changed and the trips, stops, routes and dates did not. The content decides.',
};
