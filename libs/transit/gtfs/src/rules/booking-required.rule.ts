import type { Rule } from '../notices/rule.js';

export const bookingRequired: Rule = {
  code: 'BOOKING_REQUIRED',
  severity: 'info',
  what: {
    fr: "{count} passages demandent d'appeler ou de s'arranger avec le conducteur.",
    en: '{count} stop times need a phone call or an arrangement with the driver.',
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
