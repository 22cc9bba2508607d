import type { Rule } from '@maillage/feed-reading';

export const inactiveService: Rule = {
  code: 'INACTIVE_SERVICE',
  severity: 'warning',
  what: {
    fr: "Un calendrier n'a aucun jour de circulation.",
    en: 'A service has no day on which it runs.',
  },
  why: {
    fr: 'Ses courses ne circulent jamais.',
    en: 'Its trips never run.',
  },
  remedy: {
    fr: 'Vérifiez ses jours et ses dates.',
    en: 'Check its days and dates.',
  },
  docs: 'No date is active for a service, after its exceptions. It is kept and never runs.',
};
