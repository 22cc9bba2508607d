import type { Rule } from '@maillage/feed-reading';

export const invalidTime: Rule = {
  code: 'INVALID_TIME',
  severity: 'warning',
  what: {
    fr: "Une heure n'est pas lisible.",
    en: 'A time cannot be read.',
  },
  why: {
    fr: 'Elle est traitée comme absente et interpolée si possible.',
    en: 'It is treated as absent and interpolated where possible.',
  },
  remedy: {
    fr: 'Écrivez HH:MM:SS, au-delà de 24:00:00 après minuit.',
    en: 'Write HH:MM:SS, beyond 24:00:00 after midnight.',
  },
  docs: 'A time is negative or not of the form `H:MM:SS`. It is read as empty: interpolated inside a trip, else the trip is dropped by `UNTIMED_TRIP`.',
};
