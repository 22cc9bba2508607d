import type { Bilingual } from '@maillage/kernel';

/** Why what a feed says could not be applied to the timetable, in words for the operator. */
export const MATCH_REASONS = {
  AMBIGUOUS: {
    fr: 'Plusieurs courses correspondent.',
    en: 'Several trips fit.',
  },
  EXISTING_TRIP: {
    fr: 'Une course nouvelle porte l’identifiant d’une course prévue.',
    en: 'A new trip has the id of a planned one.',
  },
  HEADWAY_RUN: {
    fr: 'La course n’a qu’un intervalle, pas d’horaire (frequencies.txt).',
    en: 'The trip has a headway and no times (frequencies.txt).',
  },
  IMPLAUSIBLE_TIMES: {
    fr: 'Les heures reculent ou le retard est impossible.',
    en: 'Times go backwards, or the delay is impossible.',
  },
  INCOMPLETE: {
    fr: 'Il manque de quoi construire la course nouvelle.',
    en: 'What a new trip needs is missing.',
  },
  NO_INFORMATION: {
    fr: 'Ni retard, ni heure, ni suppression.',
    en: 'Neither delay nor time nor cancellation.',
  },
  NO_SERVICE_THAT_DAY: {
    fr: 'La course ne circule pas ce jour-là.',
    en: 'The trip does not run on that day.',
  },
  OUTSIDE_PERIOD: {
    fr: 'La date est hors de la période de l’horaire.',
    en: 'The date is outside the period of the timetable.',
  },
  ROUTE_MISMATCH: {
    fr: 'La course est d’une autre ligne que celle donnée.',
    en: 'The trip is of another route than the one given.',
  },
  START_MISMATCH: {
    fr: 'La course ne part pas à l’heure donnée.',
    en: 'The trip does not start at the time given.',
  },
  STOP_MISMATCH: {
    fr: 'Les arrêts ne sont pas ceux de la course.',
    en: 'The stops are not those of the trip.',
  },
  SUPERSEDED: {
    fr: 'Un autre élément du flux parle de la même course.',
    en: 'Another item of the feed speaks of the same run.',
  },
  TOO_FEW_STOPS: {
    fr: 'Il reste moins de deux arrêts connus.',
    en: 'Fewer than two known stops are left.',
  },
  UNKNOWN_ROUTE: { fr: 'La ligne est inconnue.', en: 'The route is unknown.' },
  UNKNOWN_TRIP: { fr: 'La course est inconnue.', en: 'The trip is unknown.' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type MatchReason = keyof typeof MATCH_REASONS;
