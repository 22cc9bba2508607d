import type { Rule } from '@maillage/feed-reading';

export const bookingRequired: Rule = {
  code: 'BOOKING_REQUIRED',
  severity: 'info',
  what: {
    fr: 'Passages sur appel ou sur accord avec le conducteur : {count}.',
    en: 'Stop times that need a phone call or an arrangement with the driver: {count}.',
  },
  why: {
    fr: 'Ils sont proposés, avec cette condition.',
    en: 'They are offered, with this condition.',
  },
  remedy: {
    fr: 'Rien à faire.',
    en: 'Nothing to do.',
  },
  docs: '`pickup_type` or `drop_off_type` is 2 or 3. The stop time is kept. Told once per feed.',
};
