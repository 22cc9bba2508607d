import type { Rule } from '@maillage/feed-reading';

export const sameVersionName: Rule = {
  code: 'SAME_VERSION_NAME',
  severity: 'info',
  what: {
    fr: 'Le contenu a changé sous le même numéro de version « {version} ».',
    en: 'The content changed under the same version name “{version}”.',
  },
  why: {
    fr: 'Le contenu décide.',
    en: 'The content decides.',
  },
  remedy: {
    fr: 'Changez feed_version à chaque publication.',
    en: 'Change feed_version with every publication.',
  },
  docs: '`feed_version` is that of the active version and the content is not. The content decides.',
};
