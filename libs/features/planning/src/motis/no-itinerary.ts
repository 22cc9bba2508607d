import type { NoItinerary } from '@maillage/itinerary-model';
import type { Bilingual } from '@maillage/kernel';
import { languageOf } from './language.js';

/** Why there is nothing, as a member of an answer, in the reader's language. */
export const noItineraryMember = (why: NoItinerary | undefined, language: readonly string[]) =>
  why && { noItinerary: { ...why, title: TITLES[why.reason][languageOf(language)] } };

const TITLES: Readonly<Record<NoItinerary['reason'], Bilingual>> = {
  ALREADY_AT_DESTINATION: { fr: 'Vous y êtes déjà', en: 'You are already there' },
  OUTSIDE_TERRITORY: { fr: 'Hors du territoire', en: 'Outside the territory' },
  OUTSIDE_SERVICE_PERIOD: { fr: 'Hors de la période des horaires', en: 'Outside the dates of the timetable' },
  NO_STOP_IN_REACH: { fr: 'Aucun arrêt à portée', en: 'No stop in reach' },
  NO_CONNECTION: { fr: 'Aucune correspondance trouvée', en: 'No connection found' },
  WALKING_IS_FASTER: { fr: 'À pied, c’est plus rapide', en: 'Walking is faster' },
};
